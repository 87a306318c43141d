// The look that single elements ask for: a strict policy lets a script set what it bars in HTML.
for (const element of document.querySelectorAll("[data-style]")) {
  element.style.cssText = element.dataset.style;
}

// Boxes that scroll sideways must be reachable with the keyboard, and only those.
function markScrollers() {
  if (matchMedia("print").matches) return; // Paper is told by the marks of the screen.
  for (const box of document.querySelectorAll(".highlight pre, .table-wrapper, div.math")) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  }
}

markScrollers();
addEventListener("resize", markScrollers);

// "On this page" marks the sections that are in view. An answer that is shut has no place of its
// own, so its question stands for it.
const sections = [...document.querySelectorAll(".toc-tree a[href^='#']")]
  .map((link) => [link, document.getElementById(decodeURIComponent(link.hash.slice(1)))?.closest("section")])
  .filter(([, section]) => section);

function markInView() {
  for (const [link, section] of sections) {
    const { top, bottom } = section.getBoundingClientRect();
    link.classList.toggle("in-view", top < innerHeight && bottom > 0);
  }
}

if (sections.length) {
  let waiting = 0;
  const mark = () => {
    waiting ||= requestAnimationFrame(() => {
      waiting = 0;
      markInView();
    });
  };
  markInView();
  for (const change of ["scroll", "resize"]) addEventListener(change, mark, { passive: true });
  addEventListener("toggle", mark, true);
}

// Of a site that is opened from a disk, browsers show what is in a folder, not the page in it. They
// load no modules either, so the search is Sphinx's, and nothing of the pages that it finds.
function pageIn(address) {
  const url = new URL(address);
  if (url.protocol === "file:" && url.pathname.endsWith("/")) url.pathname += "index.html";
  return url.href;
}

function leadToPages({ target }) {
  const link = target.closest("a[href]");
  if (link) link.href = pageIn(link.href);
}

function loadInOrder([src, ...others]) {
  const script = Object.assign(document.createElement("script"), { src });
  if (others.length) script.onload = () => loadInOrder(others);
  document.head.append(script);
}

if (location.protocol === "file:") {
  addEventListener("click", leadToPages, true);
  addEventListener("auxclick", leadToPages, true);
  for (const form of document.forms) form.action = pageIn(form.action);
  DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = false;
  const search = document.getElementById("search-page");
  if (search) loadInOrder(search.dataset.fallback.split(" "));
}

// Where the site has the text of a page beside it, as a hosted one has, a button copies it. Browsers
// lend the clipboard to pages of this machine and those that came encrypted.
const markdown = document.querySelector('link[rel="alternate"][type="text/markdown"]');
const buttons = document.querySelector(".content-icon-container");

function icon(name) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  made.setAttribute("aria-hidden", "true");
  made.append(document.createElementNS(made.namespaceURI, "use"));
  made.firstChild.setAttribute("href", `#svg-${name}`);
  return made;
}

async function textOf(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(answer.statusText);
  return new Blob([await answer.text()], { type: "text/plain" });
}

if (markdown && buttons && navigator.clipboard) {
  const { copy, copied } = buttons.dataset;
  const button = Object.assign(document.createElement("button"), { type: "button", className: "copy-page", title: copy });
  const said = Object.assign(document.createElement("span"), { className: "copy-page-said" });
  said.setAttribute("role", "status");
  button.setAttribute("aria-label", copy);
  button.append(icon("copy"));
  button.addEventListener("click", async () => {
    // The promise is handed on, as Safari forgets the click while a text is loaded.
    await navigator.clipboard.write([new ClipboardItem({ "text/plain": textOf(markdown.href) })]);
    said.textContent = copied;
    button.replaceChildren(icon("done"));
    setTimeout(() => {
      said.textContent = "";
      button.replaceChildren(icon("copy"));
    }, 2000);
  });
  buttons.prepend(button, said);
}
