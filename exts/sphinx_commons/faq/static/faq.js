/* Filter, open and close, deep links, printing. Without this file every answer still opens. */
(() => {
  "use strict";
  const page = document.documentElement;
  const tools = document.querySelector(".faq-tools");
  const words = tools ? tools.dataset : {};
  const questions = [...document.querySelectorAll(".faq-question")];
  const boxes = [...document.querySelectorAll(".faq-answer")];
  const make = (name, className, text = "") => {
    const element = document.createElement(name);
    element.className = className;
    element.textContent = text;
    return element;
  };
  const button = (className, text, action) => {
    const element = make("button", className, text);
    element.type = "button";
    element.addEventListener("click", action);
    return element;
  };

  /* A link to an answer, or to anything in it, opens it and shows its question. */
  const follow = () => {
    let target = null;
    try {
      target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      return;
    }
    const question = target && target.closest(".faq-question");
    if (!question) return;
    if (target.closest("[hidden]")) reset();
    while (changes.length) change();
    for (let node = target; node; node = node.parentElement) {
      if (node.matches(".faq-answer")) node.open = true;
    }
    const place = target.matches(".faq-text, .faq-text > span:empty") ? question : target;
    page.classList.remove("faq-many");
    place.scrollIntoView({ behavior: "instant" });
  };

  /* What is open is kept with the entry of the history, for those who come back. */
  const remember = () => {
    const open = boxes.flatMap((box, index) => (box.open ? [index] : []));
    history.replaceState({ ...history.state, faq: open }, "");
  };
  const recall = () => {
    const open = history.state && history.state.faq;
    if (Array.isArray(open)) open.forEach((index) => boxes[index] && (boxes[index].open = true));
  };

  /* "Copy link" comes with the first opening of an answer. */
  const addCopy = (box) => {
    const text = box.querySelector(".faq-text");
    if (!text || box.faqCopy || !navigator.clipboard) return;
    box.faqCopy = true;
    const copy = button("faq-copy", words.copy, async () => {
      const address = new URL(`#${encodeURIComponent(text.id)}`, location.href).href;
      try {
        await navigator.clipboard.writeText(address);
        status.textContent = words.copied;
        copy.textContent = words.copied;
      } catch {
        location.hash = text.id;
      }
    });
    text.append(copy);
  };

  const status = make("p", "faq-count");
  const input = make("input", "");
  const chips = { topics: [], releases: [] };
  const chosen = (kind) => chips[kind].filter((c) => c.ariaPressed === "true").map((c) => c.textContent);
  const namesOf = (question, key) => (question.dataset[key] || "").split("|");
  let texts = null;
  let outer = [];
  let groups = [];
  let changes = [];

  /* The words of a question and its answer, not those of its notes. */
  const wordsOf = (question) => {
    const answer = [...question.querySelector(".faq-text").children];
    const parts = answer.filter((part) => !part.matches(".faq-notes, .faq-copy"));
    return [question.firstElementChild, ...parts].map((part) => part.textContent).join(" ");
  };
  const read = () => {
    if (texts) return;
    texts = questions.map((question) => wordsOf(question).toLowerCase());
    /* A question within an answer shows only with what is around it. */
    outer = questions.map((question) => {
      const around = question.parentElement.closest(".faq-question");
      return around ? questions.indexOf(around) : -1;
    });
  };
  const filter = () => {
    read();
    page.classList.toggle("faq-many", questions.length > 99);
    const wanted = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    const topics = chosen("topics");
    const releases = chosen("releases");
    const fits = questions.map((question, index) => {
      const tags = namesOf(question, "tags");
      /* What names no release holds for all of them. */
      const named = question.dataset.releases ? namesOf(question, "releases") : releases;
      return (
        wanted.every((word) => texts[index].includes(word)) &&
        (!topics.length || topics.some((topic) => tags.includes(topic))) &&
        (!releases.length || releases.some((release) => named.includes(release)))
      );
    });
    for (let index = fits.length; index--; ) {
      if (fits[index] && outer[index] >= 0) fits[outer[index]] = true;
    }
    const shown = fits.filter(Boolean).length;
    status.textContent = words.count.replace("{shown}", shown).replace("{all}", questions.length);
    changes = questions.filter((question, index) => question.hidden === fits[index]);
    change();
  };
  /* Frame by frame from the top, so that a long page keeps up with typing. */
  const change = () => {
    changes.splice(0, 50).forEach((question) => question.toggleAttribute("hidden"));
    groups.forEach((group) => {
      group.hidden = !group.querySelector(".faq-question:not([hidden])");
    });
    if (changes.length) requestAnimationFrame(change);
  };
  const reset = () => {
    input.value = "";
    Object.values(chips).flat().forEach((chip) => (chip.ariaPressed = "false"));
    filter();
  };

  const addTools = () => {
    input.type = "search";
    input.ariaLabel = input.placeholder = words.filter;
    input.addEventListener("focus", read);
    input.addEventListener("input", filter);
    status.setAttribute("role", "status");
    const set = (open) => () => boxes.forEach((box) => (box.open = open));
    /* In the room that the page keeps for them. */
    tools.querySelectorAll(":scope > span").forEach((room) => room.remove());
    tools.prepend(input, button("", words.openAll, set(true)), button("", words.closeAll, set(false)), status);
    Object.entries(chips).forEach(([kind, made]) => {
      const list = tools.querySelector(`.faq-${kind}`);
      if (!list) return;
      list.setAttribute("role", "group");
      list.ariaLabel = words[kind];
      [...list.children].forEach((room) => {
        const chip = button("", room.dataset.text, () => {
          chip.ariaPressed = chip.ariaPressed === "true" ? "false" : "true";
          filter();
        });
        chip.ariaPressed = "false";
        made.push(chip);
        room.replaceWith(chip);
      });
    });
    const sections = questions.map((question) => question.parentElement.closest("section"));
    groups = [...new Set(sections)].filter(
      (group) => group && !group.querySelector(":scope > h1") && !group.closest(".faq-answer"),
    );
    tools.hidden = false;
  };

  let closed = [];
  addEventListener("beforeprint", () => {
    closed = boxes.filter((box) => !box.open);
    closed.forEach((box) => (box.open = true));
  });
  addEventListener("afterprint", () => closed.forEach((box) => (box.open = false)));

  let waiting = 0;
  document.addEventListener(
    "toggle",
    (event) => {
      if (!event.target.matches(".faq-answer")) return;
      if (event.target.open) addCopy(event.target);
      clearTimeout(waiting);
      waiting = setTimeout(remember, 50);
    },
    true,
  );
  /* Who follows a link at once does not wait until it is remembered. */
  document.addEventListener("click", (event) => event.target.closest("a") && remember(), true);
  addEventListener("hashchange", follow);
  if (questions.length > 1) addTools();
  recall();
  boxes.filter((box) => box.open).forEach(addCopy);
  follow();
})();
