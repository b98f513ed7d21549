"""Citing in a browser: the forms of a release, and what is offered for words that are selected."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

pytestmark = pytest.mark.browser
Open = Callable[..., Any]
WIDTHS = pytest.mark.parametrize("width", [1280, 390])
SCRIPT = pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
SELECT = """([from, start, to, end]) => {
  const place = (id, wanted) => {
    const walker = document.createTreeWalker(document.getElementById(id), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.data.includes(wanted)) return [node, node.data.indexOf(wanted)];
    }
  };
  const range = document.createRange();
  range.setStart(...place(from, start));
  const [node, at] = place(to, end);
  range.setEnd(node, at + end.length);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""
# What a page copies, where no clipboard is to be had.
COPIED = """() => {
  window.copied = [];
  const writeText = async (text) => { window.copied.push(text); };
  Object.defineProperty(navigator, "clipboard", { value: { writeText } });
}"""


def copying(visit: Open, address: str, **more: Any) -> Any:
    page = visit(**more).page
    page.add_init_script(f"({COPIED})()")
    page.goto(address)
    return page


def selecting(page: Any, *words: str) -> None:
    page.evaluate(SELECT, list(words))
    page.locator(".offer").wait_for()


@WIDTHS
@SCRIPT
def test_the_forms_of_a_release(visit: Open, width: int, script: bool) -> None:
    page = copying(visit, "/releases/letter", width=width, script=script)
    assert not page.locator(".cite .copied").first.is_visible()
    page.locator(".cite > summary").focus()
    page.keyboard.press("Enter")
    first = page.locator(".cite .copied").first
    assert first.inner_text().startswith("Ines Okafor. (2021, March 9 [date inferred]).")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert page.locator(".cite .copy").count() == (7 if script else 0)
    if script:
        before = first.bounding_box()
        page.locator(".cite .copy").first.click()
        assert page.evaluate("window.copied") == [first.inner_text()]
        assert page.locator(".cite .copy").first.inner_text() == "Copied"
        assert first.bounding_box() == before
    with page.expect_download() as download:
        page.locator(".files a", has_text="RIS").click()
    assert download.value.suggested_filename == "letter.ris"


@WIDTHS
def test_selected_words_are_copied_with_their_citation(visit: Open, width: int) -> None:
    page = copying(visit, "/releases/launch-en", width=width)
    before = page.locator("#p6").bounding_box()
    selecting(page, "p4", "A harbour", "p4", "to sleep")
    assert page.locator("#p6").bounding_box() == before, "nothing moves"
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.locator(".offer button", has_text="Copy with citation").click()
    page.locator(".offer button", has_text="Copy link").click()
    cited, link = page.evaluate("window.copied")
    assert cited.startswith(
        "“A harbour should be able to sleep” — Ines Okafor, chief executive."
        " Brightwater Ferries, “Brightwater opens"
    )
    assert cited.endswith(" press release, March 4, 2021, para. 4, " + link.partition("?")[0] + "#p4.")
    assert page.locator(".offer [role=status]").inner_text() == "Copied"
    assert "/releases/launch-en?at=" in link
    page.goto(link)
    assert page.locator("mark.place").inner_text() == "A harbour should be able to sleep"
    assert page.locator("#at").bounding_box()["y"] < 844


def test_several_paragraphs_and_the_other_language(visit: Open) -> None:
    page = copying(visit, "/releases/launch-en")
    selecting(page, "p3", "Brightwater", "p4", "to sleep")
    page.locator(".offer button", has_text="Copy with citation").click()
    page.locator(".offer button", has_text="Copy link").click()
    cited, link = page.evaluate("window.copied")
    assert "water. “A harbour" not in cited, "marks inside become single ones"
    assert "water. ‘A harbour should be able to sleep’” Brightwater Ferries" in cited, "and whole, nobody's"
    assert "paras. 3–4" in cited
    linked = visit().page
    linked.goto(link)
    marked = linked.locator("mark.place").all_inner_texts()
    assert marked[0].startswith("Brightwater Ferries today")
    assert "".join(marked).endswith("A harbour should be able to sleep")
    selecting(page, "o2", "明水渡轮", "o2", "今日")
    page.locator(".offer button", has_text="Copy with citation").click()
    cited = page.evaluate("window.copied.at(-1)")
    assert cited.startswith("“明水渡轮今日” ")
    assert "第2段(2021-03-04[日期据英文版推断])" in cited
    assert "/releases/launch-zh#p2" in cited


def test_selected_words_are_looked_up(visit: Open) -> None:
    page = copying(visit, "/releases/launch-en")
    for label, path, words in (
        ("Where else", "/wording", "A harbour should be able to sleep"),
        ("Check", "/check", "A harbour should be able to sleep"),
    ):
        page.goto("/releases/launch-en")
        selecting(page, "p4", "A harbour", "p4", "to sleep")
        page.locator(".offer a", has_text=label).click()
        page.wait_for_load_state()
        asked = urlsplit(page.url)
        assert (asked.path, parse_qs(asked.query)) == (path, {"q": [words]})
    assert page.locator("h1").inner_text() == "On record, word for word"


def test_what_is_offered_is_reached_and_closed_by_keyboard(visit: Open) -> None:
    page = copying(visit, "/releases/launch-en")
    selecting(page, "p4", "A harbour", "p4", "to sleep")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Copy with citation"
    page.keyboard.press("Enter")
    assert len(page.evaluate("window.copied")) == 1
    page.keyboard.press("Escape")
    assert page.locator(".offer").count() == 0
    page.wait_for_timeout(400)
    assert page.locator(".offer").count() == 0, "closed until other words are selected"
    selecting(page, "p4", "We have", "p4", "we stop")
    page.evaluate("getSelection().removeAllRanges()")
    page.locator(".offer").wait_for(state="detached")


def test_a_place_on_record_is_copied(visit: Open) -> None:
    page = copying(visit, "/check?q=A+harbour+should+be+able+to+sleep&speaker=Ines+Okafor")
    page.locator(".place .copy").click()
    (copied,) = page.evaluate("window.copied")
    assert copied.startswith(
        "“A harbour should be able to sleep” — Ines Okafor, chief executive. Brightwater"
    )
    page.locator(".place .cite summary").click()
    assert page.locator(".place .copied").inner_text() == copied
