// Sphinx's search page: what is titled as was asked leads, other names are asked for too, and where
// little is found, so is what was meant. Without Sphinx's script nothing happens.
if (typeof Search !== "undefined" && Search._performSearch) {
  const { fit, meant, otherNames, plain, question } = commonsSearch;
  const FEW = 3;
  // What has a title, in the order in which titles of one kind lead: pages, objects, sections.
  const [PAGE, OBJECT, HEADING] = [0, 1, 2];
  const usual = Search._performSearch;
  const answer = Search.query;
  let titles;

  // The name of an object stands in the index as HTML.
  function asText(html) {
    return html.includes("&") ? new DOMParser().parseFromString(html, "text/html").documentElement.textContent : html;
  }

  // Of pages with one title, those near the root come first.
  function depthOf(docname) {
    return docname.replace(/(^|\/)index$/, "").split("/").length;
  }

  // All titles of the index as results, which Sphinx has as lists, each with its plain title.
  function allTitles() {
    const { alltitles, docnames, filenames, objects, objnames, titles: pages } = Search._index;
    const found = [];
    const note = (rank, title, file, shown, anchor, about, kind) =>
      found.push({ rank, title: plain(title), depth: depthOf(docnames[file]), result: [docnames[file], shown, anchor, about, 0, filenames[file], kind] });
    pages.forEach((title, file) => note(PAGE, title, file, title, "", null, "title"));
    for (const [prefix, members] of Object.entries(objects)) {
      for (const [file, type, , anchor, name] of members) {
        const full = asText(prefix ? `${prefix}.${name}` : name);
        const [, kind, label] = objnames[type];
        const id = anchor === "-" ? `${kind}-${full}` : anchor || full;
        note(OBJECT, full, file, full, `#${id}`, `${label}${_(", in ")}${pages[file]}`, "object");
      }
    }
    for (const [title, places] of Object.entries(alltitles)) {
      for (const [file, id] of places) {
        if (title !== pages[file]) note(HEADING, title, file, `${pages[file]} > ${title}`, id ? `#${id}` : "", null, "title");
      }
    }
    return found;
  }

  function titled(words) {
    titles ??= allTitles();
    const asked = plain(words);
    return titles
      .map((entry) => ({ ...entry, level: fit(asked, entry.title) }))
      // A section that has the words among others is no more than a page that has them.
      .filter((entry) => entry.level > (entry.rank === HEADING))
      .sort((a, b) => b.level - a.level || a.rank - b.rank || a.title.length - b.title.length || a.depth - b.depth)
      .map(({ level, result }) => ({ level, result }));
  }

  // Best first: exact titles, those of other names, titles that begin so or have all words, texts.
  function ranked(words, ...sets) {
    const own = titled(words);
    const others = otherNames(words);
    const theirs = others.flatMap(titled);
    const texts = (name) => usual(...Search._parseQuery(name)).reverse();
    const all = [
      ...own.filter(({ level }) => level === 3),
      ...theirs.filter(({ level }) => level === 3),
      ...own.filter(({ level }) => level < 3),
    ].map(({ result }) => result);
    const rest = [...others.flatMap(texts), ...usual(words, ...sets).reverse()];
    const seen = new Set();
    const results = [...all, ...rest].filter(([docname, , anchor]) => {
      const place = `${docname} ${anchor}`;
      return !seen.has(place) && seen.add(place);
    });
    // The score is told to those who look; and Sphinx takes results from the end.
    return results.map((result, at) => result.with(4, results.length - at)).reverse();
  }

  function isKnown(word) {
    const stem = new Stemmer().stemWord(word);
    if (stopwords.has?.(word)) return true;
    return [Search._index.terms, Search._index.titleterms].some(
      (table) => Object.hasOwn(table, stem) || Object.keys(table).some((term) => term.startsWith(word)),
    );
  }

  function ask(text) {
    const line = Object.assign(document.createElement("p"), { className: "search-meant" });
    line.setAttribute("role", "status");
    Search.output.before(line);
    if (text) line.append(...question(text));
  }

  Search._performSearch = ranked;
  Search.query = async (words) => {
    const found = ranked(...Search._parseQuery(words)).length;
    const better = found < FEW ? await meant(words, isKnown) : "";
    ask(better);
    answer(!found && better ? better : words);
  };
}
