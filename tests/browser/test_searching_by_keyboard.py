"""Searching by keyboard in a browser: the box and its suggestions, the card, the results, kept searches."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.browser
Open = Callable[..., Any]
WIDTHS = pytest.mark.parametrize("width", [1280, 390])
EVIL = "<img src=x onerror=alert(1)>"


def words_of(page: Any, selector: str) -> str:
    """All the text of an element, what is for screen readers alone included."""
    return " ".join(page.locator(selector).text_content().split())


@WIDTHS
def test_suggestions_are_a_list_for_the_keyboard(visit: Open, width: int) -> None:
    page = visit(width=width).page
    page.goto("/")
    page.keyboard.press("/")
    page.keyboard.type("oka")
    page.locator(".suggestions li").first.wait_for()
    box = page.locator("#q")
    assert box.get_attribute("role") == "combobox"
    assert box.get_attribute("aria-expanded") == "true"
    assert box.get_attribute("aria-activedescendant") is None
    page.keyboard.press("ArrowDown")
    active = box.get_attribute("aria-activedescendant")
    assert page.locator(f"#{active}").get_attribute("aria-selected") == "true"
    assert page.locator(f"#{active} bdi").inner_text() == "Ines Okafor"
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.keyboard.press("ArrowUp")
    assert box.get_attribute("aria-activedescendant") is None, "back in the box"
    page.keyboard.press("Escape")
    assert not page.locator(".suggestions").is_visible()
    assert page.input_value("#q") == "oka", "what was typed stays"
    page.keyboard.press("ArrowDown")
    page.locator(".suggestions li").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=person*")
    assert page.input_value("#q") == 'person:"Ines Okafor"'
    assert page.locator(".hit").count() > 0


def test_after_a_field_its_names_are_suggested(visit: Open) -> None:
    page = visit().page
    page.goto("/")
    page.locator("#q").press_sequentially("ferry speaker:oka")
    page.locator(".suggestions li").first.wait_for()
    assert page.locator(".suggestions .what").all_inner_texts() == ["speaker"]
    page.locator(".suggestions li").first.click()
    page.wait_for_url("**/search?*")
    assert page.input_value("#q") == 'ferry speaker:"Ines Okafor"'


def test_nothing_is_asked_while_an_input_method_composes(visit: Open) -> None:
    page = visit().page
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "suggest" in request.url else None)
    page.goto("/")
    page.locator("#q").focus()
    session = page.context.new_cdp_session(page)
    session.send("Input.imeSetComposition", {"text": "ou kai", "selectionStart": 6, "selectionEnd": 6})
    page.wait_for_timeout(400)
    assert asked == []
    session.send("Input.insertText", {"text": "欧凯"})
    page.locator(".suggestions li").first.wait_for()
    assert len(asked) == 1


def test_an_older_answer_never_comes_after_a_newer_one(visit: Open) -> None:
    page = visit().page

    def answer(route: Any) -> None:
        typed = route.request.url.partition("q=")[2]
        if typed == "a":
            page.wait_for_timeout(600)
        found = [{"kind": "person", "text": f"{EVIL} {typed}", "query": typed, "count": 1, "release": None}]
        route.fulfill(content_type="application/json", body=json.dumps({"suggestions": found}))

    page.route("**/api/v1/suggest*", answer)
    page.goto("/")
    page.locator("#q").press_sequentially("ab", delay=300)
    page.locator(".suggestions li", has_text="ab").wait_for()
    page.wait_for_timeout(500)
    assert page.locator(".suggestions bdi").all_inner_texts() == [f"{EVIL} ab"], "as text"
    assert page.locator(".suggestions img").count() == 0


def test_a_failure_leaves_the_box_a_box(visit: Open) -> None:
    one = visit()
    page = one.page
    page.route("**/api/v1/suggest*", lambda route: route.fulfill(status=503, body="no"))
    page.goto("/")
    page.locator("#q").press_sequentially("ferry", delay=10)
    page.wait_for_timeout(400)
    assert not page.locator(".suggestions").is_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=ferry")
    one.wrong = [said for said in one.wrong if "503" not in said]


@WIDTHS
def test_the_card_opens_over_the_page_and_gives_the_focus_back(visit: Open, width: int) -> None:
    page = visit(width=width).page
    page.goto("/search?q=ferry")
    page.locator(".ask .ways-in").focus()
    page.keyboard.press("?")
    card = page.locator("dialog.help-card[open]")
    card.wait_for()
    assert card.locator("dt a").count() >= 11
    assert page.url.endswith("/search?q=ferry")
    assert page.evaluate("document.querySelector('dialog').contains(document.activeElement)")
    assert page.evaluate(
        "(box => box.left >= 0 && box.right <= innerWidth && box.bottom <= innerHeight)"
        "(document.querySelector('dialog').getBoundingClientRect())"
    )
    page.keyboard.press("Escape")
    assert not page.locator("dialog[open]").count()
    assert page.evaluate("document.activeElement.className") == "ways-in"
    page.locator(".ask .ways-in").click()
    card.wait_for()
    card.locator("dt a").first.click()
    assert "/search?q=" in page.url


def test_single_keys_can_be_turned_off(visit: Open) -> None:
    page = visit().page
    page.goto("/search?q=ferry")
    page.keyboard.press("?")
    page.locator("dialog .single-keys input").uncheck()
    page.keyboard.press("Escape")
    page.locator("#main").focus()
    for key in "?/j":
        page.keyboard.press(key)
    assert not page.locator("dialog[open]").count()
    assert page.evaluate("document.activeElement.id") == "main"


def test_without_script_the_card_is_a_page(visit: Open) -> None:
    page = visit(script=False).page
    page.goto("/search?q=ferry")
    page.locator(".ask .ways-in").click()
    assert page.url.endswith("/help")
    assert not page.locator(".card .keys").is_visible(), "no key does anything"
    page.locator(".card dt a").first.click()
    assert "/search?q=" in page.url
    assert not page.locator(".keep, .saved").first.is_visible()


@pytest.mark.parametrize(
    ("address", "entry"),
    [
        ("/search?q=the", ".hit"),
        ("/search?q=the&unit=passages", ".kwic > li"),
        ("/search?unit=quotations", ".hit"),
    ],
)
def test_j_and_k_move_and_enter_opens(visit: Open, address: str, entry: str) -> None:
    page = visit().page
    page.goto(address)
    entries = page.locator(entry)
    for key, place in (("j", 0), ("j", 1), ("k", 0), ("k", 0), ("j", 1)):
        page.keyboard.press(key)
        present = entries.nth(min(place, entries.count() - 1))
        assert present.get_attribute("aria-current") == "true"
        assert page.locator(f".found [aria-current]:is({entry})").count() == 1
        assert present.locator(":focus").count() == 1
    page.keyboard.press("Enter")
    page.wait_for_url("**/releases/*")


@WIDTHS
def test_a_choice_keeps_the_focus_and_says_what_it_found(visit: Open, width: int) -> None:
    page = visit(width=width).page
    page.goto("/search?q=the")
    narrow_sheet = page.locator("#narrow > summary")
    if narrow_sheet.is_visible():
        narrow_sheet.click()
    choice = page.locator("#facet-person .pick", has_text="Ines Okafor")
    choice.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**person=Ines+Okafor*")
    assert choice.is_visible()
    assert choice.evaluate("node => node === document.activeElement")
    page.locator("#announced", has_text="release").wait_for(state="attached")
    found = page.locator("#announced").inner_text()
    assert found == words_of(page, ".count")
    page.go_back()
    page.wait_for_url("**/search?q=the")
    assert page.locator(".chip").count() == 0
    page.go_forward()
    page.wait_for_url("**person=Ines+Okafor*")
    page.locator(".chip").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=the")
    page.locator("#announced", has_text="release").wait_for(state="attached")
    assert words_of(page, ":focus") == words_of(page, ".count"), "the chip is gone"


@WIDTHS
def test_a_search_is_kept_in_this_browser(visit: Open, width: int) -> None:
    page = visit(width=width).page
    page.goto("/search?q=ferry&lang=en")
    page.locator(".keep button", has_text="Save").click()
    assert page.locator(".keep button").inner_text().startswith("Forget")
    page.goto("/")
    page.locator("#saved > summary").click()
    assert page.locator("#saved summary .figure").inner_text() == "1"
    link = page.locator("#saved li a").first
    assert link.inner_text() == "ferry, language: English"
    link.click()
    assert page.url.endswith("/search?q=ferry&lang=en")
    assert page.locator(".keep button").inner_text().startswith("Forget")
    page.goto("/")
    page.locator("#saved > summary").click()
    page.locator("#saved li button").click()
    assert page.locator("#saved li").count() == 0
    assert page.locator("#saved .none").is_visible()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_what_a_browser_kept_is_shown_as_text_and_leads_nowhere_else(visit: Open) -> None:
    page = visit().page
    page.goto("/about")
    kept = [
        {"at": "/search?q=x", "name": EVIL, "feed": "javascript:alert(1)"},
        {"at": "javascript:alert(1)", "name": "no"},
        {"at": "//elsewhere.example/", "name": "no"},
        7,
        None,
    ]
    page.evaluate("kept => localStorage.setItem('onrecord.saved', kept)", json.dumps(kept))
    page.goto("/")
    page.locator("#saved > summary").click()
    assert page.locator("#saved li a").all_inner_texts() == [EVIL]
    assert page.locator("#saved img").count() == 0
    page.evaluate("localStorage.setItem('onrecord.saved', '{')")
    page.goto("/")
    assert page.locator("#saved li").count() == 0
