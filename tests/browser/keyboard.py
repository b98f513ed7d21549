"""Somebody at the keyboard alone: no pointer, no address after the first, the focus always to be seen."""

from __future__ import annotations

from typing import Any

# What has the focus, and what keeps it from being seen: no line around it that stands out from what is
# behind, no size, a place outside of the window, something over it.  A radio button shows it on its label.
FOCUS = """() => {
  const parse = (text) => (text.match(/[0-9.]+/g) || []).map(Number);
  const channel = (v) => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const behind = (node) => {
    for (; node; node = node.parentElement) {
      const colour = parse(getComputedStyle(node).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const node = document.activeElement;
  if (!node || node === document.body || node === document.documentElement) return null;
  const bearer = node.type === "radio" && node.labels.length ? node.labels[0] : node;
  const faults = [];
  const style = getComputedStyle(bearer);
  const colour = parse(style.outlineColor);
  if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) faults.push("no outline");
  else {
    const [a, b] = [light(colour), light(behind(bearer.parentElement))].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 3) faults.push("a faint outline");
  }
  const box = bearer.getBoundingClientRect();
  const fully = { opacityProperty: true, visibilityProperty: true };
  if (!bearer.checkVisibility(fully)) faults.push("not visible");
  const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
  const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
  if (right - left < 2 || bottom - top < 2) faults.push("outside of the window");
  else {
    const boxes = [...bearer.getClientRects()];
    const seen = boxes.some((one) => {
      const at = document.elementFromPoint((Math.max(one.left, 0) + Math.min(one.right, innerWidth)) / 2,
        (Math.max(one.top, 0) + Math.min(one.bottom, innerHeight)) / 2);
      return at && (bearer.contains(at) || at.contains(bearer));
    });
    if (!seen) faults.push("covered");
  }
  const last = window.lastFocused;
  const before = last?.isConnected && last !== node && !(last.compareDocumentPosition(node) & 4);
  if (before) faults.push("against the order");
  window.lastFocused = node;
  if (node.tabIndex > 0) faults.push("an order of its own");
  const name = node.getAttribute("aria-label") || node.labels?.[0]?.textContent || node.textContent;
  return { html: node.outerHTML.slice(0, 120), name: name.trim().replace(/\\s+/g, " "), faults };
}"""


class Keyboard:
    """Presses keys on a page that is open.  Each stop of Tab is looked at; `hidden` are those not seen."""

    def __init__(self, page: Any, address: str) -> None:
        self.page = page
        self.hidden: list[str] = []
        page.goto(address)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)

    def tab(self) -> dict[str, Any] | None:
        """One stop further: what has the focus now; None where it has left the page."""
        self.press("Tab")
        found: dict[str, Any] | None = self.page.evaluate(FOCUS)
        if found is None:
            self.anew()
        if found and found["faults"]:
            self.hidden.append(f"{', '.join(found['faults'])}: {found['html']} on {self.page.url}")
        return found

    def tab_to(self, selector: str, name: str = "", *, most: int = 150) -> None:
        """Tab until the focus is on what the selector means (and is called so)."""
        passed = []
        for _ in range(most):
            found = self.tab()
            if found is None and passed and passed[-1] is None:
                break
            passed.append(found and found["name"][:40])
            meant = found is not None and name.lower() in found["name"].lower()
            if meant and self.page.evaluate("one => document.activeElement.matches(one)", selector):
                return
        raise AssertionError(f"no stop at {selector} {name!r} on {self.page.url}: {passed}")

    def follow(self, selector: str, name: str = "", *, key: str = "Enter") -> None:
        """Tab there and press the key, which leads to another page."""
        self.tab_to(selector, name)
        with self.page.expect_navigation():
            self.press(key)

    def anew(self) -> None:
        """The next stop may lie before this one: the page is gone through again, or backwards."""
        self.page.evaluate("window.lastFocused = null")

    def back(self, selector: str, *, most: int = 20) -> None:
        for _ in range(most):
            self.press("Shift+Tab")
            if self.page.evaluate("one => document.activeElement.matches(one)", selector):
                return self.anew()
        raise AssertionError(f"no stop at {selector} before")

    def enter(self) -> None:
        with self.page.expect_navigation():
            self.press("Enter")
