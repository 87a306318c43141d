// Leads on from old addresses that are questions to the start page, such as /?p=12.
const table = new URL("start_queries.json", document.currentScript.src);
const asked = [...new URLSearchParams(location.search)].map(([key, value]) => `${key}=${value}`);
if (asked.length) {
  fetch(table)
    .then((answer) => answer.json())
    .then((places) => {
      const found = asked.find((question) => Object.hasOwn(places, question));
      if (found === undefined) return;
      const place = new URL(places[found], new URL("..", table));
      place.hash ||= location.hash;
      location.replace(place);
    })
    .catch(() => {});
}
