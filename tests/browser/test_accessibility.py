"""No page breaks a rule that axe knows, in either theme, wide or narrow, with all that folds unfolded."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.browser
Open = Callable[..., Any]
PAGES = (
    "/",
    "/search?q=ferry&person=Ines+Okafor&not_kind=stub",
    "/search?q=ferry&unit=passages",
    "/search?unit=quotations",
    "/search?q=zzzzz",
    "/facets/person",
    "/help",
    "/releases/launch-en?q=ferry&hit=1&mark=people&mark=products",
    "/releases/letter",
    "/releases/launch-en/source",
    "/releases/launch-en/reused",
    "/check",
    "/check?q=We+have+kept+it+awake+…+tonight+we+stop&speaker=Tomas+Wendel",
    "/check/draft",
    "/wording",
    "/wording?q=ferry",
    "/boilerplate",
    "/people",
    "/people/Ines Okafor",
    "/products",
    "/trends?q=ferry&q=harbour",
    "/coverage",
    "/about",
    "/api",
    "/nowhere",
)
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
        if found := axe.run(window.page).response["violations"]:
            broken[address] = [(one["id"], [node["html"] for node in one["nodes"][:3]]) for one in found]
    # The browser itself tells of the page that is not there.
    window.wrong = [said for said in window.wrong if "404" not in said]
    assert broken == {}
