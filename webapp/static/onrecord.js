// What the pages do without, made a little quicker: long lists of facet values can be narrowed by typing,
// and the sheet of facets stands open where there is room.  And when a single key is one for the page.
(() => {
  "use strict";

  const KEYS_OFF = "onrecord.keys-off";
  const off = () => {
    try { return localStorage.getItem(KEYS_OFF) !== null; } catch { return false; } // then nobody can have turned them off
  };
  const TYPED_INTO = "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable], dialog";
  window.onrecord = {
    KEYS_OFF,
    // Whether a key without another is meant for the page: not while somebody types, nor where that was turned off.
    single: (event) => !event.defaultPrevented && !event.ctrlKey && !event.metaKey && !event.altKey
      && !event.isComposing && !event.target.closest(TYPED_INTO) && !off(),
  };

  const sheet = document.getElementById("narrow");
  const room = window.matchMedia("(min-width: 60rem)");
  const unfold = () => { if (sheet && room.matches) sheet.open = true; };
  room.addEventListener("change", unfold);
  unfold();

  const ENOUGH = 10;
  const narrowing = (input, values) => input.addEventListener("input", () => {
    const wanted = input.value.trim().toLowerCase();
    for (const value of values) {
      value.hidden = !value.querySelector(".label").textContent.toLowerCase().includes(wanted);
    }
  });
  for (const facet of document.querySelectorAll(".facet:not(#facet-date)")) {
    const values = [...facet.querySelectorAll(".value")];
    // The page of one facet has a box, which asks for those that are not listed too.
    const own = document.querySelector(".listing .between [name=find]");
    if (own) narrowing(own, values);
    if (own || values.length <= ENOUGH) continue;
    const title = facet.querySelector("h3")?.textContent ?? "the list";
    const input = document.createElement("input");
    input.type = "search";
    input.className = "find";
    input.placeholder = "find…";
    input.setAttribute("aria-label", `Find in ${title}`);
    narrowing(input, values);
    // In the part that unfolds, so that a folded list stays as quiet as it was.
    (facet.querySelector(".rest ul") ?? facet.querySelector("ul")).before(input);
  }
})();
