// Loads Isso when a reader asks for comments, and adds what its markup lacks for keyboards and
// screen readers.
{
  const section = document.getElementById("page-comments");
  const { server, language, loading, failed, sent, label } = section.dataset;
  const button = section.querySelector("button");
  const status = section.querySelector("[role=status]");
  const thread = document.getElementById("isso-thread");
  const purposes = { author: "name", email: "email", website: "url" };
  let boxes = 0;
  let posting = false;

  const set = (element, values) => {
    for (const name in values) element.setAttribute(name, values[name]);
  };
  const each = (selector, change) => thread.querySelectorAll(selector).forEach(change);

  // Every reply has a form with the ids of the first.
  const mendBox = (box) => {
    box.dataset.own = ++boxes;
    for (const input of box.querySelectorAll("input[id]")) {
      const name = box.querySelector(`[for=${input.id}]`);
      input.autocomplete = purposes[input.name];
      name.htmlFor = input.id += boxes;
    }
  };

  const mend = () => {
    each(".isso-thread-heading", (heading) => set(heading, { "aria-level": 3 }));
    each(".isso-text :is(h1, h2, h3, h4, h5, h6)", (heading) => set(heading, { "aria-level": 4 }));
    each("textarea", (area) => set(area, { "aria-label": label }));
    each("a[href='#']", (link) => set(link, { role: "button" }));
    each(".isso-postbox:not([data-own])", mendBox);
    if (boxes && status.textContent === loading) status.textContent = "";
  };

  new MutationObserver((changes) => {
    mend();
    const added = changes.some(({ addedNodes }) =>
      [...addedNodes].some((node) => node.classList?.contains("isso-comment")),
    );
    if (posting && added) {
      posting = false;
      status.textContent = sent;
    }
  }).observe(thread, { childList: true, subtree: true });

  thread.addEventListener("click", ({ target }) => {
    posting = target.type === "submit";
  });
  thread.addEventListener("keydown", (event) => {
    if (event.key !== " " || event.target.getAttribute("role") !== "button") return;
    event.preventDefault();
    event.target.click();
  });

  const load = () => {
    const script = document.createElement("script");
    // Avatars would be drawn with style attributes, which a strict policy refuses.
    set(script, {
      "data-isso": server,
      "data-isso-lang": language,
      "data-isso-css": false,
      "data-isso-avatar": false,
      "data-isso-vote": false,
    });
    button.hidden = true;
    status.textContent = loading;
    script.onerror = () => {
      script.remove();
      button.hidden = false;
      status.textContent = failed;
    };
    script.src = `${server}/js/embed.min.js`;
    document.head.append(script);
  };

  button.hidden = false;
  button.addEventListener("click", () => {
    load();
    section.querySelector("h2").focus();
  });
  // A link to one comment.
  if (location.hash.startsWith("#isso-")) load();
}
