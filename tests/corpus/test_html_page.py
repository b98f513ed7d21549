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

from corpus.html_page import RefusedPage, plain_text, read_page
from corpus.models import Span
from corpus.reader import read_file

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


def test_markup_nested_very_deep_costs_time_and_nothing_else() -> None:
    deep = "<div>" * 20_000
    page = read_page(
        f"<html><title>Deep water</title><body>{deep}<p>The pump works at nine metres.</p></body>"
    )
    assert page.text == "Deep water\n\nThe pump works at nine metres."
    lists = "<ul><li>" * 3_000
    assert "nine metres" in read_page(f"<title>Deep</title><body>{lists}The pump works at nine metres.").text


def test_too_large_a_page_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.html_page.MAX_CHARACTERS", 100)
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
        ("<pre>a   b\n  c</pre>", "a   b\n  c"),
        ("TV<sup>1</sup> is <b>new</b>", "TV1 is new"),
        ("<p>x</p><script>alert(1)</script><!-- no --><style>p{}</style>", "x"),
        ("&lt;b&gt; &amp; co", "<b> & co"),
        ("<p>unclosed <b>bold <p>next", "unclosed bold\n\nnext"),
        ("", ""),
        ("plain", "plain"),
    ],
)
def test_markup_as_text(markup: str, text: str) -> None:
    assert plain_text(markup) == text


@settings(deadline=None)
@given(
    st.text(
        alphabet=st.sampled_from("<>/=\"'&;p div ul li table td tr a b br h1 article script \n中x!-"),
        max_size=200,
    )
)
def test_no_markup_breaks_the_reading(markup: str) -> None:
    plain_text(markup)
    with contextlib.suppress(RefusedPage):
        page = read_page(markup)
        assert page.record.span == Span(0, len(page.text))
