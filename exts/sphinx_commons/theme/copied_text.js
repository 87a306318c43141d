// What the button takes: of a session the commands, of all else the whole block. What a prompt is
// the lexer says. This stands after the function of sphinx-copybutton, and in its place.
function filterText(target, exclude) {
  const isShell = target.closest(".highlight-console, .highlight-shell-session") !== null;
  const block = target.cloneNode(true);
  const others = exclude.split(",").filter((part) => !/^\s*(\.g[op])?\s*$/.test(part));
  if (others.length) block.querySelectorAll(others).forEach((node) => node.remove());
  for (const prompt of block.querySelectorAll("[class^='gp']")) {
    // What a shell asks for in the middle of a command is told by the command.
    if (!isShell || !prompt.textContent.startsWith(">")) prompt.append("\0"); // In no page.
  }
  const lines = block.textContent.replace(/\n$/, "").split("\n");
  if (!lines.some((line) => line.includes("\0"))) return block.textContent;
  const commands = [];
  for (let at = 0; at < lines.length; at += 1) {
    const [prompt, command] = lines[at].split(/\0(?=[^\0]*$)/);
    if (command === undefined) continue;
    const text = /\s\0?$/.test(prompt) ? command : command.replace(/^ /, "");
    const after = isShell ? following(text, lines.slice(at + 1)) : [];
    at += after.length;
    commands.push([text, ...after].join("\n"));
  }
  return commands.join("\n");
}

// Those of the lines after a command that it goes on in.
function following(command, lines) {
  const isAsked = lines.length > 0 && lines[0].startsWith(">");
  const found = [];
  let waits = waitsFor(command, isAsked);
  let shown = lines.findIndex((line) => line.includes("\0"));
  if (shown < 0) shown = lines.length;
  for (const line of lines) {
    if (!waits || (isAsked && !line.startsWith(">"))) break;
    // Only a document may hold what looks like a prompt.
    if (waits !== "document" && found.length >= shown) break;
    const text = line.replaceAll("\0", "");
    found.push(isAsked ? text.replace(/^> ?/, "") : text);
    waits = waitsFor([command, ...found].join("\n"), isAsked);
  }
  // An apostrophe that nothing closes is no quotation; nor does a document go on for ever.
  return waits === "quotation" ? [] : waits === "document" ? found.slice(0, shown) : found;
}

// What the shell would read on for, if for anything.
function waitsFor(text, isAsked) {
  const PART = /\\[^]|'[^']*'|"(?:\\[^]|[^"\\])*"|(?:^|[\s;])#.*|<<<|<<(-?)\s*(["']?)\\?([a-z_][\w.-]*)\2|[^]/gi;
  const ends = [];
  for (let found; (found = PART.exec(text)); ) {
    const [part, isIndented, , end] = found;
    if (part === "'" || part === '"') return "quotation";
    if (end) ends.push((isIndented ? "\t*" : "") + end.replace(/\./g, "\\."));
    // What is between "<<END" and "END" is no code.
    while (part === "\n" && ends.length) {
      const body = new RegExp(`\n${ends.shift()}(?=\n|$)`, "g");
      body.lastIndex = found.index;
      if (!body.test(text)) return "document";
      found.index = PART.lastIndex = body.lastIndex;
    }
  }
  if (ends.length) return "document";
  if (/(\\\n?|\||&&)\s*$/.test(text)) return "more";
  const isOpen = /(^|[\s;&|(])(for|while|until|if|case|select)\s|\{\s*$/.test(text);
  return isAsked && isOpen && !/(^|[\s;])(done|fi|esac|\})\s*;?$/.test(text) ? "more" : "";
}
