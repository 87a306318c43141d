// The switcher keeps the place in the page, where the other language has the page.

for (const event of ["toggle", "hashchange"]) {
  addEventListener(event, keepPlace, true);
}

function keepPlace() {
  for (const link of document.querySelectorAll(".language-switch a[rel=alternate]")) {
    link.hash = location.hash;
  }
}
