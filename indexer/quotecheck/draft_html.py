"""A checked draft as one HTML file for the folder: it needs no other file, and can be printed.

Text is escaped for `_element` and nowhere else; what it returns is markup and is not escaped again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape as escaped
from typing import Final

from corpus.language import language_of
from corpus.showable import showable_text
from indexer.quotecheck import excerpts
from indexer.quotecheck.citing import Citer
from indexer.quotecheck.draft import NOT_CHECKED, DraftItem, DraftReport
from indexer.quotecheck.draft_text import (
    LANGUAGES,
    LISTED,
    PASSED_OVER,
    UNCHECKED,
    claim_line,
    drawn,
    finding,
    more,
    summary,
)
from indexer.quotecheck.explain import DECIDES, REWRITTEN, said
from indexer.quotecheck.results import CheckResult, Match


@dataclass(frozen=True, slots=True)
class Markup:
    """What is escaped already."""

    text: str


_CONTEXT: Final = 200
# Places that are shown of words that stand in many.
_PLACES: Final = 3
_STYLE: Final = """
body { font: 16px/1.5 Georgia, "Songti SC", SimSun, serif; color: #1a1a1a; background: #fff; max-width: 46rem;
  margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; }
mark { background: #fff3c4; } mark.holds { background: #dff3e0; }
.item { border-top: 1px solid #bbb; padding: .6rem 0; break-inside: avoid; overflow-wrap: anywhere; }
.sign { font-weight: bold; } .quiet { color: #555; font-size: .88rem; }
del { color: #a02020; } ins { color: #1c6b2a; } .weighs { color: #a02020; }
blockquote { margin: .4rem 0 .4rem 1rem; padding-left: .8rem; border-left: 3px solid #ccc; }
.cite { user-select: all; color: #1a1a1a; }
code { font-size: .8rem; overflow-wrap: anywhere; } a { color: inherit; }
@media print { body { margin: 0; max-width: none; font-size: 11pt; } }
"""


def draft_html(report: DraftReport, citer: Citer) -> str:
    """The whole file: the summary, the draft with its quotations numbered, and the evidence for each."""
    body = [
        _element("h1", f"Quotations in {report.name}"),
        _element("p", summary(report)),
        _element("ul", *_counts(report)),
        _element("h2", "The draft"),
        _element("div", *_marked(report), class_="text"),
        _element("h2", "The quotations"),
        *(_item(number, item, citer) for number, item in enumerate(report.items, 1)),
        *_passed_over(report),
        _element("h2", "What was checked against what"),
        *(_element("p", one) for one in report.notes),
        _element(
            "p",
            f"Checked on {report.checked_on} against generation {report.generation} of the index. “Not in "
            "this archive” says no more than that: it does not say that a quotation was made up.",
        ),
        _element("p", "SHA-256 of the draft: ", _element("code", report.draft_digest)),
        _element("p", "Digest of the archive: ", _element("code", report.archive_digest)),
    ]
    title = _element("title", f"Quotations in {report.name}")
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"{title.text}<style>{_STYLE}</style></head>\n"
        f"<body>{_element('main', *body).text}</body></html>\n"
    )


def _element(name: str, *inside: str | Markup, **attributes: str) -> Markup:
    """An element; strings in it are escaped here, and markup is not escaped again."""
    given = "".join(f' {key.rstrip("_")}="{_escape(value)}"' for key, value in attributes.items())
    held = "".join(one.text if isinstance(one, Markup) else _escape(one) for one in inside)
    return Markup(f"<{name}{given}>{held}</{name}>")


def _escape(text: str) -> str:
    return escaped(showable_text(text))


def _counts(report: DraftReport) -> Iterator[Markup]:
    for item, count in report.titles:
        yield _element("li", f"{drawn(item)} {item.title}: {count:,}")
    if report.errors:
        yield _element("li", f"{UNCHECKED} {NOT_CHECKED}: {report.errors:,}")


def _marked(report: DraftReport) -> Iterator[str | Markup]:
    """The draft's text, its quotations marked and numbered."""
    at = 0
    for number, item in enumerate(report.items, 1):
        if item.start < at:
            continue
        yield report.text[at : item.start]
        yield _element("mark", report.text[item.start : item.end], class_="holds" if item.holds else "not")
        yield _element("sup", _element("a", f"{number} {drawn(item)}", href=f"#q{number}"))
        at = item.end
    yield report.text[at:]


def _passed_over(report: DraftReport) -> Iterator[Markup]:
    """What stands in marks and was taken for no quotation, with the reason; nothing where there is none."""
    if not report.passed_over:
        return
    yield _element("h2", PASSED_OVER)
    rows = [
        _element("li", one.text, _element("span", f" – {one.reason}", class_="quiet"))
        for one in report.passed_over[:LISTED]
    ]
    yield _element("ul", *rows)
    if left := more(report):
        yield _element("p", left, class_="quiet")


def _item(number: int, item: DraftItem, citer: Citer) -> Markup:
    return _element(
        "section",
        _element("div", f"{number}. {drawn(item)} {item.title}", class_="sign"),
        _element("blockquote", item.text, lang=language_of(item.text) or "en"),
        _element("div", f"Claimed: {claim_line(item)}", class_="quiet"),
        _element("div", finding(item)),
        *(_evidence(item.result, citer) if item.result is not None else ()),
        class_="item",
        id=f"q{number}",
    )


def _evidence(result: CheckResult, citer: Citer) -> Iterator[Markup]:
    for change in result.changes:
        told = ", ".join(change.turns) or (REWRITTEN if change.rewritten else "")
        turns = f" ({told})" if told else ""
        yield _element(
            "div",
            _element("del", change.claimed or "(nothing)"),
            " → ",
            _element("ins", change.recorded or "(nothing)"),
            _element("span", turns, class_="weighs"),
        )
    for left in result.left_out:
        weighs = "weighs" if left.turns or left.speakers else "light"
        yield _element(
            "div",
            "Left out: ",
            _element("span", " ".join(excerpts.without_edges(left.text).split()), class_=weighs),
        )
    for match in places_shown(result):
        yield _match(match, DECIDES if match == result.singled_out else "")
        if copied := citer.copied([match]):
            yield _element("div", "To cite it: ", _element("span", copied, class_="cite"), class_="quiet")
    if result.places > _PLACES:
        yield _element("div", f"… and {result.places - _PLACES:,} more places.", class_="quiet")
    for match in result.nearest[:1]:
        yield _element("div", "Nearest, no match:", class_="quiet")
        yield _match(match)


def places_shown(result: CheckResult) -> Iterator[Match]:
    """The first few places, in their order, and the one that decides among them."""
    decisive = result.decisive
    most = _PLACES - (decisive not in result.matches[:_PLACES])
    yield from result.matches[:most]
    if most < _PLACES and decisive is not None:
        yield decisive


def _match(match: Match, note: str = "") -> Markup:
    place = f", {match.paragraph}" if match.paragraph else ""
    where = f"{said(match)} {match.source}, release {match.id}{place}, {match.start}–{match.end}"
    quoted = _element(
        "blockquote",
        excerpts.before(match, _CONTEXT),
        _element("mark", match.text),
        excerpts.after(match, _CONTEXT),
        lang=match.language,
    )
    shown = [
        _element("div", match.heading, lang="en" if match.untitled else match.language),
        quoted,
        _element("div", where, *((" ", _element("strong", note)) if note else ()), class_="quiet"),
    ]
    if match.evidence:
        shown.append(_element("div", f"Known by: {' '.join(match.evidence.split())}", class_="quiet"))
    if match.counterpart:
        other = match.counterpart
        shown.append(
            _element(
                "div", f"Official {LANGUAGES[other.language]} version (release {other.id}):", class_="quiet"
            )
        )
        shown.append(_element("blockquote", other.text, lang=other.language))
    return _element("div", *shown)
