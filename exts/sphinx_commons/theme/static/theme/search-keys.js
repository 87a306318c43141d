// "/" and Ctrl-K (or Cmd-K) lead to the search box, wherever the reader is.
function wantsSearch(event) {
  if (event.altKey || event.shiftKey) return false;
  if (event.ctrlKey || event.metaKey) return event.key.toLowerCase() === "k";
  const writing = event.target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable]");
  return event.key === "/" && !writing;
}

document.addEventListener("keydown", (event) => {
  if (!wantsSearch(event)) return;
  event.preventDefault();
  const own = document.getElementById("search-words");
  const box = own || document.getElementById("sidebar-search");
  const drawer = document.getElementById("__navigation");
  // On small screens the box is in a drawer that is shut.
  if (!own && box.getBoundingClientRect().right <= 0) drawer.checked = true;
  box.focus();
  box.select();
});
