"""Saved pages: each `tests/data/reader/pages/NAME.html` with what is expected of it in `NAME.json`.

`text` is the whole text; `contains` and `excludes` are pieces of it; `evidence` is a part of what
the date was read from; `refused` is the code of the refusal.
"""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.models import Span
from corpus.reading.html_page import RefusedPage, plain_text, read_page
from corpus.reading.reader import read_file

PAGES = Path(__file__).parents[1] / "data" / "reader" / "pages"
NAMES = sorted(path.stem for path in PAGES.glob("*.html"))


def expected(name: str) -> dict[str, object]:
    found: dict[str, object] = json.loads((PAGES / f"{name}.json").read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("name", [n for n in NAMES if "refused" not in expected(n)])
def test_page_gives_its_release(name: str) -> None:
    want = expected(name)
    dump = read_file(PAGES / f"{name}.html")
    (record,) = dump.records
    assert record.span == Span(0, len(dump.text))
    assert record.title is not None
    assert dump.text[record.title.start : record.title.end] == want["title"]
    assert record.date == want["date"]
    assert str(want.get("evidence", "")) in (record.date_evidence or "")
    for field in ("language", "author", "url"):
        if field in want:
            assert getattr(record, field) == want[field]
    if "text" in want:
        assert dump.text == want["text"]
    for piece in want.get("contains", ()):  # type: ignore[attr-defined]
        assert piece in dump.text
        assert dump.text.count(piece) in (1, 2)
    for piece in want.get("excludes", ()):  # type: ignore[attr-defined]
        assert piece not in dump.text
    assert set(want.get("issues", ())) <= {issue.code for issue in dump.issues}  # type: ignore[call-overload]
    assert dump.encoding == want.get("encoding", "utf-8")


@pytest.mark.parametrize("name", [n for n in NAMES if "refused" in expected(n)])
def test_page_without_a_release_is_refused_by_name(name: str) -> None:
    with pytest.raises(RefusedPage, match=f"{name}.html: is a") as caught:
        read_file(PAGES / f"{name}.html")
    assert caught.value.code == expected(name)["refused"]
    assert str(caught.value).endswith(".")


PUMP = "<p>The pump works at nine metres."
HOSTILE = {
    "deep": "<div>" * 20_000 + PUMP,
    "deep lists": "<ul><li>x<b>" * 3_000 + PUMP,
    "deep tables": "<table><tr><td>" * 3_000 + PUMP,
    "deep dates": "<div itemprop=datePublished>x" * 5_000 + PUMP,
    "deep headings": "<h1>Deep</h1>" + "<div><h2>more" * 4_000 + PUMP,
    "deep cards": "<div class=c><h3><a href=x>y</a></h3><div>" * 2_500 + PUMP,
    "noscript in noscript": "<noscript>" * 10_000 + "</noscript>" * 10_000 + PUMP,
    "deep quotations": "<figure><blockquote>x<cite>y" * 3_000 + PUMP,
    "rows": PUMP + "<table>" + "<tr><td>a" * 8_000 + "</table>",
    "breaks": PUMP + "<br>" * 20_000,
    "unclosed": PUMP + "<p><b>one <i>two <a href=x>three" * 3_000,
    "attributes": "<p " + " ".join(f"a{i}=b" for i in range(10_000)) + ">" + PUMP,
    "linked data": '<script type="application/ld+json">['
    + '{"@type":"NewsArticle","headline":"Deep waters"},' * 20_000
    + "{}]</script>"
    + PUMP,
    "linked data too deep": '<script type="application/ld+json">' + "[" * 200_000 + "</script>" + PUMP,
    "long title": "<h1>" + "x - | " * 30_000 + "</h1>" + PUMP,
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_markup_costs_no_more_than_its_size(kind: str) -> None:
    """No row says how long it may take; what costs more than in proportion to its size is felt at once."""
    with contextlib.suppress(RefusedPage):
        assert "The pump works at nine metres." in read_page(f"<title>Deep</title>{HOSTILE[kind]}").text


def test_a_page_nested_very_deep_is_read() -> None:
    deep = "<div>" * 20_000 + PUMP
    page = read_page(f"<html><title>Deep water</title><body>{deep}</body>")
    assert page.text == "Deep water\n\nThe pump works at nine metres."
    assert plain_text("<ul><li>" * 3_000 + PUMP) == "• The pump works at nine metres."


def test_too_large_a_page_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.reading.html_page.MAX_CHARACTERS", 100)
    with pytest.raises(RefusedPage) as caught:
        read_page("<p>" + "x" * 200)
    assert caught.value.code == "too-large"


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("One<br>Two", "One\nTwo"),
        ("One<br/>\n <br>Two", "One\n\nTwo"),
        ("<p>a  b\n c&nbsp;d</p>", "a b c\xa0d"),
        ("<ul><li>One<li>Two</ul><ol><li>Three</ol>", "• One\n• Two\n\n• Three"),
        ("<ul><li><p>One</p><p>more</p></li></ul>", "• One\nmore"),
        ("<table><tr><td>a<td>b<tr><td>c<td></table>", "a\tb\nc"),
        ("<table><caption>Prices</caption><tr><td>a<td>b</table>", "Prices\n\na\tb"),
        ("<table><tr><td>a<td>&nbsp;<td>b<tr><td>c<td> <td>d</table>", "a\tb\nc\td"),
        ("<table><tr><td>a<div><td>b</div><tr><td>c<td>d</table>", "a\tb\nc\td"),
        ("<table><tr><td>TV<sup>1</sup><br>new<td><p>b</p><p>c</p></table>", "TV1 new\tb c"),
        ("<div><span>字数：862</span><span>2022-09-15</span></div>", "字数：862 2022-09-15"),
        ("<div><span>Date: May 2</span><span>Place: Leeds</span></div>", "Date: May 2 Place: Leeds"),
        ("<p><span>20</span><span>22 <span>lam</span><span>ps</span></p>", "2022 lamps"),
        ("<pre>a   b\n  c</pre>", "a   b\n  c"),
        ("TV<sup>1</sup> is <b>new</b>", "TV1 is new"),
        ("<p>x</p><script>alert(1)</script><!-- no --><style>p{}</style>", "x"),
        ("&lt;b&gt; &amp; co", "<b> & co"),
        ("<nav>Home “Subscribe”</nav><p>x</p><button>Print</button>", "x"),
        (
            "<blockquote><p>It rings.</p><cite>Ana Orlo, baker</cite></blockquote>",
            "“It rings.”\n\n— Ana Orlo, baker",
        ),
        (
            "<blockquote>It rings.<footer>— Ana Orlo, 2022</footer></blockquote>",
            "“It rings.”\n\n— Ana Orlo, 2022",
        ),
        ("<blockquote><p>“It rings.” – <cite>Ana Orlo</cite></p></blockquote>", "“It rings.”\n\n— Ana Orlo"),
        (
            "<blockquote><p>It rings.</p><p>It <b>does</b>.</p>"
            "<footer>– <cite>Ana Orlo</cite></footer></blockquote>",
            "“It rings.\n\n“It does.”\n\n— Ana Orlo",
        ),
        (
            "<figure><blockquote><p>It rings.</p></blockquote> <figcaption>Ana Orlo</figcaption></figure>",
            "“It rings.”\n\n— Ana Orlo",
        ),
        ("<blockquote>As <cite>The Bell</cite> says, it rings.</blockquote>", "As The Bell says, it rings."),
        ("<blockquote><p>It rings.</p></blockquote><p>x</p>", "It rings.\n\nx"),
        ("<blockquote><p>It rings.</p>—<cite>Ana Orlo</cite></blockquote>", "“It rings.”\n\n— Ana Orlo"),
        ("<blockquote><cite>Ana Orlo</cite></blockquote>", "Ana Orlo"),
        ("<p>unclosed <b>bold <p>next", "unclosed bold\n\nnext"),
        ("", ""),
        ("plain", "plain"),
    ],
)
def test_markup_as_text(markup: str, text: str) -> None:
    assert plain_text(markup) == text


_QUOTING = "<blockquote> </blockquote> <cite> </cite> <p> </p> <footer> <figure> </figure> <figcaption> — x “"


@settings(deadline=None)
@given(st.lists(st.sampled_from(_QUOTING.split()), max_size=24))
def test_no_quotation_set_apart_loses_a_word(pieces: list[str]) -> None:
    assert plain_text("".join(pieces)).count("x") == pieces.count("x")


@settings(deadline=None)
@given(
    st.text(
        alphabet=st.sampled_from("<>/=\"'&;p div ul li table td tr a b br h1 article script \n中x!-—"),
        max_size=200,
    )
)
def test_no_markup_breaks_the_reading(markup: str) -> None:
    plain_text(markup)
    with contextlib.suppress(RefusedPage):
        page = read_page(markup)
        assert page.record.span == Span(0, len(page.text))
