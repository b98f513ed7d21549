"""What lies over a text becomes elements that nest, and the text under them stays what it was."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from webapp.filters import laid
from webapp.layers import Kind, Layer, Stretch, cut, layer
from webapp.reading import Line

KINDS: tuple[Kind, ...] = ("said", "place", "person")


def said(start: int, end: int, anchor: str = "") -> Stretch:
    return Stretch(start, end, "said", "q1", anchor)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (Line("a & b"), "a &amp; b"),
        (Line("a\r\nb"), "a&#13;\nb"),
        (Line("abcd", ((1, 3),)), "a<mark>bc</mark>d"),
        (
            Line("abcdef", ((1, 4),), ((said(2, 6, "q1"),),)),
            'a<mark>b</mark><span class="said" data-note="q1" id="q1"><mark class="more">cd</mark>ef</span>',
        ),
        (
            Line(
                "abcd", (), ((Stretch(0, 3, "place", anchor="at"),), (Stretch(2, 4, "person", "/x?a=1&b"),))
            ),
            '<mark class="place" id="at">ab<a class="person" href="/x?a=1&amp;b">c</a></mark>'
            '<a class="person" href="/x?a=1&amp;b">d</a>',
        ),
        (
            Line("ab", (), ((Stretch(0, 1, "reference", "#p3", "n3", 'Footnote "1"'),),)),
            '<a class="reference" href="#p3" id="n3" aria-label="Footnote &#34;1&#34;">a</a>b',
        ),
        (
            Line("by Lei Jun (雷 军)。", ((12, 13),), ((Stretch(3, 16, "person", "/x"),),)),
            'by <a class="person" href="/x">Lei Jun (<span lang="zh-Hans"><mark>雷</mark> 军</span>)</a>。',
        ),
        (Line("\x07<b>", ((0, 2),)), "<mark>\ufffd&lt;</mark>b&gt;"),
    ],
)
def test_elements(line: Line, expected: str) -> None:
    assert str(laid(line)) == expected


@pytest.mark.parametrize(
    ("stretches", "expected"),
    [
        ([said(3, 9), said(0, 5), said(9, 9)], [said(0, 3), said(3, 9)]),
        ([said(0, 5), said(0, 2)], [said(0, 2), said(2, 5)]),
        # A quotation inside another takes nothing of what is said behind it.
        ([said(0, 9, "q1"), said(3, 5, "q2")], [said(0, 3, "q1"), said(3, 5, "q2"), said(5, 9)]),
        (
            [said(0, 9), said(1, 6), said(2, 4)],
            [said(0, 1), said(1, 2), said(2, 4), said(4, 6), said(6, 9)],
        ),
        ([said(0, 9, "q1"), said(0, 4)], [said(0, 4), said(4, 9, "q1")]),
    ],
)
def test_an_inner_stretch_parts_the_outer(stretches: list[Stretch], expected: list[Stretch]) -> None:
    assert layer(stretches) == tuple(expected)


def test_an_anchor_stays_with_the_first_sign() -> None:
    whole = (said(2, 8, "q1"),)
    assert cut(whole, 0, 5) == (said(2, 5, "q1"),)
    assert cut(whole, 5, 9) == (said(0, 3),)
    assert cut(whole, 8, 9) == ()


stretches = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), max_size=6)


@settings(deadline=None)
@given(
    st.text("ab<&\u2028 ", min_size=20, max_size=20), st.lists(stretches, min_size=3, max_size=3), stretches
)
def test_the_text_is_whole_and_every_stretch_is_covered(
    text: str, laid_over: list[list[tuple[int, int]]], hits: list[tuple[int, int]]
) -> None:
    layers: tuple[Layer, ...] = tuple(
        layer(Stretch(start, end, kind, "k") for start, end in ranges if start < end)
        for kind, ranges in zip(KINDS, laid_over, strict=True)
    )
    marked = layer(Stretch(start, end, "hit") for start, end in hits if start < end)
    html = str(laid(Line(text, tuple((one.start, one.end) for one in marked), layers)))
    soup = BeautifulSoup(f"<pre>{html}</pre>", "html.parser")
    assert soup.get_text() == text
    for kind, one in zip(KINDS, layers, strict=True):
        covered = sum(len(node.get_text()) for node in soup.select(f".{kind}"))
        assert covered == sum(each.end - each.start for each in one)
    assert len(soup.select("mark:not(.place, .more)")) == len(marked)
