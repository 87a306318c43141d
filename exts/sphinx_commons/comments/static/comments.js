// Loads Isso when a reader asks for comments, and adds what its markup lacks for keyboards and
// screen readers.
{
  const section = document.getElementById("page-comments");
  const { server, language, loading, failed, sent, unsent, label } = section.dataset;
  const root = new URL(server, location.href).href.replace(/\/$/, "");
  const button = section.querySelector("button");
  const status = section.querySelector("[role=status]");
  const thread = document.getElementById("isso-thread");
  const purposes = { author: "name", email: "email", website: "url" };
  // Milliseconds in which Isso shows what its server answered.
  const grace = 1000;
  let boxes = 0;
  let posting = false;
  let listed = false;
  let tries = 0;

  const set = (element, values) => {
    for (const name in values) element.setAttribute(name, values[name]);
  };
  const each = (selector, change) => thread.querySelectorAll(selector).forEach(change);

  // The heading counts the comments once they are there.
  const isListed = () => Boolean(thread.querySelector(".isso-thread-heading")?.textContent);

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
    if (isListed() && [loading, failed].includes(status.textContent)) {
      status.textContent = "";
      button.hidden = true;
    }
  };

  new MutationObserver((changes) => {
    mend();
    const added = changes.some(({ addedNodes }) =>
      [...addedNodes].some((node) => node.classList?.contains("isso-comment")),
    );
    // The list of all may come while a comment is on its way.
    if (posting && added && listed === isListed()) {
      posting = false;
      status.textContent = sent;
    }
    listed = isListed();
  }).observe(thread, { childList: true, subtree: true });

  thread.addEventListener("click", ({ target }) => {
    posting = target.type === "submit";
  });
  thread.addEventListener("keydown", (event) => {
    if (event.key !== " " || event.target.getAttribute("role") !== "button") return;
    event.preventDefault();
    event.target.click();
  });

  const fail = () => {
    button.hidden = false;
    status.textContent = failed;
    tries = 0;
  };

  const ask = () => {
    button.hidden = true;
    status.textContent = loading;
    tries += 1;
    if (!window.Isso) load();
    else if (document.getElementById("isso-root")) window.Isso.fetchComments();
    else window.Isso.init();
  };

  // Isso keeps silent when its server fails: an answer that changes nothing is a failure.
  const hasFailed = {
    "/config": () => !document.getElementById("isso-root"),
    "/": () => !isListed(),
    "/new": () => posting,
  };
  const check = (path) => {
    if (!hasFailed[path]()) return;
    if (path === "/new") {
      posting = false;
      status.textContent = unsent;
      each("input[type=submit]", (input) => (input.disabled = false));
    } else if (tries < 2) ask();
    else fail();
  };

  new PerformanceObserver((list) => {
    for (const { name } of list.getEntries()) {
      const path = name.startsWith(root) ? name.slice(root.length).split("?")[0] : "";
      if (path in hasFailed) setTimeout(check, grace, path);
    }
  }).observe({ type: "resource" });

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
    script.onerror = () => {
      script.remove();
      fail();
    };
    script.src = `${server}/js/embed.min.js`;
    document.head.append(script);
  };

  button.hidden = false;
  button.addEventListener("click", () => {
    ask();
    section.querySelector("h2").focus();
  });
  // A link to one comment.
  if (location.hash.startsWith("#isso-")) ask();
}
