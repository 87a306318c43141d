// Sphinx's search takes the text of a page from an element with a role that none has here. The
// article is what it should show: <main> holds the buttons above it, too.
if (typeof Search !== "undefined") {
  const { htmlToText } = Search;
  Search.htmlToText = (html, anchor) => htmlToText(html.replace("<article ", '<article role="main" '), anchor);
}
