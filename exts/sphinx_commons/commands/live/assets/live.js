"use strict";

(() => {
  const { mark } = document.currentScript.dataset;
  const address = new URL("events", document.currentScript.src);
  address.searchParams.set("page", location.pathname);
  address.searchParams.set("mark", mark);
  let source = null;
  let bar = null;

  // A browser opens few connections to one server, so only pages in sight keep one.
  function follow() {
    if (document.hidden) {
      leave();
    } else if (source === null) {
      source = new EventSource(address);
      source.addEventListener("reload", () => {
        leave();
        location.reload();
      });
      source.addEventListener("problems", (event) => show(JSON.parse(event.data)));
    }
  }

  function leave() {
    source?.close();
    source = null;
  }

  function show({ here, others }) {
    const isOpen = bar?.querySelector("details").open ?? false;
    bar?.remove();
    bar = null;
    if (here.length + others.length > 0) {
      bar = makeBar(here, others);
      bar.querySelector("details").open = isOpen;
      document.body.append(bar);
    }
  }

  function makeBar(here, others) {
    const aside = document.createElement("aside");
    aside.className = "live-bar";
    aside.setAttribute("aria-label", "Warnings of the preview");
    const details = document.createElement("details");
    const summary = document.createElement("summary");
    summary.textContent = summarize(here.length, others.length);
    const list = document.createElement("ul");
    for (const text of [...here, ...others]) {
      const item = document.createElement("li");
      item.textContent = text;
      list.append(item);
    }
    details.append(summary, list);
    aside.append(details);
    return aside;
  }

  function summarize(here, others) {
    const warnings = (number) => `${number} warning${number === 1 ? "" : "s"}`;
    if (here === 0) {
      return `${warnings(others)} on other pages`;
    }
    return others === 0 ? warnings(here) : `${warnings(here)} here, ${others} on other pages`;
  }

  document.addEventListener("visibilitychange", follow);
  addEventListener("pagehide", leave);
  addEventListener("pageshow", follow);
  follow();
})();
