"""The two ways a reader does something on a page: with a pointer, and with the keyboard alone.

A walk is written once and done with either.  What is meant is named by a selector and, where several are so
selected, by what it is called; no address is typed after the first.  At the keyboard the focus is looked at
wherever it stops: it has to be seen.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
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
  const round = last?.isConnected && node.matches("a.skip");
  const before = last?.isConnected && last !== node && !(last.compareDocumentPosition(node) & 4);
  if (before) faults.push("against the order");
  window.lastFocused = node;
  if (node.tabIndex > 0) faults.push("an order of its own");
  const name = node.getAttribute("aria-label") || node.labels?.[0]?.textContent || node.textContent;
  const html = node.outerHTML.slice(0, 120);
  return { html, name: name.trim().replace(/\\s+/g, " ") || "?", faults, round };
}"""


# The first of those selected that can be seen and is called so.
CALLED = """([selector, name]) => [...document.querySelectorAll(selector)].find((one) => one.checkVisibility()
  && (one.getAttribute("aria-label") || one.textContent).toLowerCase().includes(name.toLowerCase()))"""


class Hand(ABC):
    """Does what a walk says on one page; a way of doing it says how."""

    def __init__(self, page: Any, address: str) -> None:
        self.page = page
        page.goto(address)

    @abstractmethod
    def press(self, selector: str, name: str = "") -> None:
        """Presses a button, unfolds what is folded."""

    @abstractmethod
    def write(self, selector: str, text: str) -> None:
        """Writes into a field."""

    @abstractmethod
    def choose(self, selector: str) -> None:
        """Chooses one of several buttons of which one is always on."""

    def follow(self, selector: str, name: str = "") -> None:
        """Presses what leads to another page."""
        with self.page.expect_navigation():
            self.press(selector, name)

    def save(self, selector: str, name: str = "") -> Any:
        """Presses what is saved as a file."""
        with self.page.expect_download() as download:
            self.press(selector, name)
        return download.value

    def unfold(self, selector: str) -> None:
        """Unfolds a sheet that is folded where there is no room for it."""
        if self.page.locator(selector).is_visible():
            self.press(selector)


class Pointer(Hand):
    def press(self, selector: str, name: str = "") -> None:
        meant = self.page.evaluate_handle(CALLED, [selector, name]).as_element()
        assert meant is not None, f"no {selector} {name!r} on {self.page.url}"
        meant.click()

    def write(self, selector: str, text: str) -> None:
        self.page.fill(selector, text)

    def choose(self, selector: str) -> None:
        self.page.locator(f"label[for={selector.removeprefix('#')}]").click()


class Keyboard(Hand):
    """`hidden` are the stops of Tab at which the focus could not be seen, with the reason."""

    def __init__(self, page: Any, address: str) -> None:
        self.hidden: list[str] = []
        super().__init__(page, address)

    def press(self, selector: str, name: str = "") -> None:
        self.tab_to(selector, name)
        self.keys("Enter")

    def write(self, selector: str, text: str) -> None:
        self.tab_to(selector)
        self.page.keyboard.type(text)

    def choose(self, selector: str) -> None:
        self.tab_to("[type=radio]")
        for _ in range(4):
            if self.page.locator(selector).is_checked():
                return
            self.keys("ArrowRight")
        raise AssertionError(f"{selector} cannot be chosen")

    def keys(self, *names: str) -> None:
        for name in names:
            self.page.keyboard.press(name)

    def tab(self) -> dict[str, Any] | None:
        """One stop further: what has the focus now; None where it has left the page."""
        self.keys("Tab")
        found: dict[str, Any] | None = self.page.evaluate(FOCUS)
        if found is None or found["round"]:  # past the last one some windows begin anew at once
            self.anew()
            return None
        if found["faults"]:
            self.hidden.append(f"{', '.join(found['faults'])}: {found['html']} on {self.page.url}")
        return found

    def tab_to(self, selector: str, name: str = "") -> None:
        """Tab until the focus is on what is meant: twice past the end of the page, it is not there."""
        passed: list[str] = []
        while passed.count("") < 2:
            found = self.tab()
            passed.append(found["name"][:40] if found else "")
            meant = found is not None and name.lower() in found["name"].lower()
            if meant and self.page.evaluate("one => document.activeElement.matches(one)", selector):
                return
        raise AssertionError(f"no stop at {selector} {name!r} on {self.page.url}: {passed}")

    def anew(self) -> None:
        """The next stop may lie before this one: the focus went back, or elsewhere."""
        self.page.evaluate("window.lastFocused = null")
