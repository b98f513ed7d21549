"""An archive whose every text is markup, in a browser: nothing of it runs, nothing of it is asked for.

Its texts and addresses are rows of `tests/data/webapp/markup.toml`; what each answer is made of, is for
`tests/webapp/test_markup_in_texts.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hostile import MARK, ROUTES, TEXTS, Asked, requests_of

pytestmark = pytest.mark.browser
Open = Callable[..., Any]
FOR_PEOPLE = re.compile(r"/(api/objects)?(?!api/|suggest)[^.?]*(\?|$)")
# Elements that texts became; words behind one that turns the direction of all that follow it.
MADE = """() => [...document.querySelectorAll("zz-a, img, svg[onload], [onfocus], main script, main style")]
  .map((one) => one.outerHTML.slice(0, 80))"""
TURNED = """() => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const own = ".text, .head, .snippet, blockquote, .said, .leftout, pre, .hit .title, .unseen, textarea";
    if (!/[\\u202d\\u202e]/.test(node.data) || node.parentElement.closest(own)) continue;
    let alone = node.parentElement;
    const inside = (one) => one.display === "inline" && !/isolate|plaintext/.test(one.unicodeBidi);
    while (inside(getComputedStyle(alone))) alone = alone.parentElement;
    // A text goes on behind what is tagged in it as Chinese.
    const goesOn = (one) => one && (one.nodeType === 3 || one.matches?.("span[lang]:not([class])"));
    let last = node;
    while (goesOn(last.nextSibling)) last = last.nextSibling;
    const behind = document.createRange();
    behind.selectNodeContents(alone);
    behind.setStartAfter(last);
    if (behind.toString().trim()) found.push(`${alone.outerHTML.slice(0, 80)} before ${behind}`);
  }
  return found;
}"""


def pages() -> Iterator[Asked]:
    """Each page once, with one text after the other; a release with each of them."""
    number = 0
    for row in ROUTES:
        every: dict[str, list[Asked]] = {}  # by what it was made of
        for asked in requests_of(row):
            if asked.form is None and FOR_PEOPLE.match(asked.address):
                every.setdefault(asked.template, []).append(asked)
        for some in every.values():
            number += 1
            whole = row["endpoint"] == "releases.show"
            yield from some if whole else dict.fromkeys((some[number % len(some)], some[-1]))


def test_nothing_runs_and_nothing_is_made(visit: Open, hostile: str) -> None:
    window = visit(at=hostile)
    opened = []
    window.page.on("dialog", lambda dialog: (opened.append(dialog.message), dialog.dismiss()))
    wrong = {}
    for asked in pages():
        window.page.goto(asked.address)
        if found := window.page.evaluate(MADE) + window.page.evaluate(TURNED):
            wrong[asked.address] = found
    # The browser itself tells of the pages that are not there.
    window.wrong = [said for said in window.wrong if "404" not in said]
    assert (opened, wrong) == ([], {})


def test_what_scripts_show_is_text(visit: Open, hostile: str) -> None:
    """Suggestions, a kept search, copied words: what a script writes into a page are the same texts."""
    page = visit(at=hostile).page
    page.goto("/")
    page.keyboard.press("/")
    page.keyboard.type(TEXTS[0][:12])
    page.locator(".suggestions li", has_text=MARK).first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=*")
    page.locator(".keep button").click()
    page.goto("/")
    page.locator("#saved > summary").click()
    assert MARK in page.locator("#saved li a").first.inner_text()
    page.goto("/releases/evil1")
    page.locator(".cite > summary").first.click()
    assert MARK in page.locator(".cite .copied").first.inner_text()
    page.locator(".cite .copy").first.click()
    page.locator(".cite .copy", has_text="Cop").first.wait_for()
    assert page.evaluate(MADE) == []
