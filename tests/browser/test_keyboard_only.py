"""The keyboard alone does every job of the three users; where the focus is can be seen at each stop."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from addresses import PAGES
from keyboard import Keyboard

pytestmark = pytest.mark.browser
Open = Callable[..., Any]
WIDTHS = pytest.mark.parametrize("width", [1280, 390])
UNFOLD = "document.querySelectorAll('details').forEach((one) => { one.open = true; })"
STOPS = """() => [...document.querySelectorAll(
    "a[href], button, input, select, textarea, summary, [tabindex='0']")]
  .filter((one) => one.checkVisibility() && one.type !== "hidden" && !one.disabled
    && (one.type !== "radio" || one.checked)).length"""
COPIED = """window.copied = [];
const writeText = async (text) => { window.copied.push(text); };
Object.defineProperty(navigator, "clipboard", { value: { writeText } });
"""


@pytest.fixture
def at(visit: Open) -> Iterator[Callable[..., Keyboard]]:
    """Sits down at an address; at the end the focus may have been out of sight nowhere."""
    sat: list[tuple[Any, Keyboard]] = []

    def sit_down(address: str, *, width: int = 1280) -> Keyboard:
        window = visit(width=width)
        window.page.add_init_script(COPIED)
        window.page.emulate_media(reduced_motion="reduce")
        sat.append((window, Keyboard(window.page, address)))
        return sat[-1][1]

    yield sit_down
    for window, keyboard in sat:
        # The browser itself tells of the page that is not there.
        window.wrong = [said for said in window.wrong if "404" not in said]
        assert keyboard.hidden == []


@pytest.mark.parametrize("address", PAGES)
def test_every_stop_is_seen_in_order_and_none_is_a_trap(at: Callable[..., Keyboard], address: str) -> None:
    keyboard = at(address)
    keyboard.page.evaluate(UNFOLD)
    wanted = keyboard.page.evaluate(STOPS)
    stops = 0
    while keyboard.tab() is not None:
        stops += 1
        assert stops <= wanted, "the focus goes round"
    assert stops == wanted


@WIDTHS
def test_who_words_releases(at: Callable[..., Keyboard], width: int) -> None:
    keyboard = at("/", width=width)
    page = keyboard.page
    keyboard.press("/")
    keyboard.type("oka")
    page.locator(".suggestions li").first.wait_for()
    keyboard.press("ArrowDown")
    keyboard.enter()
    assert page.input_value("#q") == 'person:"Ines Okafor"'

    if width < 960:
        keyboard.tab_to("#narrow > summary")
        keyboard.press("Enter")
    keyboard.follow("#facet-kind .pick", "letter")
    assert "kind=letter" in page.url
    assert page.evaluate("document.activeElement.matches('#facet-kind .pick')"), "the focus stays"
    page.locator("#announced", has_text="release").wait_for(state="attached")
    keyboard.press("Enter")
    page.wait_for_url(lambda url: "kind=letter" not in url)
    page.wait_for_load_state()

    keyboard.press("j")
    keyboard.enter()
    assert "hit=1" in page.url
    keyboard.follow(".hitbar [rel=next]")
    assert "hit=2" in page.url
    assert page.locator("h1").inner_text().startswith("Brightwater opens")
    keyboard.follow(".marks .people")
    assert "mark=people" in page.url
    assert page.locator("a.person").count() > 0

    if width > 960:  # on a narrow page paragraphs have no number
        keyboard.tab_to(".pilcrow", "paragraph 4")
    keyboard.press("s", "s", "S")
    words = page.evaluate("String(getSelection())")
    assert words.endswith((".", "”", "?", "m", "y"))
    keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.offer') !== null")
    keyboard.press("Escape")
    given_back = page.evaluate("document.activeElement.className")
    assert given_back == ("pilcrow" if width > 960 else "release bilingual")
    keyboard.press("s")
    words = page.evaluate("String(getSelection())")
    keyboard.follow(".offer a", "Where else")
    asked = urlsplit(page.url)
    assert asked.path == "/wording"
    assert parse_qs(asked.query)["q"][0].strip("“”") in words.replace("“", " ").replace("”", " ")
    assert page.locator(".lane").count() > 0

    keyboard.follow(".rungs a", "loose")
    assert "closeness=loose" in page.url
    keyboard.tab_to("#since")
    keyboard.type("2000")
    keyboard.enter()
    assert "from=2000" in page.url
    keyboard.follow(".lane .of a")
    assert "/releases/" in page.url
    for _ in range(2):
        with page.expect_navigation():
            keyboard.press("Alt+ArrowLeft")
    assert "closeness=loose" in page.url


@WIDTHS
def test_who_counts(at: Callable[..., Keyboard], width: int) -> None:
    keyboard = at("/", width=width)
    page = keyboard.page
    keyboard.tab_to("#q")
    keyboard.type("the")
    keyboard.enter()
    keyboard.follow(".tabs a", "In context")
    assert "unit=passages" in page.url
    keyboard.follow(".sorts a", "words before")
    assert "order=left" in page.url
    if width < 960:
        keyboard.tab_to("#narrow > summary")
        keyboard.press("Enter")
    keyboard.tab_to(".between [name=from]")
    keyboard.type("2021-01")
    keyboard.tab_to(".between [name=to]")
    keyboard.type("2021-12")
    keyboard.enter()
    assert {"from=2021-01", "to=2021-12", "order=left"} <= set(urlsplit(page.url).query.split("&"))
    lines = page.locator(".kwic > li").count()
    keyboard.tab_to(".exports a", "CSV")
    with page.expect_download() as download:
        keyboard.press("Enter")
    assert download.value.suggested_filename.startswith("onrecord-the")
    assert len(download.value.path().read_text().splitlines()) > lines > 0

    keyboard.tab_to(".colophon a", "covers")
    keyboard.enter()
    assert page.url.endswith("/coverage")
    keyboard.tab_to(".state a", "CSV")
    with page.expect_download():
        keyboard.press("Enter")
    keyboard.follow(".calendar a")
    assert "/search?" in page.url

    keyboard.follow(".places a", "Over time")
    keyboard.tab_to(".asked input")
    keyboard.type("ferry")
    keyboard.tab_to(".asked input")
    keyboard.type('"night ferry"')
    keyboard.enter()
    assert page.locator(".legend strong").all_inner_texts() == ["ferry", '"night ferry"']
    keyboard.follow(".sorts a", "share")
    assert "share=1" in page.url
    keyboard.follow(".sorts a", "by month")
    assert "by=month" in page.url
    keyboard.follow("table.counts tbody a")
    assert "/search?" in page.url


@WIDTHS
def test_who_checks(at: Callable[..., Keyboard], width: int) -> None:
    keyboard = at("/", width=width)
    page = keyboard.page
    keyboard.follow(".places a", "Check a quotation")
    keyboard.tab_to("#quotation")
    keyboard.type("A harbour should not be able to sleep")
    keyboard.tab_to("#by")
    keyboard.type("Ines Okafor")
    keyboard.follow(".deskform button")
    assert page.locator("h1").inner_text() == "On record, with changes"
    keyboard.tab_to(".place .cite > summary")
    keyboard.press("Enter")
    assert page.locator(".place .copied").is_visible()
    keyboard.tab_to(".place .copy")
    keyboard.press("Enter")
    page.locator(".place .copy", has_text="Copied").wait_for()
    (copied,) = page.evaluate("window.copied")
    assert copied == page.locator(".place .copied").inner_text()
    keyboard.back(".place .pilcrow")
    keyboard.enter()
    assert page.locator(f"#{page.url.partition('#')[2]}").is_visible()

    both = width > 960
    shown = [page.locator(f".text {side} p").first for side in (".own", ".other")]
    assert [one.is_visible() for one in shown] == [True, both]
    keyboard.tab_to("[name=shown]")
    if both:
        keyboard.press("ArrowRight")
        assert [one.is_visible() for one in shown] == [True, False]
    keyboard.press("ArrowRight")
    assert [one.is_visible() for one in shown] == [False, True]
    keyboard.press("ArrowLeft")
    assert [one.is_visible() for one in shown] == [True, False]
    keyboard.tab_to(".cite > summary")
    keyboard.press("Enter")
    keyboard.tab_to(".cite .copy")
    keyboard.press("Enter")
    assert page.evaluate("window.copied").pop().startswith("Brightwater Ferries")

    keyboard.press("/", "Escape")
    keyboard.anew()
    keyboard.follow(".places a", "Check a quotation")
    keyboard.follow(".instead a", "draft")
    keyboard.tab_to("#draft")
    keyboard.type("“We have kept it awake for eighty years, and tonight we stop,” said Ines Okafor.")
    keyboard.follow(".deskform button")
    assert page.locator("h1").inner_text() == "The one quotation is on record as claimed"
    keyboard.tab_to(".said .ref")
    keyboard.press("Enter")
    keyboard.follow(".verdicts .title a")
    assert page.locator("h1").inner_text() == "On record, word for word"


def test_what_opens_is_left_by_escape(at: Callable[..., Keyboard]) -> None:
    keyboard = at("/search?q=ferry")
    page = keyboard.page
    keyboard.tab_to(".hit .title a")
    held = page.evaluate("document.activeElement.href")
    keyboard.press("?")
    page.locator("dialog[open]").wait_for()
    keyboard.anew()
    inside = "document.querySelector('dialog').contains(document.activeElement)"
    for _ in range(4):
        keyboard.tab()
        assert page.evaluate(inside)
    keyboard.press("Escape")
    assert not page.locator("dialog[open]").count()
    assert page.evaluate("document.activeElement.href") == held
    keyboard.press("/")
    keyboard.type("harb")
    page.locator(".suggestions li").first.wait_for()
    keyboard.press("Escape")
    assert not page.locator(".suggestions").is_visible()
    assert page.evaluate("document.activeElement.id") == "q"


def test_the_first_stop_leads_past_the_head(at: Callable[..., Keyboard]) -> None:
    keyboard = at("/search?q=ferry")
    assert keyboard.tab()["name"] == "Skip to the text"
    keyboard.press("Enter")
    keyboard.tab()
    assert keyboard.page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_single_keys_that_are_turned_off_do_nothing_in_a_release(at: Callable[..., Keyboard]) -> None:
    keyboard = at("/releases/launch-en?q=ferry")
    keyboard.press("?")
    keyboard.page.locator("dialog[open]").wait_for()
    keyboard.tab_to(".single-keys input")
    keyboard.press("Space", "Escape")
    keyboard.press("n", "s")
    assert keyboard.page.locator("mark.now").count() == 0
    assert keyboard.page.evaluate("String(getSelection())") == ""
