// Copying citations, and what can be done with words that are selected in a release: with the pointer, or
// sentence by sentence with “s”. Without it the citations are there to be selected by hand.
(() => {
  "use strict";

  const SHOWN = 2000; // milliseconds that “Copied” stands
  const SETTLED = 200; // milliseconds a selection has to rest

  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch { // no clipboard on a page that is not served securely
      const area = document.createElement("textarea");
      const before = document.activeElement;
      area.value = text;
      area.className = "unseen";
      document.body.append(area);
      area.select();
      const done = document.execCommand("copy");
      area.remove();
      before?.focus({ preventScroll: true });
      return done;
    }
  };

  const told = (done) => (done ? "Copied" : "Could not copy");

  for (const cited of document.querySelectorAll("[data-copy]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = cited.dataset.copy;
    const form = cited.closest("div").querySelector("dt");
    if (form) button.title = `${cited.dataset.copy}: ${form.textContent.trim().replace(/\s+/g, " ")}`;
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", async () => {
      button.textContent = told(await copy(cited.textContent));
      setTimeout(() => { button.textContent = cited.dataset.copy; }, SHOWN);
    });
    // What is folded away can be copied too.
    if (form) form.append(button);
    else cited.closest("details").after(button);
  }

  const data = document.getElementById("selected");
  if (!data) return;
  const sides = { p: data.children[0], o: data.children[1] };
  const APART = ".pilcrow, .note, .gap, .offer, summary, .margin";
  const BLOCKS = "p, h1, h2, li, tr, td, pre";

  // Where the range begins and ends in the release's text, in whole signs, as places are counted; null outside.
  const placed = (range, inside) => {
    let first = null, last = null;
    for (const block of document.querySelectorAll(`${inside} [data-at]`)) {
      if (!range.intersectsNode(block)) continue;
      const until = (node, offset) => {
        const before = document.createRange();
        before.selectNodeContents(block);
        before.setEnd(node, offset);
        return [...before.toString()].length;
      };
      const start = block.contains(range.startContainer) ? until(range.startContainer, range.startOffset) : 0;
      const end = block.contains(range.endContainer) ? until(range.endContainer, range.endOffset) : [...block.textContent].length;
      if (end <= start) continue;
      const at = Number(block.dataset.at);
      first = Math.min(first ?? at + start, at + start);
      last = Math.max(last ?? 0, at + end);
    }
    return first === null ? null : [first, last];
  };

  // The paragraphs of a side that the range has words of, and those words.
  const chosen = (range) => {
    const start = range.startContainer;
    const from = start.nodeType === Node.ELEMENT_NODE ? start : start.parentElement;
    const prefix = from.closest(".other") ? "o" : "p";
    const inside = prefix === "o" ? ".other" : ".own";
    const touched = (node) => {
      if (!range.intersectsNode(node)) return false;
      const part = document.createRange();
      part.selectNodeContents(node);
      if (part.comparePoint(range.startContainer, range.startOffset) === 0) part.setStart(range.startContainer, range.startOffset);
      if (part.comparePoint(range.endContainer, range.endOffset) === 0) part.setEnd(range.endContainer, range.endOffset);
      return part.toString().trim() !== "";
    };
    const all = [...document.querySelectorAll(`${inside} [id^="${prefix}"]:not(span)`)].filter(touched);
    const fragment = range.cloneContents();
    for (const node of fragment.querySelectorAll(`${APART}, ${prefix === "o" ? ".own" : ".other"}`)) node.remove();
    for (const node of fragment.querySelectorAll(BLOCKS)) node.before(" ");
    return { prefix, paragraphs: all, place: placed(range, inside), words: fragment.textContent.replace(/\s+/g, " ").trim() };
  };

  // Marks around all the words go, those inside become single ones, and a pair of which only one half was
  // selected is made whole; as `corpus/citing/marks.py` does it.
  const nested = (words) => {
    const bare = words.replace(/^“([^“”]*)”$|^"([^"]*)"$/, (_, curly, straight) => curly ?? straight);
    const held = [];
    let missing = 0;
    const signs = [...bare].map((mark, at, all) => {
      if (!'“„«”‟»"＂'.includes(mark)) return mark;
      const before = all[at - 1] ?? " ";
      const straight = '"＂'.includes(mark);
      if (straight && /[0-9]/.test(before) && !held.some((one) => '"＂'.includes(one))) return mark;
      const closes = straight
        ? !" \u3000([{（【—–-‘'“「『:：".includes(before) && (held.length > 0 || !/[\p{L}\p{N}]/u.test(all[at + 1] ?? ""))
        : "”‟»".includes(mark) || (held.at(-1) === "„" && mark === "“");
      if (!closes) held.push(mark);
      else if (!held.pop()) missing += 1;
      return closes ? "’" : "‘";
    });
    return "‘".repeat(missing) + signs.join("") + "’".repeat(held.length);
  };

  // Who says all of the words, as far as the page knows; "" where they are several's, or the release's own.
  const speaking = (side, place) => {
    const around = place ? JSON.parse(side.voices).filter(([start, end]) => start <= place[0] && place[1] <= end) : [];
    return around.length ? around.at(-1)[2] : "";
  };

  const cited = ({ prefix, paragraphs, place, words }) => {
    const side = sides[prefix].dataset;
    const numbers = paragraphs.filter((one) => !one.closest(".head")).map((one) => one.id.slice(1));
    const whose = speaking(side, place);
    const template = numbers.length === 0 ? side.whole : numbers.length === 1 ? side.one : side.several;
    return template
      .replaceAll("\ue000", numbers[0])
      .replaceAll("\ue001", numbers.at(-1))
      .replace("“{}”", () => `“${nested(words)}”${whose ? ` — ${whose}.` : ""}`);
  };

  // The words themselves, which the page marks by their place.
  const linked = ({ prefix, place }) => {
    const { permalink } = sides[prefix].dataset;
    return place ? `${permalink}?at=${place.join("-")}#at` : permalink;
  };

  const main = document.getElementById("main");
  const article = document.querySelector(".release article");
  const bar = document.createElement("div");
  bar.className = "offer";
  bar.lang = "en";
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", "The selected words");
  const status = document.createElement("span");
  status.setAttribute("role", "status");
  let now = null;
  let closed = "";
  let byKey = false; // whether the words were selected by one
  let came = null; // where the focus was before it went to the bar

  const button = (label, make) => {
    const one = document.createElement("button");
    one.type = "button";
    one.textContent = label;
    one.addEventListener("click", async () => { status.textContent = told(await copy(make(now))); });
    return one;
  };
  const link = (label) => {
    const one = document.createElement("a");
    one.textContent = label;
    return one;
  };
  const elsewhere = link("Where else was this said?");
  const check = link("Check this quotation");
  bar.append(button("Copy with citation", cited), button("Copy link to this", linked), elsewhere, check, status);
  // A press on the bar leaves the words selected.
  bar.addEventListener("mousedown", (event) => event.preventDefault());

  const endsOf = (selection) => [
    selection.anchorNode, selection.anchorOffset, selection.focusNode, selection.focusOffset,
  ];

  const hide = () => {
    if (bar.contains(document.activeElement)) (came ?? main).focus({ preventScroll: true });
    bar.remove();
    now = null;
    byKey = false;
  };

  const show = () => {
    const selection = document.getSelection();
    if (bar.contains(document.activeElement)) return;
    const range = selection.rangeCount ? selection.getRangeAt(0) : null;
    if (!range || range.collapsed || !article.contains(range.commonAncestorContainer)) {
      closed = "";
      return hide();
    }
    const found = chosen(range);
    if (!found.words || !found.paragraphs.length || found.words === closed) return hide();
    closed = "";
    now = { ...found, ends: endsOf(selection) };
    status.textContent = "";
    const address = (template, words) => template.replace("{}", () => encodeURIComponent(words));
    elsewhere.href = address(data.dataset.elsewhere, found.words.replace(/["“”]/g, " ").trim());
    check.href = address(data.dataset.check, found.words);
    // In the last paragraph, which the words end in.
    const last = found.paragraphs.at(-1);
    const holder = last.closest(".unit") ?? last.parentElement;
    holder.append(bar);
    const box = range.getBoundingClientRect();
    bar.style.top = `${box.bottom - holder.getBoundingClientRect().top + 8}px`;
  };

  let resting = 0;
  document.addEventListener("selectionchange", () => {
    clearTimeout(resting);
    // What is offered is never for other words than those that are selected.
    const ends = endsOf(document.getSelection());
    if (!bar.contains(document.activeElement) && !now?.ends.every((one, at) => one === ends[at])) hide();
    resting = setTimeout(show, SETTLED);
  });
  document.addEventListener("keydown", (event) => {
    if (!now) return;
    if (event.key === "Escape") {
      closed = now.words; // until other words are selected
      hide();
    } else if (event.key === "Tab" && !event.shiftKey && (byKey || [document.body, main].includes(document.activeElement))) {
      event.preventDefault(); // from words that are selected to what can be done with them
      byKey = false; // once: from the bar, Tab leads on
      came = document.activeElement === document.body ? main : document.activeElement;
      bar.firstChild.focus();
    }
  });

  // Sentence by sentence, for who has no pointer.

  const SHORT = /(?:^|\s)\p{Lu}\p{L}{0,3}\.\s*$/u; // “Mr.”, “Inc.”: no sentence ends there
  const spoken = document.createElement("p");
  spoken.className = "unseen";
  spoken.lang = "en";
  spoken.setAttribute("role", "status");
  main.append(spoken);

  const sentencesOf = (block) => {
    const text = block.textContent;
    if (!Intl.Segmenter) return [{ block, start: 0, end: text.length }];
    const parts = new Intl.Segmenter(block.closest("[lang]").lang, { granularity: "sentence" }).segment(text);
    const found = [];
    for (const { segment, index } of parts) {
      const before = found.at(-1);
      const end = index + segment.trimEnd().length;
      if (before && SHORT.test(text.slice(before.start, index))) before.end = end;
      else if (segment.trim()) found.push({ block, start: index, end });
    }
    return found;
  };

  // The place of an offset in a block's text, in the text node that holds it.
  const pointOf = (block, offset) => {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    let left = offset;
    while (walker.nextNode() && left > walker.currentNode.length) left -= walker.currentNode.length;
    return [walker.currentNode, left];
  };

  const offsetIn = (block, node, offset) => {
    const before = document.createRange();
    before.selectNodeContents(block);
    before.setEnd(node, offset);
    return before.toString().length;
  };

  // Which sentence comes next: after the selected words; else that of the match gone to, or the first one of the
  // paragraph that has the focus, that a link led to, or that is in sight.
  const nextOf = (all, by) => {
    const selection = document.getSelection();
    const range = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
    const holding = (node, offset) => all.findIndex(
      ({ block, end }) => block.contains(node) && offsetIn(block, node, offset) < end);
    const present = range ? holding(range.startContainer, range.startOffset) : -1;
    if (present >= 0) return present + by;
    const inside = (node) => (node ? all.findIndex(({ block }) => node.contains(block)) : -1);
    const match = article.querySelector("mark.now");
    const found = [
      inside(document.activeElement.closest(".unit, .head")),
      match ? holding(match.firstChild, 0) : -1,
      inside(article.querySelector(":target")?.closest(".unit, .head")),
      all.findIndex(({ block }) => block.getBoundingClientRect().top >= 0),
    ].find((at) => at >= 0);
    return found ?? 0;
  };

  const select = (by) => {
    const shown = [...article.querySelectorAll("[data-at]")].filter((one) => one.checkVisibility());
    const all = shown.flatMap(sentencesOf);
    const one = all[nextOf(all, by)];
    if (!one) return;
    document.getSelection().setBaseAndExtent(...pointOf(one.block, one.start), ...pointOf(one.block, one.end));
    closed = "";
    show();
    byKey = true;
    document.getSelection().focusNode.parentElement.scrollIntoView({ block: "nearest" });
    spoken.textContent = `Selected: ${document.getSelection()}. Tab leads to what can be done with it.`;
  };

  document.addEventListener("keydown", (event) => {
    const by = { s: 1, S: -1 }[event.key];
    if (!by || !window.onrecord.single(event)) return;
    event.preventDefault();
    select(by);
  });
})();
