"""Text becomes HTML once: escaped, with its ranges marked, and with nothing a page cannot carry."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from corpus.models import QuoteKind
from indexer.units import Home, Quotation
from webapp.filters import laid, mark
from webapp.unit_pages import said


@pytest.mark.parametrize(
    ("text", "ranges", "html"),
    [
        ("plain", [], "plain"),
        ("<b> & co", [(0, 3)], "<mark>&lt;b&gt;</mark> &amp; co"),
        ("abcdef", [(3, 5), (0, 2)], "<mark>ab</mark>c<mark>de</mark>f"),
        ("abcdef", [(0, 3), (2, 5)], "<mark>abcde</mark>f"),
        ("abc", [(-4, 1), (2, 99), (1, 1)], "<mark>a</mark>b<mark>c</mark>"),
        (
            "of 雷 军, he",
            [(3, 5)],
            'of <mark><span lang="zh-Hans">雷 </span></mark><span lang="zh-Hans">军</span>, he',
        ),
        ("他说 <AIoT>。", [], "他说 &lt;AIoT&gt;。"),
        ("a\x00b\ud800c", [(2, 3)], "a\ufffd<mark>b</mark>\ufffdc"),
    ],
)
def test_marking(text: str, ranges: list[tuple[int, int]], html: str) -> None:
    assert str(mark(text, ranges)) == html


@pytest.mark.parametrize(
    ("kind", "html"),
    [
        ("direct", '“We <mark>wait</mark>,”<span class="set-apart"> said Ann. </span>“We'),
        (
            "authored",
            '“We <mark>wait</mark>,”<span class="set-apart"><span class="unseen" lang="en">'
            "[set apart: </span> said Ann. "
            '<span class="unseen" lang="en">]</span></span>“We',
        ),
    ],
)
@pytest.mark.parametrize(
    ("text", "most", "end"), [("sail.”", None, " sail.”"), ("sail", 26, " …"), ("go, ", None, " go, …")]
)
def test_what_stands_between_the_pieces_is_set_apart(
    kind: QuoteKind, html: str, text: str, most: int | None, end: str
) -> None:
    home = Home("r", "", "s", None, "", "", "en", "release", 0)
    quote = Quotation(
        f"“We wait,” said Ann. “We {text}",
        ((4, 8),),
        ((0, 10), (21, 24 + len(text) + 1)),
        0,
        99,
        kind,
        *(None, None, None, "", 1.0, None, None),
        home,
    )
    assert str(laid(said(quote, most))) == html + end


@given(
    st.text(st.characters(exclude_categories=["Cc", "Cs"])),
    st.lists(st.tuples(st.integers(-5, 60), st.integers(-5, 60))),
)
def test_a_reader_sees_the_text_unchanged(text: str, ranges: list[tuple[int, int]]) -> None:
    html = str(mark(text, ranges))
    html.encode()
    soup = BeautifulSoup(f"<pre>x{html}</pre>", "html.parser")
    assert soup.get_text() == "x" + text
    assert {tag.name for tag in soup.find_all(True)} <= {"pre", "mark", "span"}
