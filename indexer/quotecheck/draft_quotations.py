"""The quotations of a draft and who is claimed to speak, by the stages that read releases.

A draft is read as one document into an archive of its own that lasts as long as that, so a surname stands
for the person whom the draft names in full.  What stands in marks without a cue is claimed of nobody, but it
is claimed: only a few words in marks are a term and no quotation.
"""

from __future__ import annotations

import tempfile
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Final

from corpus import pipeline
from corpus.archive import Archive
from corpus.correcting.corrections import NONE
from corpus.languages import speech_zh
from corpus.models import Dump, Quote, Record, Release, Span
from corpus.quoting.marks import find_marked
from corpus.resolve.speaker_patterns import ANY_PRONOUN
from indexer.folding import is_han
from indexer.quotecheck.words import compare_words

_NAME: Final = "draft"
# As many words in marks, of nobody, are more than a term; an ideograph is half a word.
_TERM: Final = 5.0
_MARKS: Final = '“”„‟"＂「」『』«»‹›〝〞〟 \t\r\n\u3000\xa0'
_SINGLE: Final = "'‘’‚‛＇"


@dataclass(frozen=True, slots=True)
class Claim:
    """A quotation of a draft: its place with its marks, its words without them, and who is said to speak.

    `speaker` is the name in full where the draft gives it, else what the draft prints (“a spokesperson”).
    """

    start: int
    end: int
    text: str
    speaker: str | None = None
    role: str | None = None


def find_claims(text: str) -> tuple[Claim, ...]:
    """The direct quotations of a draft, in order, apart."""
    claims: list[Claim] = []
    for release in _read(text):
        quotes = [quote for quote in release.quotes if quote.kind == "direct"]
        claims += [_claim(text, quote) for quote in quotes]
        claims += _unclaimed(text, release, quotes)
    return tuple(sorted((one for one in claims if compare_words(one.text)), key=lambda one: one.start))


def _read(text: str) -> list[Release]:
    """The draft as releases: one of each language that it changes to."""
    if not text.strip():
        return []
    whole = (Record(Span(0, len(text))),)
    dump = Dump(source=_NAME, text=text, encoding="utf-8", digest="", size=len(text), records=whole)
    with (
        tempfile.TemporaryDirectory(prefix="onrecord-draft-") as folder,
        Archive.open(Path(folder), create=True) as archive,
    ):
        with archive.transaction():
            made_by = pipeline.made_by(NONE, _NAME)
            key = archive.add_dump(dump, path=_NAME, made_by=made_by, run=archive.begin_run(""), chunks=())
            for release in pipeline.annotate(dump):
                archive.add_release(key, release)
            pipeline.resolve(archive)
        return list(archive.releases())


def _claim(text: str, quote: Quote) -> Claim:
    pieces = [_bare(text[piece.start : piece.end]) for piece in quote.pieces or (quote.span,)]
    speaker = quote.speaker
    if speaker is None and quote.speaker_mention is not None:
        printed = " ".join(text[quote.speaker_mention.start : quote.speaker_mention.end].split())
        speaker = None if _is_pronoun(printed) else printed or None
    return Claim(quote.span.start, quote.span.end, _without_comma(_joined(pieces)), speaker, quote.role)


def _unclaimed(text: str, release: Release, quotes: list[Quote]) -> Iterator[Claim]:
    """What stands in marks and is no quotation of anybody's, terms left out."""
    taken = sorted(quote.span for quote in quotes)
    # How far the quotations reach up to each of them; one may hold another.
    reach = list(accumulate((span.end for span in taken), max))
    for marked in find_marked(text, release.passages):
        span = marked.span
        before = bisect_left(taken, span.end, key=lambda one: one.start)
        if before and reach[before - 1] > span.start:
            continue
        inner = _bare(text[marked.inner.start : marked.inner.end])
        if _length(inner) >= _TERM:
            yield Claim(span.start, span.end, _without_comma(inner))


def _length(text: str) -> float:
    return sum(0.5 if is_han(text[word.start]) else 1.0 for word in compare_words(text))


def _is_pronoun(printed: str) -> bool:
    return bool(ANY_PRONOUN.fullmatch(printed)) or printed in speech_zh.PRONOUNS


def _bare(piece: str) -> str:
    """A piece without the marks around it; single ones go only in pairs, one alone is an apostrophe."""
    bare = piece.strip(_MARKS)
    if len(bare) > 1 and bare[0] in _SINGLE and bare[-1] in _SINGLE:
        bare = bare[1:-1].strip()
    return bare


def _without_comma(text: str) -> str:
    """A comma before the closing mark belongs to the sentence around the quotation."""
    return text.rstrip(",，")


def _joined(pieces: list[str]) -> str:
    joined = ""
    for piece in pieces:
        close = joined and piece and is_han(piece[0]) and not joined[-1].isascii()
        joined = f"{joined}{'' if close or not joined else ' '}{piece}"
    return joined
