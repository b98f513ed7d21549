"""How words stand at a place of a release, where what kind of words they are says too much or too little.

Words that are no one quotation can be partly somebody's, stand in marks without a speaker, or be told by an
“I”, so that they are somebody's; reported words can stand in marks, and are then perhaps the speaker's own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.alternation import one_of
from corpus.languages import speech_zh
from corpus.models import Passage, Quote, Release, Span
from corpus.quoting.marks import find_marked
from corpus.quoting.sentences import Sentences
from indexer.quotecheck.results import Match
from indexer.quotecheck.words import CompareWord

#: Of words that are in marks and are credited to nobody.
IN_MARKS: Final = "in quotation marks, of whom is not said"
_IN_PERSON: Final = "somebody’s own text, of whom is not said"
_TOLD: Final = "as reported, of whom the archive does not settle"
_UNNAMED: Final = "somebody who is not named"
_OWN_TEXT: Final = "the release’s own text"
_NUMBERED: Final = "phase|part|type|class|stage|level|tier|group|category|grade|volume|chapter|section|war"
#: “I have”, “my”, and no “Phase I”, “phase I”; 我 alone, and no 我们, 我国, 我司, 自我.
_I: Final = re.compile(
    rf"(?:^|[^\w\s]\s*|\b(?!(?:{_NUMBERED})\s)[a-z]+\s+)I(?:[’'](?:m|ve|d|ll)\b|\s+[a-z])|\b(?:[Mm]y|[Mm]ine|[Mm]yself|me)\b"
    r"|(?<!自)我(?![们們国國司省市县縣行院校厂廠区區局部军軍方])"
)
_FAR: Final = 300  # code points before a place in which the word of saying is looked for
#: The answer of a conversation: “A: …”.
_ANSWER: Final = re.compile(r"(?:A|Answer|答)\s?[:：]")
_SAYING_EN: Final = (
    "said",
    "says",
    "stated",
    "noted",
    "explained",
    "insisted",
    "warned",
    "argued",
    "admitted",
)
#: “…, who came in May, said fares would not rise”; and no “it said today”, “is said to”, “so said”.
_REPORTED: Final = re.compile(
    r"(?<!\bit )(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bbe )(?<!\bto )(?<!\bas )(?<!\bso )"
    rf"\b(?:{one_of(_SAYING_EN)})(?:\s+[\w’'\-]+){{0,30}}+\s*$"
    rf"|(?:{one_of(speech_zh.REPORTING_VERBS)})[，,]?[^，。；：“”]{{0,40}}$"
)


def standing(match: Match) -> str | None:
    """How words stand there, in words; None where it is what their kind says."""
    if match.kind == "indirect" and match.marked:
        return "as reported, and in quotation marks there"
    if match.kind != "narrative":
        return None
    if match.voices:
        return f"partly words of {', partly of '.join(match.voices)}"
    if match.marked:
        return IN_MARKS
    if match.told:
        return _TOLD
    return _IN_PERSON if match.in_person else None


def innermost(quotes: Sequence[Quote], start: int, end: int) -> Quote | None:
    """The quotation that stands around a word, and around which no smaller one does."""
    holding = [
        quote
        for quote in quotes
        if any(piece.start <= start and end <= piece.end for piece in quote.pieces or (quote.span,))
    ]
    return min(holding, key=lambda quote: quote.span.end - quote.span.start) if holding else None


def quotes_near(release: Release, words: Sequence[CompareWord]) -> list[Quote]:
    """The quotations that words are in or reach into, but for reports."""
    first, last = words[0].start + release.span.start, words[-1].end + release.span.start
    return [
        one
        for one in release.quotes
        if one.kind != "indirect" and one.span.start < last and first < one.span.end
    ]


def voices(release: Release, words: Sequence[CompareWord]) -> tuple[str, ...]:
    """Whose quotations words that are no one quotation reach into, in order, and what else they are of.

    None where no word is in marks, or in a text of somebody's own.
    """
    origin = release.span.start
    near = quotes_near(release, words)
    held = [innermost(near, word.start + origin, word.end + origin) for word in words]
    if not any(held):
        return ()
    return tuple(dict.fromkeys(_OWN_TEXT if one is None else one.speaker or _UNNAMED for one in held))


def in_marks(release: Release, words: Sequence[CompareWord]) -> Span | None:
    """What stands in quotation marks around words, whoever is quoted; counted from the release's start."""
    start, end = words[0].start, words[-1].end
    marked = _marked(release, start, end)
    return next((one for one in marked if one.start <= start and end <= one.end), None)


def is_in_person(release: Release, words: Sequence[CompareWord]) -> bool:
    """Whether the sentences that words are of say “I” outside of marks, or are of a turn headed by a name.

    Such a turn quotes somebody; what stands behind a name and a colon without marks can be a role.
    """
    origin = release.span.start
    start, end = words[0].start, words[-1].end
    span = _paragraph(release, start, end)
    if span is None:
        return False
    text, marked = release.text, _marked(release, span.start, span.end)
    if _ANSWER.match(text, span.start):
        return True
    if marked and any(
        one.span.start - origin == span.start
        and text[one.span.end - origin : span.end].startswith((":", "："))
        for one in release.people
    ):
        return True
    sentences = Sentences(text, span)
    first, last = sentences.start_of(start), sentences.end_of(end - 1)
    for one in marked:
        text = text[: one.start] + " " * (one.end - one.start) + text[one.end :]
    return _I.search(text[first:last]) is not None


def is_told(release: Release, words: Sequence[CompareWord]) -> bool:
    """Whether a word of saying that somebody is the subject of stands before words, in their own sentence."""
    span = _paragraph(release, words[0].start, words[-1].end)
    if span is None:
        return False
    text = release.text
    first = Sentences(text, span).start_of(words[0].start)
    return _REPORTED.search(text, max(first, words[0].start - _FAR), words[0].start) is not None


def _paragraph(release: Release, start: int, end: int) -> Span | None:
    """The paragraph that holds a range, counted from the release's start."""
    origin = release.span.start
    return next(
        (
            Span(one.span.start - origin, one.span.end - origin)
            for one in release.passages
            if one.span.start <= start + origin and end + origin <= one.span.end
        ),
        None,
    )


def _marked(release: Release, start: int, end: int) -> list[Span]:
    """What stands in marks in the paragraphs of a range."""
    origin = release.span.start
    around = [
        Passage("body", Span(one.span.start - origin, one.span.end - origin))
        for one in release.passages
        if one.span.start - origin < end and start < one.span.end - origin
    ]
    return [one.inner for one in find_marked(release.text, around)]
