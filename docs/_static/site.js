// Boxes that scroll sideways must be reachable with the keyboard, and only those.
function markScrollers() {
  for (const box of document.querySelectorAll(".highlight pre, .table-wrapper")) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  }
}

markScrollers();
addEventListener("resize", markScrollers);
