// What the searches of a site have in common: which titles are meant, other names of things, and
// what was meant by words that no page has. Nothing here touches the page but for what it is told.
const commonsSearch = (() => {
  const told = JSON.parse(document.querySelector('meta[name="commons-search"]')?.content || "{}");
  const synonyms = new Map(Object.entries(told.synonyms || {}));
  // The words of titles and those of texts, once they are asked for.
  let lists;

  // A text without case, accents and signs: by this, titles are alike.
  function plain(text) {
    const bare = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
    return (bare.match(/[\p{L}\p{N}]+/gu) || []).join(" ");
  }

  // How a title fits, both plain: 3 exactly, 2 it begins so, 1 all words begin words of it, else 0.
  function fit(asked, title) {
    if (asked === title) return 3;
    if (!asked) return 0;
    if (title.startsWith(asked)) return 2;
    const words = title.split(" ");
    return asked.split(" ").every((word) => words.some((other) => other.startsWith(word))) ? 1 : 0;
  }

  // What the words may also be called: all of them together, or one acronym or alias among them.
  function otherNames(text) {
    const key = text.toLowerCase().replace(/[\s_-]+/g, " ").trim();
    const whole = synonyms.get(key);
    if (whole) return whole;
    const words = key.split(" ");
    return words.flatMap((word, at) =>
      (synonyms.get(word) || []).map((name) => [...words.slice(0, at), name, ...words.slice(at + 1)].join(" ")),
    );
  }

  // How many letters were left out, put in, exchanged or swapped; more than `most` counts as endless.
  function distance(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return Infinity;
    let before = [];
    let row = Array.from({ length: other.length + 1 }, (_, at) => at);
    for (let i = 1; i <= one.length; i++) {
      const next = [i];
      for (let j = 1; j <= other.length; j++) {
        const same = one[i - 1] === other[j - 1];
        next[j] = Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + !same);
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
          next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      if (Math.min(...next) > most) return Infinity;
      [before, row] = [row, next];
    }
    return row[other.length];
  }

  function unpacked(text) {
    let before = "";
    return [...text.matchAll(/(\d)(\D*)/g)].map(([, shared, rest]) => (before = before.slice(0, shared) + rest));
  }

  // The word that was meant, "" for none: few slips, rarely in the first letter, rather a title's.
  function nearest(word) {
    const most = word.length < 6 ? 1 : 2;
    let best = "";
    let least = Infinity;
    lists.forEach((words, list) => {
      for (const other of words) {
        const far = distance(word, other, most);
        const cost = far + 0.5 * (word[0] !== other[0]) + 0.3 * list + 0.1 * (word.length !== other.length);
        if (far <= most && cost < least) [best, least] = [other, cost];
      }
    });
    return best;
  }

  function load() {
    if (lists || !told.words) return Promise.resolve();
    return new Promise((done) => {
      document.head.append(
        Object.assign(document.createElement("script"), { src: told.words, onload: done, onerror: done }),
      );
    });
  }

  // The words of a build, as its file tells them.
  function learn(tables) {
    lists = tables.map(unpacked);
  }

  // What was meant, "" where all words are known: only then is the file of words not asked for.
  async function meant(text, isKnown) {
    const strange = (text.match(/[\p{L}\p{M}]+/gu) || []).filter((word) => word.length > 3 && !isKnown(word.toLowerCase()));
    if (!strange.length) return "";
    await load();
    if (!lists) return "";
    const better = text.replace(/[\p{L}\p{M}]+/gu, (word) =>
      strange.includes(word) ? nearest(word.toLowerCase()) || word : word,
    );
    return better === text ? "" : better;
  }

  // "Did you mean …?" with a link that asks for it.
  function question(text) {
    const [before, after] = told.meant.split("%(words)s");
    const address = new URL(location.href);
    address.searchParams.set("q", text);
    const link = Object.assign(document.createElement("a"), { href: address.href, textContent: text });
    return [before, link, after ?? ""];
  }

  return { fit, learn, meant, otherNames, plain, question };
})();
