// What the pages do without, made a little quicker: "/" goes to the search box, long lists of facet
// values can be narrowed by typing, and the sheet of facets stands open where there is room.
(() => {
  "use strict";

  const box = document.getElementById("q");
  const typing = (node) => node.closest("input, textarea, select, [contenteditable]") !== null;

  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    event.preventDefault();
    box.focus();
    box.select();
  });

  const sheet = document.getElementById("narrow");
  const room = window.matchMedia("(min-width: 60rem)");
  const unfold = () => { if (sheet && room.matches) sheet.open = true; };
  room.addEventListener("change", unfold);
  unfold();

  const ENOUGH = 8;
  for (const facet of document.querySelectorAll(".facet")) {
    const values = [...facet.querySelectorAll(".value")];
    const title = facet.querySelector("h3")?.textContent ?? "the list";
    if (values.length <= ENOUGH) continue;
    const input = document.createElement("input");
    input.type = "search";
    input.className = "find";
    input.placeholder = "find…";
    input.setAttribute("aria-label", `Find in ${title}`);
    const rest = facet.querySelector(".rest");
    input.addEventListener("input", () => {
      const wanted = input.value.trim().toLowerCase();
      for (const value of values) {
        value.hidden = !value.querySelector(".label").textContent.toLowerCase().includes(wanted);
      }
      if (rest && wanted) rest.open = true;
    });
    facet.querySelector("ul").before(input);
  }
})();
