// A list of results with the keyboard and from one choice to the next: "j" and "k" move through it, a
// choice keeps the focus where it was and says what it led to, and a search can be kept in this browser.
// Each choice is a link to an address of its own, so that back and forward need no help from here.
(() => {
  "use strict";

  const STAY = "onrecord.stay";
  const SAVED = "onrecord.saved";
  const read = (where, name) => {
    try { return JSON.parse(where().getItem(name)); } catch { return null; }
  };
  const write = (where, name, value) => {
    try { where().setItem(name, JSON.stringify(value)); return true; } catch { return false; }
  };
  // Even to name them can be forbidden.
  const local = () => localStorage;
  const session = () => sessionStorage;

  // Through the results.

  const results = [...document.querySelectorAll(".found .hit, .found .kwic > li")];
  const opener = (result) => result.querySelector(".title a, blockquote a, a.line");
  const mark = (result) => {
    for (const one of results) one.toggleAttribute("aria-current", false);
    result.setAttribute("aria-current", "true");
  };
  const step = (by) => {
    const inside = results.findIndex((one) => one.contains(document.activeElement));
    const from = inside >= 0 ? inside : results.findIndex((one) => one.hasAttribute("aria-current"));
    const to = results[Math.min(Math.max(from + by, 0), results.length - 1)];
    if (!to) return;
    mark(to);
    opener(to)?.focus({ preventScroll: true });
    to.scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("keydown", (event) => {
    const by = { j: 1, k: -1 }[event.key];
    if (by && window.onrecord.single(event)) step(by);
  });

  // From one choice to the next.

  const PLACES = ".facet, .rungs, .sorts, .chips, .bars, .under, .tabs";
  const keyOf = (link) => {
    const place = link.closest(PLACES);
    const label = link.closest(".value")?.querySelector(".label bdi")?.textContent
      ?? link.getAttribute("aria-label")?.split(":")[0] ?? link.firstChild?.textContent.trim() ?? "";
    return [place.id || place.className, link.className, label].join("|");
  };

  document.querySelector("main").addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link?.closest(PLACES) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    write(session, STAY, {
      to: link.pathname + link.search,
      key: keyOf(link),
      y: scrollY,
      sheet: document.querySelector("#narrow")?.open,
      unfolded: [...document.querySelectorAll(".facet:has(.rest[open])")].map((one) => one.id),
    });
  });

  const arrive = () => {
    const from = read(session, STAY);
    write(session, STAY, null);
    if (from?.to !== location.pathname + location.search) return;
    const sheet = document.querySelector("#narrow");
    if (sheet && from.sheet) sheet.open = true;
    for (const id of from.unfolded) {
      const rest = document.getElementById(id)?.querySelector(".rest");
      if (rest) rest.open = true;
    }
    const links = [...document.querySelectorAll(PLACES)].flatMap((place) => [...place.querySelectorAll("a[href]")]);
    const count = document.querySelector(".count");
    const same = links.find((link) => keyOf(link) === from.key) ?? document.querySelector(".chip") ?? count;
    if (same === count) count?.setAttribute("tabindex", "-1");
    same?.focus({ preventScroll: true });
    scrollTo(0, from.y);
    const status = document.getElementById("announced");
    // A region that is filled as the page comes is not read out.
    if (status && count) setTimeout(() => { status.textContent = count.textContent; }, 200);
  };
  arrive();

  // Kept searches.  They stay in this browser.

  const kept = () => {
    const found = read(local, SAVED);
    return Array.isArray(found) ? found.filter((one) => /^\/[^/\\]/.test(one?.at) && one.name) : [];
  };
  const made = (name, properties) => Object.assign(document.createElement(name), properties);

  const place = document.querySelector(".keep");
  if (place) {
    const { at, name } = place.dataset;
    const feed = document.querySelector("link[rel=alternate][type='application/atom+xml']")?.getAttribute("href") ?? null;
    const button = made("button", { type: "button" });
    const long = made("span", { className: "long" });
    const show = () => {
      const is = kept().some((one) => one.at === at);
      long.textContent = " this search";
      button.replaceChildren(is ? "Forget" : "Save", long);
    };
    button.addEventListener("click", () => {
      const now = kept();
      const others = now.filter((one) => one.at !== at);
      const done = write(local, SAVED, others.length < now.length ? others : [{ at, name, feed }, ...now]);
      show();
      const status = document.getElementById("announced");
      const what = others.length < now.length ? "Forgotten" : "Saved in this browser";
      if (status) status.textContent = done ? what : "This browser keeps nothing";
    });
    show();
    place.append(button);
  }

  const shelf = document.getElementById("saved");
  if (shelf) {
    const list = shelf.querySelector("ul");
    const summary = shelf.querySelector("summary");
    const show = () => {
      const now = kept();
      summary.querySelector(".figure").textContent = now.length || "";
      shelf.querySelector(".none").hidden = now.length > 0;
      list.replaceChildren(...now.map((one) => {
        const item = made("li", {});
        const link = made("a", { href: one.at });
        link.append(made("bdi", { textContent: one.name }));
        item.append(link);
        if (/^\/[^/\\]/.test(one.feed ?? "")) {
          const feed = made("a", { href: one.feed, textContent: "Atom", className: "feed" });
          feed.setAttribute("aria-label", `Atom feed of ${one.name}`);
          item.append(" ", feed);
        }
        const drop = made("button", { type: "button", textContent: "Forget" });
        drop.setAttribute("aria-label", `Forget ${one.name}`);
        drop.addEventListener("click", () => {
          write(local, SAVED, kept().filter((other) => other.at !== one.at));
          show();
          summary.focus();
        });
        item.append(" ", drop);
        return item;
      }));
    };
    show();
  }
})();
