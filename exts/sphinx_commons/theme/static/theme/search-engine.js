// Finds pages in the index of the hosted site, of which it loads the files with the words asked for.
// Stemmer and stopwords are those of Sphinx for the language of the site, as is splitQuery where that
// has words of its own kind.

// What begins like a word of the question is worth less than the word.
const BEGUN = 0.4;
// How many files are looked through for a word that is only begun.
const MOST_FILES = 4;
const FEW = 3;

async function json(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

function split(text) {
  return typeof splitQuery === "undefined" ? text.match(/[\p{L}\p{M}\p{N}_]+/gu) || [] : splitQuery(text);
}

// The words of a question, each as it is typed and as it stands in the index.
function wordsOf(text) {
  const stemmer = new Stemmer();
  const words = split(text.toLowerCase()).filter((word) => !stopwords.has(word) && !/^\d+$/.test(word));
  return [...new Map(words.map((typed) => [stemmer.stemWord(typed), typed]))].map(([stem, typed]) => ({ stem, typed }));
}

// Whether a word of the index is the beginning of one that is being typed, or begins with it.
function isBegun(word, typed) {
  return word.startsWith(typed) || (word.length > 3 && typed.startsWith(word) && typed.length < word.length + 4);
}

// Section -> weight, from the list of the index, where a weight other than 1 follows as a negative number.
function* placesOf(list) {
  for (let at = 0; at < list.length; at++) {
    const weight = list[at + 1] < 0 ? -list[at + 1] : 1;
    yield [list[at], weight];
    if (weight > 1) at++;
  }
}

export class Engine {
  // `titles` says how titles fit: the functions `plain`, `fit` and `otherNames`.
  constructor(address, entry, titles) {
    Object.assign(this, entry, { address, titles, files: new Map() });
    this.folder = new URL(`${entry.folder}/`, address);
  }

  static async open(address, titles) {
    return new Engine(address, await json(address), titles);
  }

  file(path) {
    if (!this.files.has(path)) this.files.set(path, json(new URL(path, this.folder)));
    return this.files.get(path);
  }

  page(number) {
    return this.file(`pages/${number}.json`);
  }

  // The files in which words may begin so.
  tables(begin) {
    const own = this.keys.filter((key) => begin.startsWith(key)).sort((a, b) => b.length - a.length)[0];
    const longer = this.keys.filter((key) => key !== begin && key.startsWith(begin)).slice(0, MOST_FILES);
    const wanted = [...(own ? [own] : []), ...longer];
    return Promise.all(wanted.map((key) => this.file(`words/${this.keys.indexOf(key)}.json`)));
  }

  pageOf(section) {
    let low = 0;
    for (let high = this.starts.length; high - low > 1; ) {
      const middle = (low + high) >> 1;
      if (this.starts[middle] <= section) low = middle;
      else high = middle;
    }
    return low;
  }

  allowed(filters) {
    const sets = Object.entries(filters).map(([name, value]) => new Set(this.facets[name]?.[value] || []));
    return (page) => sets.every((set) => set.has(page));
  }

  // Section -> how well it answers to a word, and whether the word itself is in the index.
  async places({ stem, typed }) {
    const found = new Map();
    let isKnown = false;
    for (const { words } of await this.tables(typed)) {
      for (const [word, list] of Object.entries(words)) {
        const same = word === stem;
        if (!same && !isBegun(word, typed)) continue;
        isKnown ||= same || word.startsWith(typed);
        const places = [...placesOf(list)];
        const rarity = Math.log(1 + this.total / places.length) * (same ? 1 : BEGUN);
        for (const [section, weight] of places) {
          const worth = (rarity * weight) / (weight + 4);
          found.set(section, Math.max(found.get(section) || 0, worth));
        }
      }
    }
    return { found, isKnown };
  }

  get total() {
    return this.starts.at(-1) + 1;
  }

  // Pages with the words: how many of them, how well, and the sections that answer.
  async texts(words, isAllowed) {
    const pages = new Map();
    const unknown = [];
    for (const word of words) {
      const { found, isKnown } = await this.places(word);
      if (!isKnown) unknown.push(word.typed);
      const best = new Map();
      for (const [section, worth] of found) {
        const page = this.pageOf(section);
        if (!isAllowed(page)) continue;
        const entry = pages.get(page) || pages.set(page, { page, count: 0, score: 0, sections: new Map() }).get(page);
        entry.sections.set(section, (entry.sections.get(section) || 0) + worth);
        best.set(page, Math.max(best.get(page) || 0, worth));
      }
      for (const [page, worth] of best) {
        pages.get(page).count++;
        pages.get(page).score += worth;
      }
    }
    for (const entry of pages.values()) entry.score += Math.max(...entry.sections.values()) / 2;
    const ranked = [...pages.values()].sort((a, b) => b.count - a.count || b.score - a.score || a.page - b.page);
    const whole = ranked.filter(({ count }) => count === words.length);
    return { ranked: whole.length < FEW ? ranked.filter(({ count }) => 2 * count > words.length || count === words.length) : whole, whole, unknown };
  }

  // Sections whose titles are what was asked, or begin so; those of whole pages first.
  async titled(text, isAllowed) {
    const asked = this.titles.plain(text);
    if (!asked) return [];
    const found = [];
    for (const { titles } of await this.tables(asked)) {
      for (const [title, section] of titles) {
        const bare = this.titles.plain(title);
        const level = this.titles.fit(asked, bare);
        const page = this.pageOf(section);
        if (level > 1 && isAllowed(page)) found.push({ level, page, section, length: bare.length });
      }
    }
    const isPart = ({ page, section }) => section !== this.starts[page];
    return found.sort((a, b) => b.level - a.level || isPart(a) - isPart(b) || a.length - b.length || a.section - b.section);
  }

  // All pages in order of how well they answer, each with its sections, best first.
  async search(text, filters) {
    const isAllowed = this.allowed(filters);
    const words = wordsOf(text);
    if (!text) return { pages: this.starts.map((_, page) => page).filter(isAllowed).map((page) => ({ page, sections: [] })), words, whole: Infinity, unknown: [] };
    const others = this.titles.otherNames(text);
    const own = await this.titled(text, isAllowed);
    const exact = own.filter(({ level }) => level > 2);
    const theirs = (await Promise.all(others.map((name) => this.titled(name, isAllowed)))).flat();
    const leads = [...exact, ...theirs.filter(({ level }) => level > 2), ...own.filter(({ level }) => level < 3)];
    const { ranked, whole, unknown } = await this.texts(words, isAllowed);
    const more = await Promise.all(others.map((name) => this.texts(wordsOf(name), isAllowed)));
    const pages = new Map();
    const place = (page) => pages.get(page) || pages.set(page, { page, sections: new Set() }).get(page);
    for (const { page, section } of leads) place(page).sections.add(section);
    for (const { page, sections } of [...ranked, ...more.flatMap((found) => found.whole)]) {
      const best = [...sections].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
      for (const [section] of best) place(page).sections.add(section);
    }
    const found = [...pages.values()].map(({ page, sections }) => ({ page, sections: [...sections].map((s) => s - this.starts[page]) }));
    const named = [...words, ...others.flatMap(wordsOf)];
    return { pages: found, words: named, whole: exact.length ? Infinity : whole.length, unknown };
  }
}
