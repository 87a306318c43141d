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

// How much of a text is shown before the first word of the question, and in all.
const BEFORE = 60;
const LENGTH = 200;

// A text in parts: every other one is a word of the question, or begins with one.
function parted(text, words) {
  const signs = words.flatMap(({ stem, typed }) => [typed, stem]).sort((a, b) => b.length - a.length);
  if (!signs.length) return [text];
  const safe = signs.map((sign) => sign.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  // Signs of a text without spaces begin a word wherever they stand.
  const begin = String.raw`(?<![\p{L}\p{N}])(?=[^\p{Lo}])|(?=\p{Lo})`;
  return text.split(new RegExp(`(?:${begin})((?:${safe.join("|")})[\\p{Ll}\\p{Lu}\\p{N}]*)`, "giu"));
}

// The part of a text that has the words, as nodes: plain text, with the words marked.
export function excerpt(text, words) {
  const parts = parted(text, words);
  const first = parts.length > 1 ? parts[0].length : 0;
  const begin = first > BEFORE ? text.lastIndexOf(" ", first - BEFORE) + 1 : 0;
  let left = LENGTH;
  const nodes = [];
  parts.forEach((part, at) => {
    const shown = (at === 0 ? part.slice(begin) : part).slice(0, Math.max(left, 0));
    left -= part.length - (at === 0 ? begin : 0);
    if (!shown) return;
    nodes.push(at % 2 ? Object.assign(document.createElement("mark"), { textContent: shown }) : document.createTextNode(shown));
  });
  if (begin) nodes.unshift(document.createTextNode("… "));
  if (left < 0) nodes.push(document.createTextNode(" …"));
  return nodes;
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
