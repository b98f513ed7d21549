"""No page breaks a rule that axe knows, in either theme, wide or narrow, with all that folds unfolded."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from addresses import PAGES

pytestmark = pytest.mark.browser
Open = Callable[..., Any]
# What axe knows of WCAG 2.2 and does not ask by itself, too; of its answer, no more than is read here.
RUN = """() => axe.run({ resultTypes: ["violations"], rules: { "target-size": { enabled: true } } }).then(
  (found) => found.violations.map((one) => [one.id, one.nodes.slice(0, 3).map((node) => node.html)]))"""
UNFOLD = "document.querySelectorAll('details').forEach((one) => { one.open = true; })"


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_rule_is_broken(visit: Open, theme: str, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    window = visit(width=width)
    window.page.emulate_media(color_scheme=theme)
    broken = {}
    for address in PAGES:
        window.page.goto(address)
        window.page.evaluate(UNFOLD)
        window.page.evaluate(axe.axe_script)
        if found := window.page.evaluate(RUN):
            broken[address] = found
    # The browser itself tells of the page that is not there.
    window.wrong = [said for said in window.wrong if "404" not in said]
    assert broken == {}
