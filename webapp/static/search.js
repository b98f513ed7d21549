// The search box: what may be meant while somebody types, "/" to get to it, "?" for the card that says
// how to ask.  All of it is to be had without: the box is a form, the card a page.
(() => {
  "use strict";

  const form = document.querySelector("form.ask");
  if (!form) return;
  const box = form.querySelector("#q");
  const how = form.querySelector(".ways-in");
  const { KEYS_OFF, single } = window.onrecord;
  const stored = {
    get(name) { try { return localStorage.getItem(name); } catch { return null; } },
    set(name, value) {
      try {
        if (value === null) localStorage.removeItem(name); else localStorage.setItem(name, value);
      } catch { /* a browser that keeps nothing */ }
    },
  };

  // Suggestions: a combobox that owns a list.

  const PAUSE = 140;
  const KINDS = { person: "person", product: "product", title: "title", wording: "wording" };
  // What is typed after one of these names a person or a product.
  const FIELD = /^(.*(?:^|[\s(+-]))(person|people|speaker|author|product)[:：]\s*["“「]?([^"“”「」]*)$/isu;
  const list = document.createElement("ul");
  list.id = "suggestions";
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Suggestions");
  list.hidden = true;
  const said = document.createElement("p");
  said.className = "unseen";
  said.setAttribute("role", "status");
  form.append(list, said);
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id,
  })) box.setAttribute(name, value);

  let timer = 0;
  let asking = null;
  let active = -1;
  let queries = [];

  const close = () => {
    clearTimeout(timer);
    asking?.abort();
    asking = null;
    active = -1;
    list.hidden = true;
    list.replaceChildren();
    said.textContent = "";
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  };

  const move = (to) => {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = to;
    const option = list.children[active];
    if (!option) return box.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    box.setAttribute("aria-activedescendant", option.id);
  };

  const choose = (at) => {
    box.value = queries[at];
    close();
    form.requestSubmit();
  };

  const part = (name, text) => {
    const made = document.createElement("span");
    made.className = name;
    made.textContent = text;
    return made;
  };

  const show = (found, head, field) => {
    // Marks inside of a name would end it; it is found without them.
    const bare = (name) => name.replace(/["“”„«»「」『』＂]/gu, " ");
    queries = found.map((one) => (field ? `${head}${field}:"${bare(one.text)}"` : one.query));
    list.replaceChildren(...found.map((one, at) => {
      const option = document.createElement("li");
      option.id = `suggestion-${at}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      const text = document.createElement("bdi");
      text.textContent = one.text;
      if (/\p{Script=Han}/u.test(one.text)) text.lang = "zh-Hans";
      const count = one.kind === "title" || one.kind === "wording" ? "" : `${one.count.toLocaleString("en")} ${one.count === 1 ? "release" : "releases"}`;
      option.append(part("what", field ?? KINDS[one.kind] ?? one.kind), " ", text, " ", part("figure", count));
      return option;
    }));
    active = -1;
    box.removeAttribute("aria-activedescendant");
    list.hidden = !found.length;
    box.setAttribute("aria-expanded", String(found.length > 0));
    said.textContent = found.length === 1 ? "1 suggestion" : `${found.length || "No"} suggestions`;
  };

  const ask = async () => {
    const [, head = "", name, rest] = FIELD.exec(box.value) ?? [];
    const typed = (name ? rest : box.value).trim();
    asking?.abort();
    if (!typed) return close();
    const mine = asking = new AbortController();
    try {
      const answer = await fetch(`${form.dataset.suggest}?${new URLSearchParams({ q: typed })}`, { signal: mine.signal });
      if (!answer.ok) throw new Error(String(answer.status));
      let found = (await answer.json()).suggestions;
      const kind = name && (name.toLowerCase() === "product" ? "product" : "person");
      if (kind) found = found.filter((one) => one.kind === kind);
      if (mine === asking && document.activeElement === box) show(found, head, name?.toLowerCase());
    } catch {
      if (mine === asking) close();  // nobody waits for a suggestion: the box is a box
    }
  };

  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  };
  // While an input method composes, the box holds what nobody means.
  box.addEventListener("input", (event) => { if (!event.isComposing) soon(); });
  box.addEventListener("compositionend", soon);
  box.addEventListener("blur", close);
  form.addEventListener("submit", close);
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) choose([...list.children].indexOf(option));
  });
  box.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) return;
    const count = list.hidden ? 0 : list.children.length;
    if (event.key === "Escape") {
      event.preventDefault();  // which would empty the box
      if (count) close(); else box.blur();
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      choose(active);
    } else if (event.key === "ArrowDown" && !count) {
      ask();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && count) {
      event.preventDefault();
      const to = event.key === "ArrowDown" ? active + 1 : active < 0 ? count - 1 : active - 1;
      move(to >= count ? -1 : to);  // past either end lies the box itself
    }
  });

  // The card over the page.

  let card = null;
  let fetching = null;

  const made = async () => {
    const answer = await fetch(how.href);
    if (!answer.ok) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const text = page.querySelector(".card");
    if (!text) throw new Error("no card");
    const dialog = document.createElement("dialog");
    dialog.className = "help-card";
    dialog.setAttribute("aria-labelledby", "help-title");
    const title = document.createElement("h2");
    title.id = "help-title";
    title.textContent = "How to search";
    const out = document.createElement("button");
    out.type = "button";
    out.className = "out";
    out.textContent = "Close";
    out.addEventListener("click", () => dialog.close());
    const choice = document.createElement("label");
    choice.className = "single-keys";
    const ticked = document.createElement("input");
    ticked.type = "checkbox";
    ticked.checked = !stored.get(KEYS_OFF);
    ticked.addEventListener("change", () => stored.set(KEYS_OFF, ticked.checked ? null : "1"));
    choice.append(ticked, " Single keys do this");
    dialog.append(title, out, document.adoptNode(text), choice);
    // A click beside the card is one on the dialog itself.
    dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
    document.body.append(dialog);
    return dialog;
  };

  const help = async () => {
    close();
    try {
      card = await (fetching ??= made());
      if (!card.open) card.showModal();
    } catch {
      location.href = how.href;
    }
  };
  how.setAttribute("aria-haspopup", "dialog");
  how.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    help();
  });

  document.addEventListener("keydown", (event) => {
    if (!single(event)) return;
    if (event.key === "/") {
      event.preventDefault();
      box.focus();
      box.select();
    } else if (event.key === "?") {
      event.preventDefault();
      help();
    }
  });
})();
