"""A release in a browser: from hit to hit and match to match, notes and their words, two languages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.browser
Open = Callable[..., Any]
WIDTHS = pytest.mark.parametrize("width", [1280, 390])
SCRIPT = pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
FOUND = "/releases/{}?q=ferry&sort=newest&hit={}"
BACKGROUND = "node => getComputedStyle(node).backgroundColor"
CLEAR = "rgba(0, 0, 0, 0)"


def follow(page: Any, link: str) -> None:
    with page.expect_navigation():
        page.locator(link).click()


@WIDTHS
@SCRIPT
def test_from_hit_to_hit_and_back_to_the_results(visit: Open, width: int, script: bool) -> None:
    page = visit(width=width, script=script).page
    page.goto("/search?q=ferry&sort=newest")
    titles = page.locator(".hit .title").all_inner_texts()
    first = page.locator(".hit .title a").first.get_attribute("href")
    page.goto(FOUND.format(first.partition("?")[0].rpartition("/")[2], 1))
    for number, title in enumerate(titles, 1):
        assert page.locator("h1").inner_text() == title
        assert page.locator(".hitbar > .figure").inner_text() == f"Hit {number} of {len(titles)}"
        if number < len(titles):
            follow(page, ".hitbar [rel=next]")
    assert page.locator(".hitbar [rel=next]").count() == 0
    follow(page, ".hitbar [rel=prev]")
    assert page.locator("h1").inner_text() == titles[-2]
    follow(page, ".hitbar .results")
    assert page.locator(".hit .title").all_inner_texts() == titles


@WIDTHS
def test_the_script_moves_nothing(visit: Open, width: int) -> None:
    tops = []
    for script in (True, False):
        page = visit(width=width, script=script).page
        page.goto(FOUND.format("launch-en", 2))
        tops.append([page.locator(one).bounding_box()["y"] for one in ("h1", "#p3", ".known")])
    assert tops[0] == tops[1]


@WIDTHS
def test_from_match_to_match(visit: Open, width: int) -> None:
    page = visit(width=width).page
    page.goto("/releases/launch-en?q=boat+OR+Brightwater")
    count = int(page.locator(".places-marked a").inner_text().split()[0])
    assert count > 3
    seen = []
    for number in range(1, count + 1):
        page.keyboard.press("n")
        assert page.locator(".places-marked a").inner_text().startswith(f"match {number} of ")
        assert page.locator("mark.now").count() == 1
        assert page.locator("mark.now").is_visible(), "what is folded has been unfolded"
        seen.append(page.locator("mark.now").inner_text())
    assert page.locator(".standing").get_attribute("open") is not None
    page.keyboard.press("p")
    assert page.locator("mark.now").inner_text() == seen[-2]
    page.locator(".places-marked button").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("mark.now").inner_text() == seen[-3]
    page.fill("#q", "n")
    assert page.locator("mark.now").inner_text() == seen[-3], "who types does not move"


def test_a_note_and_its_words_light_each_other(visit: Open) -> None:
    page = visit().page
    page.goto("/releases/launch-en")
    note, words = page.locator(".note").first, page.locator(".said").first
    assert words.evaluate(BACKGROUND) == CLEAR
    note.hover()
    assert words.evaluate(BACKGROUND) != CLEAR
    page.locator("h1").hover()
    assert words.evaluate(BACKGROUND) == CLEAR
    words.hover()
    assert "lit" in note.get_attribute("class")
    page.locator("h1").hover()
    note.locator(".words").focus()
    assert words.evaluate(BACKGROUND) != CLEAR


@SCRIPT
def test_a_note_leads_to_its_words(visit: Open, script: bool) -> None:
    page = visit(width=390, script=script).page
    page.goto("/releases/launch-en")
    page.locator(".note .words").first.click()
    assert page.url.endswith("#q1")
    assert page.locator("#q1").evaluate(BACKGROUND) != CLEAR


@SCRIPT
def test_a_paragraph_shows_its_counterpart(visit: Open, script: bool) -> None:
    page = visit(script=script).page
    page.goto("/releases/launch-en")
    own, other = page.locator(".own:has(> .unit > #p4)"), page.locator(".other:has(> .unit > #o3)")
    assert other.evaluate(BACKGROUND) == CLEAR
    page.locator("#p4").hover()
    assert own.evaluate(BACKGROUND) == other.evaluate(BACKGROUND) != CLEAR
    page.locator("h1").hover()
    page.locator(".pilcrow[href='#p4']").focus()
    page.keyboard.press("Shift")
    assert other.evaluate(BACKGROUND) != CLEAR


@WIDTHS
@SCRIPT
def test_names_are_marked_and_unmarked(visit: Open, width: int, script: bool) -> None:
    page = visit(width=width, script=script).page
    page.goto("/releases/launch-en?q=ferry")
    follow(page, ".marks .people")
    assert "q=ferry&mark=people" in page.url
    assert page.locator("#p4 a.person").inner_text() == "Ines Okafor"
    follow(page, ".marks .people")
    assert page.locator("article a.person").count() == 0


def test_a_link_into_folded_text_unfolds_it(visit: Open) -> None:
    page = visit().page
    page.goto("/releases/launch-en#p13")
    assert page.locator("#p13").is_visible()


def test_a_release_on_paper(visit: Open) -> None:
    page = visit().page
    page.goto("/releases/letter?q=ferry&hit=1")
    page.emulate_media(media="print")
    assert page.locator(".on-paper").is_visible()
    assert "/releases/letter" in page.locator(".on-paper").inner_text()
    assert page.locator(".how").first.is_visible(), "how its date is known"
    for gone in (".ask", ".hitbar", ".marks", ".cite", ".origin", ".pilcrow", ".turn"):
        assert not page.locator(gone).first.is_visible(), gone


@WIDTHS
def test_the_text_in_its_file(visit: Open, width: int) -> None:
    page = visit(width=width).page
    page.goto("/releases/launch-en")
    page.locator(".origin > summary").click()
    follow(page, ".origin a[href$='/source']")
    assert page.locator("tr.own td").first.inner_text().startswith("Brightwater opens the Silverline")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    follow(page, ".back a")
    assert page.url.endswith("/releases/launch-en")


def test_an_address_that_names_nothing_stops_nothing(visit: Open) -> None:
    page = visit().page
    page.goto("/releases/launch-en?q=ferry#%E0%A4%A")
    assert page.locator(".places-marked button").count() == 2


def test_the_language_that_is_shown_is_the_one_chosen(visit: Open) -> None:
    page = visit(width=390).page
    page.goto("/releases/launch-en")
    # A browser tells a page of its new width with the next frame it paints.
    page.locator("#show-own:checked").wait_for()
    page.set_viewport_size({"width": 1280, "height": 800})
    page.locator("#show-both:checked").wait_for()
    page.locator("label[for=show-other]").click()
    page.set_viewport_size({"width": 390, "height": 800})
    page.locator("#show-other:checked").wait_for()


def test_a_paragraph_of_either_language_leads_elsewhere_without_a_script(visit: Open) -> None:
    page = visit(script=False).page
    for side in (".own", ".other"):
        page.goto("/releases/launch-en")
        link = page.locator(f".text {side} .unit.body .elsewhere").first
        link.focus()
        with page.expect_navigation():
            page.keyboard.press("Enter")
        assert page.url.partition("?")[0].endswith("/wording")
