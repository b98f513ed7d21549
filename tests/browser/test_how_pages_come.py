"""How each page of the sample comes: light, all of it from here, without an error; and nothing moves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from addresses import SAMPLE_PAGES

pytestmark = pytest.mark.browser
Open = Callable[..., Any]
MOVES = """
window.moved = 0;
new PerformanceObserver((list) => { for (const one of list.getEntries()) window.moved += one.value; })
  .observe({ type: "layout-shift", buffered: true });
"""
# Bytes as they were sent, whether or not the window had them already.
COME = """() => new Promise((done) => setTimeout(() => {
  const [page, ...others] = ["navigation", "resource"].flatMap((kind) => performance.getEntriesByType(kind));
  const whole = [page, ...others].reduce((sum, one) => sum + one.encodedBodySize, 0);
  done({ moved: window.moved, page: page.encodedBodySize, whole });
}, 150))"""
MOST_OF_A_PAGE, MOST_OF_A_VISIT = 100_000, 150_000
"""Bytes of the page itself, and of it with all that a first visit to it asks for."""


@pytest.mark.parametrize("width", [1280, 390])
def test_each_page_is_light_and_stands_still(visit: Open, sample: str, width: int) -> None:
    window = visit(width=width, at=sample)
    window.page.add_init_script(MOVES)
    wrong = {}
    for address in SAMPLE_PAGES:
        window.page.goto(address)
        come = window.page.evaluate(COME)
        if come["moved"] >= 0.001 or come["page"] >= MOST_OF_A_PAGE or come["whole"] >= MOST_OF_A_VISIT:
            wrong[address] = come
    # The browser itself tells of the page that is not there.
    window.wrong = [said for said in window.wrong if "404" not in said]
    assert wrong == {}


@pytest.mark.parametrize("width", [1280, 390])
def test_a_page_that_comes_slowly_stands_still(visit: Open, slow_sample: str, width: int) -> None:
    window = visit(width=width, at=slow_sample)
    window.page.add_init_script(MOVES)
    moved = {}
    for address in SAMPLE_PAGES:
        window.page.goto(address)
        moved[address] = window.page.evaluate(COME)["moved"]
    window.wrong = [said for said in window.wrong if "404" not in said]
    assert {address: much for address, much in moved.items() if much >= 0.001} == {}
