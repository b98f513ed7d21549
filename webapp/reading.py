"""A release as a reader meets it: its title, its subtitles, and its passages as units.

A unit is a passage as it stands on the page; a dateline is run in with the paragraph after it.  Which
unit stands beside which of the other language is `facing`'s to decide; the page's facts (date, author,
names found) are `facts`'.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from corpus.blocks import lines as block_lines
from corpus.models import Passage, Quote, Release, Span
from webapp.words import HOW_SPEAKER, NAMED_BY, TAGS, other_tag

MAX_WORDS = 60
"""Characters of the words that name a speaker, as shown."""
OPENING = 4
"""Words that tell a quotation from others beside it; of Chinese, a quarter of `MAX_WORDS` characters."""
_MARKS = " \t\u00a0\r\n“”‘’\"'「」『』"
HEAD = frozenset({"title", "subtitle"})
FOLDED = frozenset({"boilerplate", "contact", "endmark", "notice"})
_OWN_SIGN = re.compile(
    r"[^\w\s“\"‘'(（《【\[$€£¥+~<>]|\(?\w{1,3}[.)、）]|（\w{1,3}）|[一二三四五六七八九十]+、"
)
Ranges = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A text with its matched ranges."""

    text: str
    highlights: Ranges = ()


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
    cells: tuple[tuple[str, ...], ...] = ()
    signed: bool = False
    tag: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """Who speaks in a unit, for the margin: `name` is None where the text leaves it open.

    `how` says in what words the speaker is named, or by what rule he or she is known; `reported` that it is
    not in the speaker's own words; `opening` are the first words said, where several speak in the unit.
    """

    name: str | None
    role: str | None
    how: str = ""
    reported: bool = False
    opening: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """`kind` is that of its last passage; `span` covers all of them."""

    kind: str
    paras: tuple[Para, ...]
    span: Span
    notes: tuple[Note, ...] = ()

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


def side(release: Release, marked: Ranges = ()) -> Side:
    """One release, its title and subtitles apart from the units that follow.

    `marked` are sorted ranges of `release.text` without overlap: the words of a query.
    """
    head = 0
    while head < len(release.passages) and release.passages[head].kind in HEAD:
        head += 1
    titles = [n for n in range(head) if release.passages[n].kind == "title"]
    title = release.title or (release.slice(release.passages[titles[0]].span) if titles else "")
    shown = {n for n in titles if n == titles[0] or release.slice(release.passages[n].span) in title}
    return Side(
        id=release.id,
        tag=TAGS.get(release.language, release.language),
        title=_title(release, title, marked) if title else Line("Untitled"),
        untitled=not title,
        title_number=titles[0] if titles else None,
        subtitles=tuple(_para(release, n, marked) for n in range(head) if n not in shown),
        units=_units(release, head, marked),
    )


def _units(release: Release, start: int, marked: Ranges) -> tuple[Unit, ...]:
    passages = release.passages
    if not passages:
        whole = Passage("body", release.span)
        return (Unit("body", (_as_para(release, 0, whole, marked),), release.span),)
    units: list[Unit] = []
    notes = _notes(release)
    n = start
    while n < len(passages):
        run_in = passages[n].kind == "dateline" and n + 1 < len(passages) and passages[n + 1].kind == "body"
        last = n + 1 if run_in else n
        span = Span(passages[n].span.start, passages[last].span.end)
        units.append(
            Unit(
                kind=passages[last].kind,
                paras=tuple(_para(release, one, marked) for one in range(n, last + 1)),
                span=span,
                notes=notes(span),
            )
        )
        n = last + 1
    return tuple(units)


def _notes(release: Release) -> Callable[[Span], tuple[Note, ...]]:
    """Who speaks within a span: the speakers of the quotations that begin in it, each once."""
    named = sorted(
        (
            quote
            for quote in release.quotes
            if quote.kind == "direct" or (quote.speaker and quote.kind == "indirect")
        ),
        key=lambda quote: quote.span.start,
    )
    starts = [quote.span.start for quote in named]

    def within(span: Span) -> tuple[Note, ...]:
        found: dict[str | None, Quote] = {}
        here = named[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        # Who is quoted and reported in one unit is quoted there.
        for quote in sorted(here, key=lambda one: one.kind == "indirect"):
            found.setdefault(quote.speaker, quote)
        return tuple(_told_apart(release, found))

    return within


def _told_apart(release: Release, found: Mapping[str | None, Quote]) -> Iterator[Note]:
    """The notes of one unit, in the order of what is said; where there are several, with its first words."""
    for quote in sorted(found.values(), key=lambda one: one.span.start):
        words = release.slice(quote.span).strip(_MARKS).split() if len(found) > 1 else []
        opening = " ".join(words[:OPENING]) if release.language != "zh" else "".join(words)[: MAX_WORDS // 4]
        yield replace(_note(release, quote), opening=f"{opening}…" if opening else "")


def _note(release: Release, quote: Quote) -> Note:
    rule = quote.rule.rpartition(":")[2]
    how = HOW_SPEAKER.get(rule, "")
    if rule in NAMED_BY and quote.speaker_mention is not None:
        words = " ".join(release.slice(quote.speaker_mention).split())
        how = how.format(words if len(words) <= MAX_WORDS else f"{words[:MAX_WORDS]}…")
    return Note(quote.speaker, quote.role, how, quote.kind == "indirect")


def _para(release: Release, number: int, marked: Ranges) -> Para:
    return _as_para(release, number, release.passages[number], marked)


def _as_para(release: Release, number: int, passage: Passage, marked: Ranges) -> Para:
    start = passage.span.start - release.span.start
    whole = _line(release, start, passage.span.end - release.span.start, marked)
    lines = tuple(
        _line(release, start + span.start, start + span.end, marked) for span in block_lines(whole.text)
    )
    tabular = passage.kind == "table" and 2 * sum("\t" in line.text for line in lines) > len(lines)
    return Para(
        number=number,
        kind=passage.kind,
        whole=whole,
        lines=lines if passage.kind == "list" else (),
        tag=other_tag(whole.text, release.language),
        signed=passage.kind == "list" and all(_OWN_SIGN.match(line.text) for line in lines),
        cells=tuple(tuple(cell.strip() for cell in line.text.split("\t")) for line in lines)
        if tabular
        else (),
    )


def _title(release: Release, title: str, marked: Ranges) -> Line:
    """The title, with its marks where it is a piece of the text."""
    span = release.title_span
    if span is None or release.slice(span) != title:
        return Line(title)
    return _line(release, span.start - release.span.start, span.end - release.span.start, marked)


def _line(release: Release, start: int, end: int, marked: Ranges) -> Line:
    """A piece of the text, half-open, with the marks that fall in it, moved to its beginning."""
    first = bisect_right(marked, start, key=lambda one: one[1])
    last = bisect_left(marked, end, key=lambda one: one[0])
    return Line(
        release.text[start:end],
        tuple((max(one[0], start) - start, min(one[1], end) - start) for one in marked[first:last]),
    )
