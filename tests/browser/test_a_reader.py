"""A reader's way through the pages, in a browser: wide and narrow, with script and without."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from addresses import PAGES

pytestmark = pytest.mark.browser
Open = Callable[..., Any]
WIDTHS = pytest.mark.parametrize("width", [1280, 390])
LONG = "unbrokenword" * 20
EVERY_PAGE = (
    *PAGES,
    f"/search?q={LONG}",
    f"/check?q={LONG}",
    f"/wording?q={LONG}",
    f"/trends?q=ferry&q=%22night+ferry%22&q=渡轮&q=card&q={LONG}",
    "/trends?q=ferry&by=month&share=1&lang=en",
    "/check?q=A+harbour+should+never+be+able+to+sleep&speaker=Tomas+Wendel&date=2019",
)
SCRIPT = pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])


@WIDTHS
@SCRIPT
def test_from_a_word_to_its_paragraph_in_both_languages(visit: Open, width: int, script: bool) -> None:
    page = visit(width=width, script=script).page
    page.goto("/")
    page.fill("#q", "ferry")
    page.press("#q", "Enter")
    assert page.url.endswith("/search?q=ferry")

    narrow_sheet = page.locator("#narrow > summary")
    if narrow_sheet.is_visible():
        narrow_sheet.click()
    page.locator("#facet-person .pick", has_text="Ines Okafor").click()
    assert "person=Ines+Okafor" in page.url

    page.locator(".bars a[aria-label^='4 March 2021']").click()
    assert "date=2021-03-04" in page.url

    page.locator(".snippet a", has_text="Brightwater").first.click()
    assert "/releases/launch-en" in page.url
    anchor = page.url.partition("#")[2]
    assert page.locator(f"#{anchor}").is_visible()
    assert page.locator(f"#{anchor}").bounding_box()["y"] < 844

    chinese = page.locator(".other p", has_text="这是安瑟湾第一条")
    if width < 960:
        assert not chinese.is_visible()
        page.locator("label[for=show-other]").click()
        assert not page.locator("#p3").is_visible()
    assert chinese.is_visible()
    page.locator(".facts a[hreflang]").click()
    assert "/releases/launch-zh" in page.url
    assert page.locator("h1").get_attribute("lang") or page.locator(".own:has(h1)").get_attribute("lang")


@pytest.mark.parametrize("width", [1280, 360])
def test_no_page_is_wider_than_its_window(visit: Open, width: int) -> None:
    window = visit(width=width)
    page = window.page
    too_wide = []
    for address in EVERY_PAGE:
        page.goto(address)
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            too_wide.append(address)
    window.wrong = [said for said in window.wrong if "404" not in said]
    assert too_wide == []


@SCRIPT
def test_facets_are_open_where_there_is_room_and_folded_on_a_phone(visit: Open, script: bool) -> None:
    wide, narrow = visit(width=1280, script=script).page, visit(width=390, script=script).page
    for page in (wide, narrow):
        page.goto("/search?q=ferry")
    assert wide.locator("#facet-person .pick").first.is_visible()
    assert not narrow.locator("#facet-person .pick").first.is_visible()
    narrow.locator("#narrow > summary").click()
    assert narrow.locator("#facet-person .pick").first.is_visible()


def test_a_slash_goes_to_the_box(visit: Open) -> None:
    page = visit().page
    page.goto("/search?q=ferry")
    page.keyboard.press("/")
    page.keyboard.type("tram")
    assert page.input_value("#q") == "tram"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@WIDTHS
def test_a_draft_is_checked(visit: Open, width: int, scheme: str) -> None:
    page = visit(width=width, script=False).page
    page.emulate_media(color_scheme=scheme)
    page.goto("/check/draft")
    page.fill("#draft", DRAFT)
    page.locator(".deskform button").click()
    assert page.locator("h1").inner_text() == "2 quotations, 1 on record as claimed"
    beside = page.locator("#v1").bounding_box()["x"] > page.locator("#q1").bounding_box()["x"] + 300
    assert beside == (width > 960)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert page.evaluate(CONTRAST) == []
    page.locator("#v2 .title a").click()
    assert "/check?q=" in page.url
    assert page.locator("h1").inner_text() == "Not in this archive"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_can_be_read(visit: Open, scheme: str) -> None:
    window = visit()
    page = window.page
    page.emulate_media(color_scheme=scheme)
    weak = []
    for address in EVERY_PAGE:
        page.goto(address)
        weak += page.evaluate(CONTRAST)
    window.wrong = [said for said in window.wrong if "404" not in said]
    assert weak == []


DRAFT = """The bay at night

“We have kept it awake for eighty years, and tonight we stop,” said Ines Okafor, who runs the ferries.

“Every lighthouse keeper on the coast has been given a bicycle this spring,” said Ines Okafor.
"""
CONTRAST = """() => {
  const channel = (v) => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const parse = (text) => (text.match(/[0-9.]+/g) || []).map(Number)
    .map((one, at) => (text.startsWith("color(srgb") && at < 3 ? one * 255 : one));
  const behind = (node) => {
    for (; node; node = node.parentElement) {
      const colour = parse(getComputedStyle(node).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const weak = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !node.checkVisibility({ opacityProperty: true })) continue;
    if (node.closest(".unseen")) continue;
    const [a, b] = [light(parse(getComputedStyle(node).color)), light(behind(node))].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    const text = node.closest(".text .unit, .snippet, .place blockquote, .said");
    const read = text && !node.closest(".pilcrow, .dateline, .ref, ins, del");
    const wanted = read ? 7 : 4.5;
    if (ratio < wanted) weak.push(`${node.tagName}.${node.className} ${ratio.toFixed(2)} ${location}`);
  }
  return weak;
}"""
