// Before anything is drawn: the colours that the reader chose last time.
document.body.dataset.theme = localStorage.getItem("theme") || "auto";
