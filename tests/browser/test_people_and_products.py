"""From a release to a person, to the quotations of a year, to a check: with the keyboard, wide and narrow."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize("width", [1280, 390])
def test_a_reader_looks_somebody_up(browser: Any, served: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800}, java_script_enabled=width > 400)
    problems: list[str] = []
    page.on("console", lambda said: problems.append(said.text) if said.type == "error" else None)
    page.goto(f"{served}/releases/launch-en")
    page.locator(".names a", has_text="Ines Okafor").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/Ines%20Okafor")
    assert page.locator("h1").inner_text().startswith("Ines Okafor")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert "chief executive" in page.locator(".roles").inner_text()
    page.locator("#said .bars a").first.click()
    page.wait_for_url("**from=2021-03**")
    assert page.locator(".quotations blockquote").count() == 1
    page.locator(".do a").click()
    assert page.locator("#by").input_value() == "Ines Okafor"
    page.goto(f"{served}/people?find=oka")
    assert page.locator(".count").inner_text() == "1 person of 2"
    page.goto(f"{served}/products/Silverline")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert "Silverline" in page.locator(".sentences mark").first.inner_text()
    assert not problems
    page.close()
