"""The main jobs of the three users, each with a pointer and with the keyboard alone.

Wide and narrow, with script and without: nothing that a job needs may depend on any of it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hands import Hand, Keyboard, Pointer

pytestmark = pytest.mark.browser
SitDown = Callable[..., Any]
EVERY_WAY = pytest.mark.parametrize(
    ("way", "script", "width"),
    [
        (Pointer, True, 1280),
        (Pointer, True, 390),
        (Pointer, False, 1280),
        (Pointer, False, 390),
        (Keyboard, True, 1280),
        (Keyboard, True, 390),
        (Keyboard, False, 1280),
    ],
    ids=lambda value: {True: "script", False: "no-script"}[value] if isinstance(value, bool) else None,
)
DRAFT = "“We have kept it awake for eighty years, and tonight we stop,” said Ines Okafor."


def asked(hand: Hand) -> dict[str, list[str]]:
    return parse_qs(urlsplit(hand.page.url).query)


@EVERY_WAY
def test_how_was_this_worded(at: SitDown, way: type[Hand], script: bool, width: int) -> None:
    """From a person to a release, from hit to hit, and to the wordings of a sentence, and back."""
    hand = at(way, "/", script=script, width=width)
    page = hand.page
    hand.write("#q", "okafor")
    hand.follow(".ask button", "search")
    hand.unfold("#narrow > summary")
    hand.follow("#facet-kind .pick", "letter")
    assert asked(hand)["kind"] == ["letter"]
    hand.follow(".chip", "remove kind")
    assert "kind" not in asked(hand)
    titles = page.locator(".hit .title").all_inner_texts()
    hand.follow(".hit .title a", titles[0])
    assert page.locator("h1").inner_text() == titles[0]
    hand.follow(".hitbar [rel=next]")
    assert page.locator("h1").inner_text() == titles[1]
    hand.follow(".marks .people")
    assert page.locator("article a.person").first.is_visible()
    hand.follow(".marks .reused")
    assert urlsplit(page.url).path.endswith("/reused")
    hand.follow(".places a", "wording")
    hand.write("#phrase", "A harbour should be able to sleep")
    hand.follow(".follow button", "follow")
    assert page.locator(".ends .date").first.inner_text().split() == ["4", "Mar", "2021"]
    hand.follow(".rungs a", "loose")
    assert asked(hand)["closeness"] == ["loose"]
    hand.follow(".lane .of a")
    assert page.locator("h1").inner_text().startswith("Brightwater opens")
    page.go_back()  # which the browser has a key for, not the page
    assert asked(hand)["closeness"] == ["loose"]
    hand.follow(".back a")
    hand.follow(".phrases .quiet a", "standing texts")
    assert page.url.endswith("/boilerplate")


@EVERY_WAY
def test_what_is_there_and_how_much(at: SitDown, way: type[Hand], script: bool, width: int) -> None:
    """Lines in context of a year, sorted and taken along; counts over time; what the archive covers."""
    hand = at(way, "/", script=script, width=width)
    page = hand.page
    hand.write("#q", "the")
    hand.follow(".ask button", "search")
    hand.follow(".tabs a", "in context")
    hand.follow(".sorts a", "words before")
    assert asked(hand) == {"q": ["the"], "unit": ["passages"], "order": ["left"]}
    hand.unfold("#narrow > summary")
    hand.write(".between [name=from]", "2021-01")
    hand.write(".between [name=to]", "2021-12")
    hand.follow(".between button", "set")
    assert asked(hand)["from"] + asked(hand)["to"] + asked(hand)["order"] == ["2021-01", "2021-12", "left"]
    lines = page.locator(".kwic > li").count()
    table = hand.save(".exports a", "csv")
    assert table.suggested_filename.startswith("onrecord-the")
    assert len(table.path().read_text(encoding="utf-8").splitlines()) == lines + 1 > 1

    hand.follow(".places a", "over time")
    for number, query in enumerate(("ferry", '"night ferry"'), 1):
        hand.write(f".asked label:nth-of-type({number}) input", query)
    hand.follow(".change button", "count")
    assert page.locator(".legend strong").all_inner_texts() == ["ferry", '"night ferry"']
    hand.follow(".sorts a", "share")
    hand.follow(".sorts a", "by month")
    assert (asked(hand)["share"], asked(hand)["by"]) == (["1"], ["month"])
    assert hand.save("#main a[download]", "csv").suggested_filename.endswith(".csv")
    hand.follow("table.counts tbody a")
    assert page.locator(".hit").count() == 1

    hand.follow(".colophon a", "covers")
    assert hand.save("#main a[download]", "csv").suggested_filename.endswith(".csv")
    hand.follow(".calendar a")
    assert urlsplit(page.url).path == "/search"


@EVERY_WAY
def test_did_they_say_that(at: SitDown, way: type[Hand], script: bool, width: int) -> None:
    """A quotation and its evidence, the place in both languages, its citation; a draft and its verdicts."""
    hand = at(way, "/", script=script, width=width)
    page = hand.page
    hand.follow(".places a", "check a quotation")
    hand.write("#quotation", "A harbour should not be able to sleep")
    hand.write("#by", "Ines Okafor")
    hand.follow(".deskform button", "check")
    assert page.locator("h1").inner_text() == "On record, with changes"
    assert page.locator("h1").bounding_box()["y"] < page.locator(".deskform button").bounding_box()["y"]
    assert "not" in page.locator(".asked ins").inner_text()
    hand.press(".place .cite > summary")
    assert page.locator(".place .copied").inner_text().startswith("“A harbour should be able to sleep”")
    if script:
        hand.press(".place .copy")
        page.locator(".place .copy", has_text="Copied").wait_for()
        assert page.evaluate("window.copied") == [page.locator(".place .copied").inner_text()]
    hand.follow(".place .title a")
    assert page.locator(f"#{urlsplit(page.url).fragment}").is_visible()

    sides = [page.locator(f".text {side} p").first for side in (".own", ".other")]
    assert [one.is_visible() for one in sides] == [True, width > 960]
    hand.choose("#show-other")
    assert [one.is_visible() for one in sides] == [False, True]
    hand.press(".cite > summary")
    assert page.locator(".cite .copied").first.inner_text().startswith("Brightwater Ferries")
    assert hand.save(".files a", "ris").suggested_filename == "launch-en.ris"

    hand.follow(".places a", "check a quotation")
    hand.follow(".instead a", "draft")
    hand.write("#draft", DRAFT)
    hand.follow(".deskform button", "check")
    assert page.locator("h1").inner_text() == "The one quotation is on record as claimed"
    hand.press(".said .ref")
    assert urlsplit(page.url).fragment == "v1"
    hand.follow(".verdicts .title a")
    assert page.locator("h1").inner_text() == "On record, word for word"
    hand.follow(".place .by a", "Okafor")
    assert asked(hand) == {"speaker": ["Ines Okafor"]}
