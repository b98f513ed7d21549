"""Which stretches in marks are somebody's words, and which of them are one statement.

A stretch counts where a cue credits it, or where it stands as a sentence of its own among the others.
Marks around terms, titles, slogans, names and for distance have neither, and are left out.  Who speaks is
decided later, by `resolve.speakers`: a quotation leaves here with the form of its cue and the place where
the speaker is to be looked for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.models import Language, Passage, Quote, Span
from corpus.names import simplified
from corpus.quoting import cues_ahead_en, cues_behind_en, cues_zh, marked_words_en
from corpus.quoting.cue import SPACE, Cue
from corpus.quoting.cue_patterns_en import ADVERB, ANOTHER_NAMED, ANOTHER_SPEAKS
from corpus.quoting.marks import Marked, find_marked, has_mark
from corpus.quoting.sentences import Sentences

_RUNNING = ("body", "list", "salutation", "heading")
#: Passages in which only a plain cue counts: standing texts and titles are full of terms.
_PLAIN_FORMS = ("inverted", "subject", "source", "dash", "agent")
_ATTRIBUTION_LINE = 120
#: A line that cannot be the last of its sentence: “…, its President⏎and”.
_GOES_ON = re.compile(r"(?:,|\b(?:and|or|of|the|for|at|to|in|by|with|from|its|his|her|their))\s*\Z")
_ENDS_NAME = re.compile(r"\b(?:Inc|Ltd|Co|Corp|Jr|Sr|LLC|Plc|plc|[A-Z]\.[A-Z])\.\Z")
_NO_SUBJECT = re.compile(rf"{SPACE}*,?{SPACE}*(?:(?:and|but)\b{SPACE}*)?(?:{ADVERB}{SPACE}*+)*+")
_LEAD = 4  # words between a verb and a colon that are a clause
_FULL_STOPS = ".?!…。？！"


@dataclass(slots=True)
class _Statement:
    """Pieces in marks that are put together as they are read; `behind` follows the last of them."""

    pieces: list[Marked]
    cue: Cue | None
    behind: Cue | None
    ahead: Cue | None = None
    denied: bool = False  # the text says that nobody said it


def find_direct(
    text: str, passages: Sequence[Passage], *, language: Language, author: str | None = None
) -> list[Quote]:
    """The direct quotations of a release in order, without speakers: `speaker_mention` is the area in which
    the speaker is named, `rule` the form of the cue (`corpus.quoting.cue`).

    `text` is the whole dump, `author` the person whose words the release is, if it is anybody's.
    """
    marked = [_without_cue(text, one) for one in find_marked(text, passages)]
    if not marked:
        return []
    reader = _Reader(text, passages, language, author)
    statements: list[_Statement] = []
    for place, one in enumerate(marked):
        before = marked[place - 1] if place else None
        after = marked[place + 1] if place + 1 < len(marked) else None
        statement = reader.read(one, before, after)
        if statements and _share_a_cue(statements[-1], statement):
            statement.cue = statement.behind or statement.cue
        if statements and reader.continues(statements[-1], statement):
            _append(statements[-1], statement)
        elif statements and reader.is_second_phrase(statements[-1], statement):
            statement.cue = statements[-1].cue
            statements.append(statement)
        elif statement.cue is not None or not one.closed:
            statements.append(statement)
    return [_quote(one) for one in statements if one.cue is not None]


def _without_cue(text: str, one: Marked) -> Marked:
    """“…, said NAME, director. with the closing mark lost: the words end before the cue."""
    if one.closed:
        return one
    cue = cues_behind_en.cue_inside(text, one.inner)
    if cue is None:
        return one
    return replace(one, span=Span(one.span.start, cue), inner=Span(one.inner.start, cue))


def _share_a_cue(first: _Statement, more: _Statement) -> bool:
    """Whether what stands between two stretches is read as the cue of both: it is that of the first."""
    ahead, behind = more.ahead, first.behind
    return (
        ahead is not None
        and behind is not None
        and ahead.verb is not None
        and ahead.verb == behind.verb
        and first.cue is behind
    )


def _append(first: _Statement, more: _Statement) -> None:
    first.pieces += more.pieces
    first.behind = more.behind
    if first.cue is None or first.cue.form == "standing":
        first.cue = more.behind or first.cue


def _quote(statement: _Statement) -> Quote:
    cue = statement.cue
    assert cue is not None
    pieces = tuple(piece.span for piece in statement.pieces)
    span = Span(pieces[0].start, pieces[-1].end)
    unclosed = not statement.pieces[-1].closed
    return Quote(
        kind="direct",
        span=span,
        pieces=pieces,
        cue=cue.verb,
        speaker_mention=cue.area,
        rule=f"{cue.form}-partial" if cue.partial else cue.form,
        confidence=round(cue.confidence - (0.2 if unclosed else 0.0), 2),
    )


class _Reader:
    """Reads the surroundings of each stretch of one release."""

    def __init__(
        self, text: str, passages: Sequence[Passage], language: Language, author: str | None
    ) -> None:
        self._text = text
        self._passages = passages
        self._zh = language == "zh"
        self._author = author
        self._sentences: dict[int, Sentences] = {}

    def _of(self, number: int) -> Sentences:
        if number not in self._sentences:
            self._sentences[number] = Sentences(self._text, self._passages[number].span)
        return self._sentences[number]

    def read(self, one: Marked, before: Marked | None, after: Marked | None) -> _Statement:
        """A statement of one stretch, with the cues ahead of it and behind it."""
        passage = self._passages[one.first]
        floor = passage.span.start
        if before is not None and before.last == one.first:
            floor = before.span.end
        ceiling = self._passages[one.last].span.end
        if after is not None and after.first == one.last:
            ceiling = after.span.start
        if self._names_something(one, floor, ceiling):
            return _Statement([one], None, None)
        ahead = self._ahead(one, floor, before)
        if ahead is not None and ahead.form == "denied":
            return _Statement([one], None, None, denied=True)
        behind = self._behind(one, ceiling) if one.closed or not self._zh else None
        cue = ahead
        if behind is not None and (
            ahead is None
            or ahead.form in ("aside", "turn", "calling")
            or (ahead.form == "opinion" and ahead.verb is None)
            or self._only_leads_in(ahead, one, behind)
        ):
            cue = behind
        if cue is None or cue.form == "aside":
            cue = self._attribution(one, ceiling, last=after is None or after.first != one.last) or cue
        alone = self._stands_alone(one, floor, ceiling) and (
            self._zh or not cues_behind_en.is_called_a_saying(self._text, one.span.end, ceiling)
        )
        if cue is None and alone and passage.kind in _RUNNING and passage.kind != "heading":
            cue = Cue("standing", None, self._sentence_before(one), 0.5)
        if cue is not None and passage.kind not in _RUNNING and cue.form not in _PLAIN_FORMS:
            cue = None
        return _Statement([one], cue, behind, ahead)

    def _only_leads_in(self, ahead: Cue, one: Marked, behind: Cue) -> bool:
        """Whether a clause of its own stands ahead: “NAME said the plant is late: “…,” NAME added.”"""
        if self._zh or ahead.form != "subject" or ahead.verb is None or behind.verb is None:
            return False
        comma = self._text[one.inner.end - 1] in ",，" or self._text[one.span.end : one.span.end + 1] == ","
        between = self._text[ahead.verb.end : one.span.start]
        return comma and between.rstrip().endswith(":") and len(between.split()) >= _LEAD

    def _names_something(self, one: Marked, floor: int, ceiling: int) -> bool:
        """Whether the marks stand around a nickname, the title of a work, or nothing at all."""
        text, inner = self._text, one.inner
        if not any(map(str.isalpha, text[inner.start : inner.end])):
            return True
        return not self._zh and marked_words_en.is_name(text, floor, one.span, inner, ceiling)

    def _ahead(self, one: Marked, floor: int, before: Marked | None) -> Cue | None:
        sentences = self._of(one.first)
        start = max(floor, sentences.start_of(one.span.start))
        if self._text[start : one.span.start].strip():
            if start == self._passages[one.first].span.start:
                start = self._line_above(one.first) or start
            return self._read_ahead(start, one.span.start, one)
        if self._text[self._passages[one.first].span.start : one.span.start].strip():
            return None
        previous = self._running_before(one.first)
        if previous is None or (before is not None and before.last == previous and not self._tail(before)):
            return None
        end = self._passages[previous].span.end
        while end > self._passages[previous].span.start and self._text[end - 1].isspace():
            end -= 1
        if self._text[end - 1] not in ",:，：":
            return None
        start = self._of(previous).start_of(end - 1)
        if before is not None and before.last == previous:
            start = max(start, before.span.end)
        return self._read_ahead(start, end, one)

    def _tail(self, before: Marked) -> str:
        return self._text[before.span.end : self._passages[before.last].span.end].strip()

    def _read_ahead(self, start: int, end: int, one: Marked) -> Cue | None:
        if self._zh:
            return cues_zh.cue_ahead(self._text, start, end, one.inner)
        authored = self._author is not None or self._passages[one.first].author is not None
        return cues_ahead_en.cue_ahead(self._text, start, end, one.inner, authored=authored)

    def _behind(self, one: Marked, ceiling: int) -> Cue | None:
        sentences = self._of(one.last)
        stop = sentences.end_of(one.span.end)
        if not self._text[one.span.end : stop].strip():
            stop = sentences.end_of(stop)
        stop = min(stop, ceiling)
        if self._zh:
            return cues_zh.cue_behind(self._text, one.inner, one.span.end, stop)
        if stop == self._passages[one.last].span.end and cues_behind_en.is_broken_off(
            self._text, one.span.end, stop
        ):
            stop = self._next_line(one.last) or stop
        start = max(self._passages[one.first].span.start, sentences.start_of(one.span.start))
        return cues_behind_en.cue_behind(
            self._text, one.inner, one.span.end, stop
        ) or cues_behind_en.agent_behind(self._text, start, one.span.start, one.span.end, stop)

    def _next_line(self, number: int) -> int | None:
        """Where the sentence ends that a paragraph begins which stands straight below another; else None."""
        if number + 1 >= len(self._passages) or self._passages[number + 1].kind not in _RUNNING:
            return None
        below = self._passages[number + 1].span
        gap = self._text[self._passages[number].span.end : below.start]
        return None if gap.strip() or gap.count("\n") > 1 else self._of(number + 1).end_of(below.start)

    def _line_above(self, number: int) -> int | None:
        """Where the sentence begins that a paragraph goes on, whose line was broken; else None."""
        if self._zh or not number or self._passages[number - 1].kind not in _RUNNING:
            return None
        above = self._passages[number - 1].span
        gap = self._text[above.end : self._passages[number].span.start]
        if gap.strip() or gap.count("\n") > 1 or not _GOES_ON.search(self._text, above.start, above.end):
            return None
        return self._of(number - 1).start_of(above.end - 1)

    def _attribution(self, one: Marked, ceiling: int, *, last: bool) -> Cue | None:
        """A name behind a dash at the end of the paragraph, or on the line below a paragraph of marks."""
        cue = cues_behind_en.dash_behind(self._text, one.span.end, ceiling)
        if cue is not None and (last or len(cue.area) <= _ATTRIBUTION_LINE):
            return cue
        if not last:
            return None
        passage = self._passages[one.first]
        if self._text[passage.span.start : one.span.start].strip() or self._tail(one):
            return None
        if one.last + 1 >= len(self._passages):
            return None
        below = self._passages[one.last + 1].span
        line = self._text[below.start : below.end].strip()
        if not 2 < len(line) <= 2 * _ATTRIBUTION_LINE or "\n" in line or has_mark(line):
            return None
        dashed = line[0] in "—–―-" and line[1:2] not in "0123456789"
        if dashed and line.lstrip("—–―- \t\u00a0")[:1].isupper():
            return Cue("dash", None, below, 0.85)
        if "," in line and line[0].isupper() and (line[-1] not in ".:!?。：" or _ENDS_NAME.search(line)):
            return Cue("dash", None, below, 0.6)
        return None

    def _stands_alone(self, one: Marked, floor: int, ceiling: int) -> bool:
        """Whether a stretch is a sentence, or more, among the sentences of its paragraph."""
        text = self._text
        starts = not text[floor : one.span.start].strip() or self._of(one.first).begins(one.span.start)
        if not starts:
            return False
        if not one.closed:
            return len(one.inner) > 40
        if text[one.inner.end - 1] not in _FULL_STOPS:
            return False
        rest = text[one.span.end : ceiling].lstrip()
        spoken = (
            cues_zh.is_sentence(text, one.inner) if self._zh else marked_words_en.is_sentence(text, one.inner)
        )
        return spoken and (not rest or self._zh or not rest[0].islower())

    def _sentence_before(self, one: Marked) -> Span:
        """The sentence before a stretch in its paragraph, else the last one of the paragraph before."""
        sentences = self._of(one.first)
        if (
            one.span.start > sentences.span.start
            and self._text[sentences.span.start : one.span.start].strip()
        ):
            start = sentences.start_of(one.span.start - 1)
            if not self._text[start : one.span.start].strip():
                start = sentences.start_of(start - 1)
            return Span(start, one.span.start)
        previous = self._running_before(one.first)
        if previous is None:
            return Span(one.span.start, one.span.start)
        end = self._passages[previous].span.end
        return Span(self._of(previous).start_of(end - 1), end)

    def _running_before(self, number: int) -> int | None:
        before = number - 1
        if before >= 0 and self._passages[before].kind in _RUNNING:
            return before
        return None

    def _is_piece(self, one: Marked) -> bool:
        text = self._text
        if self._zh or not one.closed:
            return True
        last = text[one.inner.end - 1]
        return last in ".,?!…—–-’'”)" or len(one.inner) > 60

    def is_second_phrase(self, first: _Statement, more: _Statement) -> bool:
        """Whether one verb puts two phrases in marks: “NAME described it as “…” and the street as “…””."""
        if more.cue is not None or first.cue is None or first.cue.form != "calling" or self._zh:
            return False
        return marked_words_en.joins_phrases(self._text, first.pieces[-1].span, more.pieces[0].span)

    def continues(self, first: _Statement, more: _Statement) -> bool:
        """Whether a stretch is the next piece of the statement before it."""
        if more.denied:
            return False
        last, one = first.pieces[-1], more.pieces[0]
        text = self._text
        if not last.closed and one.first != last.last:
            opens = not text[self._passages[one.first].span.start : one.span.start].strip()
            return opens and self._running_before(one.first) == last.last
        if one.first != last.last or first.behind is None or first.behind.verb is None:
            return False
        # A nickname or a term inside the cue is no piece of what was said.
        if more.behind is not None or not self._is_piece(one):
            return False
        if (ahead := more.ahead) is not None:
            if ahead.form == "source":
                return False  # “…,” said NAME, and, according to NAME, “…”
            if ahead.verb is not None and ahead.verb != first.behind.verb:
                return False  # “…,” she adds. Noted dentist Okoro points out, “…”
            led = first.cue is first.ahead and first.cue is not None
            if led and not _NO_SUBJECT.fullmatch(text, ahead.area.start, ahead.area.end):
                return False  # NAME said “…,” and NAME added “…”: each has a verb of its own
        if self._zh and "问" in simplified(text[first.behind.verb.start : first.behind.verb.end]):
            return text[one.inner.end - 1] in "？?"  # who is asked answers in the same paragraph
        said = first.behind.verb.end
        if not self._zh and ANOTHER_SPEAKS.search(text, said, one.span.start) is not None:
            return False
        cued = self._of(one.first).end_of(first.behind.verb.start)
        if not self._zh and one.span.start < cued and ANOTHER_NAMED.search(text, said, one.span.start):
            return False
        return one.span.start <= cued or not text[cued : one.span.start].strip()
