// The search page of the hosted site: Pagefind's results, filters, and help where nothing is found.
import { askAddress, counted, excerptNodes, filled, nearest } from "./search-text.js";

const FILTERS = ["kind", "tag", "release", "author", "year"];
// A long page that names a word often is not better than a short one that is about it.
const RANKING = { termFrequency: 0.5, pageLength: 0.5 };
const AT_ONCE = 10;
const PARTS = 4;
const PAUSE = 200;

const page = document.getElementById("search-page");
const say = JSON.parse(page.dataset.words);
const form = document.getElementById("search-form");
const input = document.getElementById("search-words");
const status = document.getElementById("search-status");
const hits = document.getElementById("search-hits");
const more = document.getElementById("search-more");

let pagefind;
let waiting = [];
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

// How well a part of a page answers: the weight of the words that it has.
function worth(part) {
  return part.weighted_locations.reduce((sum, found) => sum + found.balanced_score, 0);
}

function bestParts(data) {
  const parts = data.sub_results.filter((part) => part.url.includes("#"));
  const best = new Set([...parts].sort((a, b) => worth(b) - worth(a)).slice(0, PARTS));
  return parts.filter((part) => best.has(part) && part.title !== data.meta.title);
}

function showHit(data) {
  const link = element("a", { href: data.url, textContent: data.meta.title });
  const facts = [say.kinds[data.meta.kind] || data.meta.kind, data.meta.year].filter(Boolean).join(" · ");
  const item = element(
    "li",
    { className: "search-hit" },
    element("h2", {}, link),
    element("p", { className: "search-facts", textContent: facts }),
    element("p", {}, ...excerptNodes(data.excerpt)),
  );
  const parts = bestParts(data).map((part) =>
    element("li", {}, element("a", { href: part.url, textContent: part.title })),
  );
  if (parts.length) item.append(element("ul", {}, ...parts));
  return item;
}

async function nextHits() {
  const next = waiting.splice(0, AT_ONCE);
  return (await Promise.all(next.map((result) => result.data()))).map(showHit);
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
  const asked = words || Object.keys(filters).length;
  const found = asked ? (await pagefind.search(words || null, { filters })).results : [];
  if (turn !== latest) return;
  waiting = [...found];
  const items = await nextHits();
  if (turn !== latest) return;
  // What was found before stays until there is something in its place.
  hits.replaceChildren(...items);
  more.hidden = waiting.length === 0;
  document.getElementById("search-help")?.remove();
  status.textContent = asked ? summary(found.length, words) : "";
  if (words && found.length === 0) await showHelp(words, turn);
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
  pagefind = await import(new URL(page.dataset.pagefind, location.href));
  await pagefind.options({ baseUrl: new URL(page.dataset.root, location.href).pathname, ranking: RANKING });
  addFilters(await pagefind.filters());
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
