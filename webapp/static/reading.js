// Reading a release: its marked places are reached by n and p, a note lights its words and words their note, and
// what a link leads to is unfolded. Without it the links lead there all the same.
(() => {
  "use strict";

  const calm = window.matchMedia("(prefers-reduced-motion: reduce)");

  // Unfolds what lies around a node.
  const open = (node) => {
    for (let fold = node.closest("details:not([open])"); fold; fold = fold.parentElement.closest("details:not([open])")) {
      fold.open = true;
    }
  };
  // What an address names; nothing where it is not written as one.
  const named = (hash) => {
    try { return decodeURIComponent(hash.slice(1)); } catch { return ""; }
  };
  const arrive = () => {
    const id = named(location.hash);
    const node = id && document.getElementById(id);
    if (!node || !node.closest("details:not([open])")) return;
    open(node);
    node.scrollIntoView();
  };
  window.addEventListener("hashchange", arrive);
  arrive();
  // Where there is room for one language alone, the choice that is made says which.
  const [both, own] = ["show-both", "show-own"].map((id) => document.getElementById(id));
  const narrow = window.matchMedia("(max-width: 59.99rem)");
  let wanted = false;
  const choose = () => {
    if (narrow.matches && both.checked) {
      own.checked = wanted = true;
    } else if (!narrow.matches && wanted) {
      both.checked = own.checked;
      wanted = false;
    }
  };
  if (both) {
    narrow.addEventListener("change", choose);
    choose();
  }
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

  // The matched words, one after the other.
  const marks = [...document.querySelectorAll(".release article :is(.head .sides, .text) mark:not(.place, .more)")];
  const group = document.querySelector(".places-marked");
  if (!marks.length || !group) return;
  // Of a language that is not shown there is nothing to go to; what is folded unfolds.
  const hidden = (mark) => {
    const side = mark.closest(".own, .other");
    return getComputedStyle(side).display === "none" || getComputedStyle(side.parentElement).display === "none";
  };
  const status = document.createElement("span");
  status.className = "unseen";
  status.setAttribute("role", "status");
  const first = group.querySelector("a");
  let now = null;
  const go = (by) => {
    const shown = marks.filter((mark) => !hidden(mark));
    if (!shown.length) return;
    const before = shown.indexOf(now);
    const at = before < 0 ? (by > 0 ? 0 : shown.length - 1) : (before + by + shown.length) % shown.length;
    now?.classList.remove("now");
    now = shown[at];
    open(now);
    now.classList.add("now");
    now.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
    first.textContent = `match ${at + 1} of ${shown.length}`;
    status.textContent = `Match ${at + 1} of ${shown.length}: ${now.closest("p, li, tr, pre, h1, h2")?.textContent ?? ""}`;
  };
  const button = (sign, label, key, by) => {
    const one = document.createElement("button");
    one.type = "button";
    one.textContent = sign;
    one.title = `${label} (${key})`;
    one.setAttribute("aria-label", label);
    one.setAttribute("aria-keyshortcuts", key);
    one.addEventListener("click", () => go(by));
    return one;
  };
  group.append(button("↑", "Previous match", "p", -1), button("↓", "Next match", "n", 1), status);
  document.addEventListener("keydown", (event) => {
    const by = { n: 1, p: -1 }[event.key];
    if (!by || !window.onrecord.single(event)) return;
    event.preventDefault();
    go(by);
  });
})();
