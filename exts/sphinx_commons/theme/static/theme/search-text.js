// Texts as the search page needs them; nothing here touches the page.

// How alike two texts are, from 0 to 1: the share of three-letter pieces that both have. Spelling
// mistakes change few pieces, so what was meant stays near.
export function likeness(one, other) {
  const a = pieces(one);
  const b = pieces(other);
  let shared = 0;
  for (const piece of a) shared += b.has(piece);
  return a.size + b.size ? (2 * shared) / (a.size + b.size) : 0;
}

function pieces(text) {
  const found = new Set();
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) || []) {
    const padded = ` ${word} `;
    for (let at = 0; at + 3 <= padded.length; at++) found.add(padded.slice(at, at + 3));
  }
  return found;
}

// The entries {title, url} that are most like the words, best first.
export function nearest(words, entries, most = 5) {
  return entries
    .map((entry) => ({ ...entry, score: likeness(words, entry.title) }))
    .filter((entry) => entry.score > 0.1)
    .sort((a, b) => b.score - a.score)
    .slice(0, most);
}

// An excerpt of Pagefind as nodes: plain text and marks, whatever else it may hold.
export function excerptNodes(html) {
  const body = new DOMParser().parseFromString(html, "text/html").body;
  return [...body.childNodes].map((node) => {
    if (node.nodeName !== "MARK") return document.createTextNode(node.textContent);
    const mark = document.createElement("mark");
    mark.textContent = node.textContent;
    return mark;
  });
}

// Where a question can be asked, with the words put in.
export function askAddress(pattern, words) {
  return pattern.replace("{question}", encodeURIComponent(words));
}

// A message with values in the places of their names, which are written %(name)s.
export function filled(message, values) {
  return message.replace(/%\((\w+)\)s/g, (place, name) => values[name] ?? place);
}

// The form of a message that goes with a number, in the language of the message.
export function counted(forms, count, values = {}) {
  const form = forms[new Intl.PluralRules(forms.language).select(count)] ?? forms.other;
  return filled(form, { ...values, n: count.toLocaleString(forms.numbers) });
}
