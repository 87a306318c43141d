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
