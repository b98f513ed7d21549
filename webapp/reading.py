"""A release as a reader meets it: its title, its subtitles, and its passages as units.

A unit is a passage as it stands on the page; a dateline is run in with the paragraph after it.  Which
unit stands beside which of the other language is `facing`'s to decide; the page's facts (date, author,
names found) are `facts`'.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.blocks import lines as block_lines
from corpus.models import Passage, Release, Span
from webapp.layers import Layer, Ranges, cut, cut_ranges
from webapp.voices import Note, voices
from webapp.words import TAGS, other_tag

HEAD = frozenset({"title", "subtitle"})
FIELDS = frozenset({"title", "notice"})
FOLDED = frozenset({"boilerplate", "contact", "endmark", "notice"})
_OWN_SIGN = re.compile(
    r"[^\w\s“\"‘'(（《【\[$€£¥+~<>]|\(?\w{1,3}[.)、）]|（\w{1,3}）|[一二三四五六七八九十]+、"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A text with its matched ranges and what else lies over it.

    `at` is where the release's text has it, None where it is no piece of that.
    """

    text: str
    highlights: Ranges = ()
    layers: tuple[Layer, ...] = ()
    at: int | None = None


@dataclass(frozen=True, slots=True)
class Over:
    """What lies over the text of a release: `marked` the words of a query, `layers` the outermost first."""

    marked: Ranges = ()
    layers: tuple[Layer, ...] = ()


@dataclass(frozen=True, slots=True)
class Para:
    """A passage: `number` is its place in `Release.passages`, the page's anchor.

    `signed` is a list whose lines bring their own bullets or numbers; `tag` is the language of a
    passage that is in another than its release, None for most.
    """

    number: int
    kind: str
    whole: Line
    lines: tuple[Line, ...]
    cells: tuple[tuple[Line, ...], ...] = ()
    signed: bool = False
    tag: str | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """`kind` is that of its last passage; `span` covers all of them.

    `begins` is whose own words the text is from here on, where that is not the author of it all; `ends`
    that from here on it no longer is.
    """

    kind: str
    paras: tuple[Para, ...]
    span: Span
    notes: tuple[Note, ...] = ()
    begins: str | None = None
    ends: bool = False

    @property
    def matched(self) -> bool:
        return any(para.whole.highlights for para in self.paras)


@dataclass(frozen=True, slots=True)
class Side:
    """One language of the page: `title` with the number of its passage (None where it has none).

    `untitled` is a release without a title, whose `title` is the page's word for that.
    """

    id: str
    tag: str
    title: Line
    title_number: int | None
    subtitles: tuple[Para, ...]
    units: tuple[Unit, ...]
    untitled: bool = False


def side(release: Release, marked: Ranges = (), layers: Sequence[Layer] = (), *, voiced: bool = True) -> Side:
    """One release, its title and subtitles apart from the units that follow.

    `marked` are the words of a query, `layers` what is to lie over the text, both in positions of
    `release.text`.  With `voiced`, its units have notes of who speaks, and the words said lie under the rest.
    """
    head = 0
    while head < len(release.passages) and release.passages[head].kind in HEAD:
        head += 1
    groups = _groups(release.passages, head)
    spans = [Span(release.passages[one[0]].span.start, release.passages[one[-1]].span.end) for one in groups]
    notes, said = voices(release, spans) if voiced else ([()] * len(spans), ())
    writers = [release.passages[group[-1]].author for group in groups]
    over = Over(marked, (*said, *layers))
    titles = [n for n in range(head) if release.passages[n].kind == "title"]
    title = release.title or (release.slice(release.passages[titles[0]].span) if titles else "")
    shown = {n for n in titles if n == titles[0] or release.slice(release.passages[n].span) in title}
    units = tuple(
        Unit(
            kind=release.passages[group[-1]].kind,
            paras=tuple(_para(release, n, over) for n in group),
            span=span,
            notes=told,
            begins=writer if voiced and writer != before else None,
            ends=voiced and writer is None and before is not None,
        )
        for group, span, told, before, writer in zip(
            groups, spans, notes, (None, *writers), writers, strict=False
        )
    )
    if not release.passages:
        whole = Passage("body", release.span)
        units = (Unit("body", (_as_para(release, 0, whole, over),), release.span),)
    return Side(
        id=release.id,
        tag=TAGS.get(release.language, release.language),
        title=_title(release, title, over) if title else Line("Untitled"),
        untitled=not title,
        title_number=titles[0] if titles else None,
        subtitles=tuple(_para(release, n, over) for n in range(head) if n not in shown),
        units=units,
    )


def matches(one: Side) -> tuple[int, int | None]:
    """How many marks a side has, and the number of its first passage with any."""
    paras = [*one.subtitles, *(para for unit in one.units for para in unit.paras)]
    marked = [(para.number, len(para.whole.highlights)) for para in paras if para.whole.highlights]
    if one.title.highlights and one.title_number is not None:
        marked.insert(0, (one.title_number, len(one.title.highlights)))
    return sum(count for _, count in marked), marked[0][0] if marked else None


def _groups(passages: Sequence[Passage], start: int) -> list[range]:
    """The passages of each unit: one each, but a dateline runs in with the paragraph after it."""
    groups: list[range] = []
    n = start
    while n < len(passages):
        run_in = passages[n].kind == "dateline" and n + 1 < len(passages) and passages[n + 1].kind == "body"
        groups.append(range(n, n + 2 if run_in else n + 1))
        n = groups[-1].stop
    return groups


def _para(release: Release, number: int, over: Over) -> Para:
    return _as_para(release, number, release.passages[number], over)


def _as_para(release: Release, number: int, passage: Passage, over: Over) -> Para:
    start = passage.span.start - release.span.start
    whole = _line(release, start, passage.span.end - release.span.start, over)
    spans = tuple(block_lines(whole.text))
    lines = tuple(_line(release, start + span.start, start + span.end, over) for span in spans)
    tabular = passage.kind == "table" and 2 * sum("\t" in line.text for line in lines) > len(lines)
    return Para(
        number=number,
        kind=passage.kind,
        whole=whole,
        lines=lines if passage.kind == "list" else (),
        tag=other_tag(whole.text, release.language),
        signed=passage.kind == "list" and all(_OWN_SIGN.match(line.text) for line in lines),
        cells=tuple(_cells(release, start + span.start, start + span.end, over) for span in spans)
        if tabular
        else (),
    )


def _cells(release: Release, start: int, end: int, over: Over) -> tuple[Line, ...]:
    """The cells of a line of a table, without the white space around them."""
    cells: list[Line] = []
    at = start
    for cell in release.text[start:end].split("\t"):
        words = cell.strip()
        first = at + len(cell) - len(cell.lstrip()) if words else at
        cells.append(_line(release, first, first + len(words), over))
        at += len(cell) + 1
    return tuple(cells)


def _title(release: Release, title: str, over: Over) -> Line:
    """The title, with its marks where it is a piece of the text."""
    span = release.title_span
    if span is None or release.slice(span) != title:
        return Line(title)
    return _line(release, span.start - release.span.start, span.end - release.span.start, over)


def _line(release: Release, start: int, end: int, over: Over) -> Line:
    """A piece of the text, half-open, with what lies over it."""
    return Line(
        release.text[start:end],
        cut_ranges(over.marked, start, end),
        tuple(found for layer in over.layers if (found := cut(layer, start, end))),
        start,
    )
