"""At the keyboard: each stop of each page is seen and in order, none is a trap; what opens is left by Escape.

That the keyboard does every job is shown by `test_three_users.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from addresses import PAGES
from hands import Keyboard

pytestmark = pytest.mark.browser
SitDown = Callable[..., Any]
UNFOLD = "document.querySelectorAll('details').forEach((one) => { one.open = true; })"
STOPS = """() => [...document.querySelectorAll(
    "a[href], button, input, select, textarea, summary, [tabindex='0']")]
  .filter((one) => one.checkVisibility() && one.type !== "hidden" && !one.disabled
    && (one.type !== "radio" || one.checked)).length"""
FOCUSED = "one => document.activeElement.closest(one) !== null"
SELECTED = "String(getSelection())"


@pytest.mark.parametrize("address", PAGES)
def test_every_stop_is_seen_in_order_and_none_is_a_trap(at: SitDown, address: str) -> None:
    hand = at(Keyboard, address)
    hand.page.evaluate(UNFOLD)
    wanted = hand.page.evaluate(STOPS)
    stops = 0
    while hand.tab() is not None:
        stops += 1
        assert stops <= wanted, "the focus goes round"
    assert stops == wanted


def test_the_first_stop_leads_past_the_head(at: SitDown) -> None:
    hand = at(Keyboard, "/search?q=ferry")
    assert hand.tab()["name"] == "Skip to the text"
    hand.keys("Enter")
    hand.tab()
    assert hand.page.evaluate(FOCUSED, "main")


def test_what_opens_is_left_by_escape(at: SitDown) -> None:
    hand = at(Keyboard, "/search?q=ferry")
    page = hand.page
    hand.tab_to(".hit .title a")
    held = page.evaluate("document.activeElement.href")
    hand.keys("?")
    page.locator("dialog[open]").wait_for()
    hand.anew()
    for _ in range(4):
        hand.tab()
        assert page.evaluate(FOCUSED, "dialog")
    hand.keys("Escape")
    assert not page.locator("dialog[open]").count()
    assert page.evaluate("document.activeElement.href") == held
    hand.keys("/", "h", "a", "r")
    page.locator(".suggestions li").first.wait_for()
    hand.keys("Escape")
    assert not page.locator(".suggestions").is_visible()
    assert page.evaluate(FOCUSED, "#q")


@pytest.mark.parametrize("width", [1280, 390])
def test_a_sentence_is_selected_and_looked_up(at: SitDown, width: int) -> None:
    """From the paragraph that has the focus; on a narrow page, where none can, from what is in sight."""
    hand = at(Keyboard, "/releases/launch-en", width=width)
    page = hand.page
    if width > 960:
        hand.tab_to(".pilcrow", "paragraph 4")
    else:
        hand.tab_to(".origin > summary")
    seen = []
    for key in ("s", "s", "S"):
        hand.keys(key)
        seen.append(page.evaluate(SELECTED))
        assert page.locator(".offer").count() == 1
        assert page.locator("p.unseen", has_text=f"Selected: {seen[-1][:12]}").count() == 1
    assert seen[0] == seen[2] != seen[1]
    if width > 960:
        assert seen[0].startswith("“A harbour should be able to sleep,” said Ines Okafor")
        assert seen[0].endswith("Brightwater Ferries.")
    hand.anew()
    hand.keys("Tab")
    assert page.evaluate(FOCUSED, ".offer")
    hand.keys("Escape")
    assert page.locator(".offer").count() == 0
    assert page.evaluate(FOCUSED, ".pilcrow, .origin > summary"), "the focus is given back"
    hand.keys("s")
    words = page.evaluate(SELECTED)
    assert words == seen[1]
    hand.follow(".offer a", "where else")
    asked = urlsplit(page.url)
    assert asked.path == "/wording"
    assert parse_qs(asked.query)["q"][0].split() == words.replace("“", " ").replace("”", " ").split()


def test_from_a_match_to_its_sentence(at: SitDown) -> None:
    hand = at(Keyboard, "/releases/launch-en?q=sleep")
    hand.keys("n", "s")
    assert "able to sleep" in hand.page.evaluate(SELECTED)


def test_single_keys_that_are_turned_off_do_nothing_in_a_release(at: SitDown) -> None:
    hand = at(Keyboard, "/releases/launch-en?q=ferry")
    hand.keys("?")
    hand.page.locator("dialog[open]").wait_for()
    hand.tab_to(".single-keys input")
    hand.keys("Space", "Escape", "n", "s")
    assert hand.page.locator("mark.now").count() == 0
    assert hand.page.evaluate(SELECTED) == ""
