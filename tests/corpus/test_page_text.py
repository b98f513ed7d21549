"""Which texts are read as pages taken whole, and what is read of each."""

from __future__ import annotations

import pytest

from corpus.reading.page_text import read_pages

PAGE = """Harbour opens second berth | Port of Kelsing
Skip to content
Harbour opens second berth
The berth opened on Thursday.
"""
OTHER = """Port of Kelsing: press | Night sailings return to Kelsing
Port of Kelsing: press
Menu
Night sailings return to Kelsing
Boats sail at night again.
"""


def titles(text: str) -> list[str]:
    return [text[one.title.start : one.title.end] for one in read_pages(text) if one.title]


def test_each_page_reaches_to_the_next() -> None:
    text = f"\n{PAGE}\n{OTHER}"
    assert titles(text) == ["Harbour opens second berth", "Night sailings return to Kelsing"]
    first, second = read_pages(text)
    assert first.span.start == 0
    assert first.span.end == second.span.start == text.index("Port of Kelsing: press |")
    assert second.span.end == len(text)


def test_a_page_that_stands_alone_covers_its_head() -> None:
    (page,) = read_pages(PAGE)
    assert page.span == page.head
    assert PAGE[page.span.start : page.span.end].endswith("Skip to content\nHarbour opens second berth")


def test_a_page_much_longer_than_the_others_is_left_open_below_its_head() -> None:
    below = (
        "FOR IMMEDIATE RELEASE\n\nNew crane for the quay\n\nThe port said that a crane will be built.\n" * 3
    )
    for text in (f"{PAGE}\n{OTHER}\n{below}", f"{PAGE}\n{below}\n{OTHER}"):
        pages = read_pages(text)
        assert sorted(page.span == page.head for page in pages) == [False, True]
        assert all(page.span.end < text.index("FOR") for page in pages if page.span == page.head)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The berth opened on Thursday.\n",
        # Text stands above the first page.
        f"The berth opened on Thursday.\n{PAGE}",
        # A letterhead: no link of a site, and no second page.
        "Press release - Port of Kelsing\nPort of Kelsing\nThe berth opened on Thursday.\n",
        # The headline is too far down, or below the text.
        "Harbour opens second berth | Port\n" + "Menu\n" * 30 + "Harbour opens second berth\n",
        "Harbour opens second berth | Port\n" + "It opened. " * 30 + "\nHarbour opens second berth\n",
        # What is repeated is the name of the site.
        "".join(
            f"{name} | Port of Kelsing\nPort of Kelsing\nMenu\nIt is {name}.\n"
            for name in ("Night sailings", "Day sailings", "Second berth")
        ),
    ],
)
def test_other_texts_are_no_pages(text: str) -> None:
    assert read_pages(text) == ()
