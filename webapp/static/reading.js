// Reading a release: its marked places are reached by n and p, a note lights its words and words their note, and
// what a link leads to is unfolded. Without it the links lead there all the same.
(() => {
  "use strict";

  const typing = (node) => node.closest("input, textarea, select, [contenteditable]") !== null;
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)");

  // Unfolds what lies around a node.
  const open = (node) => {
    for (let fold = node.closest("details:not([open])"); fold; fold = fold.parentElement.closest("details:not([open])")) {
      fold.open = true;
    }
  };
  const arrive = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const node = id && document.getElementById(id);
    if (!node || !node.closest("details:not([open])")) return;
    open(node);
    node.scrollIntoView();
  };
  window.addEventListener("hashchange", arrive);
  arrive();
  let folded = [];
  window.addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details.standing:not([open]), details.only:not([open])")];
    for (const one of folded) one.open = true;
  });
  window.addEventListener("afterprint", () => { for (const one of folded) one.open = false; });

  // Words and their note, by pointer and by focus.
  const lit = (key, on) => {
    for (const one of document.querySelectorAll(`[data-note="${CSS.escape(key)}"]`)) one.classList.toggle("lit", on);
  };
  const noted = (event) => event.target.closest?.("[data-note]")?.dataset.note;
  for (const [start, end] of [["mouseover", "mouseout"], ["focusin", "focusout"]]) {
    document.addEventListener(start, (event) => { const key = noted(event); if (key) lit(key, true); });
    document.addEventListener(end, (event) => { const key = noted(event); if (key) lit(key, false); });
  }

  // The words of the query, one after the other.
  const marks = [...document.querySelectorAll(".release article :is(.head .sides, .text) mark:not(.place)")];
  const bar = document.querySelector(".hitbar");
  if (!marks.length || !bar) return;
  let now = -1;
  const group = document.createElement("span");
  group.className = "places-marked";
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", "Matched words on this page");
  const status = document.createElement("span");
  status.setAttribute("role", "status");
  status.textContent = marks.length === 1 ? "1 place" : `${marks.length} places`;

  const visible = (mark) => mark.getClientRects().length > 0;
  const go = (by) => {
    // What is folded is unfolded; what is of a language that is not shown is passed over.
    for (let n = 0; n < marks.length; n++) {
      now = now < 0 && by < 0 ? marks.length - 1 : (now + by + marks.length) % marks.length;
      const fold = marks[now].closest("details:not([open])");
      if (fold && getComputedStyle(fold).display !== "none") open(marks[now]);
      if (visible(marks[now])) break;
    }
    for (const one of document.querySelectorAll("mark.now")) one.classList.remove("now");
    marks[now].classList.add("now");
    marks[now].scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
    status.textContent = `Place ${now + 1} of ${marks.length}`;
  };
  const button = (label, key, by) => {
    const one = document.createElement("button");
    one.type = "button";
    one.textContent = label;
    one.title = `${label} matched words (${key})`;
    one.setAttribute("aria-keyshortcuts", key);
    one.addEventListener("click", () => go(by));
    return one;
  };
  group.append(status, button("Previous place", "p", -1), button("Next place", "n", 1));
  bar.append(group);
  document.addEventListener("keydown", (event) => {
    const by = { n: 1, p: -1 }[event.key];
    if (!by || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    event.preventDefault();
    go(by);
  });
})();
