// The search page of the hosted site: results, filters, and help where little or nothing is found.
import { Engine } from "./search-engine.js";
import { askAddress, counted, excerpt, filled, nearest } from "./search-text.js";

const FILTERS = ["kind", "tag", "release", "author", "year"];
const AT_ONCE = 10;
const PARTS = 4;
const FEW = 3;
const PAUSE = 200;

const page = document.getElementById("search-page");
const say = JSON.parse(page.dataset.words);
const form = document.getElementById("search-form");
const input = document.getElementById("search-words");
const status = document.getElementById("search-status");
const meant = document.getElementById("search-meant");
const hits = document.getElementById("search-hits");
const more = document.getElementById("search-more");

let engine;
let waiting = [];
let asked = [];
let latest = 0;
let timer;

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

// Words and filters are kept in the address, so that results can be shared.
function chooseFilters(given) {
  for (const name of FILTERS) {
    const select = form.elements[name];
    if (select) select.value = given.get(name) || "";
  }
}

function chosenFilters() {
  const pairs = FILTERS.map((name) => [name, form.elements[name]?.value]);
  return Object.fromEntries(pairs.filter(([, value]) => value));
}

function writeAddress(words, filters) {
  const given = new URLSearchParams(words ? { q: words, ...filters } : filters);
  history.replaceState(null, "", given.size ? `?${given}` : location.pathname);
}

function addFilters(found) {
  const box = element("fieldset", { className: "search-filters" }, element("legend", { textContent: say.only }));
  for (const name of FILTERS) {
    const label = say.filters[name];
    const values = Object.keys(found[name] || {}).sort((a, b) => a.localeCompare(b));
    if (values.length === 0) continue;
    if (name === "year") values.reverse();
    const shown = name === "kind" ? say.kinds : {};
    const options = values.map((value) => new Option(shown[value] || value, value));
    const select = element("select", { name }, new Option(filled(say.all, { filter: label }), ""), ...options);
    select.setAttribute("aria-label", label);
    select.addEventListener("change", search);
    box.append(select);
  }
  if (box.children.length > 1) form.append(box);
}

function address(data, anchor = "") {
  const url = new URL(page.dataset.root + data.url, location.href);
  return url.pathname + (anchor && `#${anchor}`);
}

function showHit(data, sections) {
  const link = element("a", { href: address(data), textContent: data.title });
  const facts = [say.kinds[data.kind] || data.kind, data.year].filter(Boolean).join(" · ");
  const best = data.sections[sections[0] ?? 0];
  const item = element(
    "li",
    { className: "search-hit" },
    element("h2", {}, link),
    element("p", { className: "search-facts", textContent: facts }),
    element("p", {}, ...excerpt(best[2] || data.sections[0][2], asked)),
  );
  const parts = sections
    .map((number) => data.sections[number])
    .filter(([anchor, title]) => anchor && title !== data.title)
    .slice(0, PARTS)
    .map(([anchor, title]) => element("li", {}, element("a", { href: address(data, anchor), textContent: title })));
  if (parts.length) item.append(element("ul", {}, ...parts));
  return item;
}

function nextHits() {
  const next = waiting.splice(0, AT_ONCE);
  return Promise.all(next.map(async ({ page, sections }) => showHit(await engine.page(page), sections)));
}

async function showMore() {
  const first = hits.children.length;
  const turn = latest;
  const items = await nextHits();
  if (turn !== latest) return;
  hits.append(...items);
  more.hidden = waiting.length === 0;
  hits.children[first]?.querySelector("a").focus();
}

async function allQuestions() {
  if (!page.dataset.questions) return [];
  const address = new URL(page.dataset.questions, location.href);
  const answer = await fetch(address);
  if (!answer.ok) return [];
  const list = new DOMParser().parseFromString(await answer.text(), "text/html");
  return [...list.querySelectorAll("article a[href*='#']:not(.headerlink)")]
    .filter((link) => !link.getAttribute("href").startsWith("#"))
    .map((link) => ({ title: link.textContent.trim(), url: new URL(link.getAttribute("href"), address).href }));
}

async function showHelp(words, turn) {
  const near = nearest(words, await allQuestions().catch(() => []));
  if (turn !== latest) return;
  const help = element("div", { id: "search-help" });
  if (near.length) {
    const links = near.map(({ title, url }) => element("li", {}, element("a", { href: url, textContent: title })));
    help.append(element("h2", { textContent: say.near }), element("ul", {}, ...links));
  }
  if (page.dataset.ask) {
    const ask = element("a", { href: askAddress(page.dataset.ask, words), textContent: say.ask });
    help.append(element("p", { className: "search-ask" }, ask));
  }
  page.append(help);
}

async function search() {
  clearTimeout(timer);
  const turn = ++latest;
  const words = input.value.trim();
  const filters = chosenFilters();
  writeAddress(words, filters);
  hits.setAttribute("aria-busy", "true");
  const isAsked = words || Object.keys(filters).length;
  let found = isAsked ? await engine.search(words, filters) : { pages: [], words: [], whole: FEW };
  const better = found.whole < FEW ? await commonsSearch.meant(words, (word) => !found.unknown.includes(word)) : "";
  const shown = better && !found.pages.length ? better : words;
  if (shown !== words) found = await engine.search(shown, filters);
  if (turn !== latest) return;
  waiting = found.pages;
  asked = found.words;
  const count = waiting.length;
  const items = await nextHits();
  if (turn !== latest) return;
  // What was found before stays until there is something in its place.
  hits.replaceChildren(...items);
  more.hidden = waiting.length === 0;
  document.getElementById("search-help")?.remove();
  meant.replaceChildren(...(better ? commonsSearch.question(better) : []));
  status.textContent = isAsked ? summary(count, shown) : "";
  if (words && count === 0) await showHelp(words, turn);
  if (turn === latest) hits.setAttribute("aria-busy", "false");
}

function summary(count, words) {
  if (count === 0) return filled(words ? say.noneFor : say.none, { words });
  return counted(words ? say.pagesFor : say.pages, count, { words });
}

// Without an index, as in a preview, Sphinx's own search answers.
async function useSphinx() {
  for (const src of page.dataset.fallback.split(" ")) await loadScript(src);
}

function loadScript(src) {
  return new Promise((done) => {
    document.head.append(element("script", { src, onload: done, onerror: done }));
  });
}

function listen() {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search();
  });
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, PAUSE);
  });
  more.addEventListener("click", showMore);
}

async function load() {
  engine = await Engine.open(new URL(page.dataset.index, location.href), commonsSearch);
  await loadScript(page.dataset.language);
  addFilters(engine.facets);
}

async function start() {
  const given = new URLSearchParams(location.search);
  input.value = (given.get("q") || "").slice(0, input.maxLength);
  // The program is large; who only came by does not need it.
  if (!given.size) await new Promise((begin) => form.addEventListener("focusin", begin, { once: true }));
  try {
    await load();
  } catch {
    await useSphinx();
    return;
  }
  chooseFilters(given);
  listen();
  await search();
}

start();
