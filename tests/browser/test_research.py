"""A researcher's way: from queries to a chart, to a number and its releases; a note of coverage to print."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.browser
Open = Callable[..., Any]
WIDTHS = pytest.mark.parametrize("width", [1280, 390])
SCRIPT = pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])


@WIDTHS
@SCRIPT
def test_from_queries_to_the_releases_of_a_month(visit: Open, width: int, script: bool) -> None:
    page = visit(width=width, script=script).page
    page.goto("/trends")
    boxes = page.locator(".asked input")
    boxes.nth(0).fill("ferry")
    boxes.nth(2).fill("card")
    page.locator(".change select[name=lang]").select_option("en")
    page.locator(".change button").click()
    assert "lang=en" in page.url
    drawn = page.locator("svg[role=img]:visible")
    assert drawn.count() == 1
    assert drawn.bounding_box()["width"] <= width
    assert page.locator(".legend strong").all_inner_texts() == ["ferry", "card"]
    page.locator(".sorts a", has_text="by month").click()
    page.locator("table.counts tbody a").first.click()
    assert "/search?" in page.url
    assert page.locator(".hit").count() == 1


def test_lines_are_told_apart_without_colour(visit: Open) -> None:
    page = visit().page
    page.goto("/trends?q=ferry&q=card&q=the&q=harbour&q=渡轮")
    dashes = page.locator("svg.at-wide .run").evaluate_all(
        "all => all.map(one => getComputedStyle(one).strokeDasharray)"
    )
    assert len(set(dashes)) == 5


def test_what_is_printed_is_the_note_and_its_citation(visit: Open) -> None:
    page = visit().page
    page.goto("/coverage")
    page.emulate_media(media="print")
    assert page.locator(".cite .copied").first.is_visible()
    assert page.locator(".calendar").is_visible()
    assert not page.locator(".ask, .places, .copy").first.is_visible()
    page.goto("/trends?q=ferry")
    assert page.locator("svg.at-wide").is_visible()
    assert not page.locator(".change").is_visible()
