"""Whose words stand at a place of a release, and whether they are those of who is claimed.

Every word is asked which quotation it stands in, the innermost one; words of several people, or of somebody
and of the release itself, are nobody's.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from corpus.languages import speech_en, speech_zh
from corpus.languages.common_en import common_words
from corpus.languages.governing import EVERYBODY
from corpus.models import Quote, Release, Span
from corpus.resolve.speaker_names import described
from indexer.folding import fold_text
from indexer.quotecheck.cuts import edges_of, runs_on, statement
from indexer.quotecheck.houses import house_of
from indexer.quotecheck.nested import quoted_inside
from indexer.quotecheck.results import Match, SpokenAs
from indexer.quotecheck.standing import in_marks, innermost, is_in_person, is_told, voices
from indexer.quotecheck.texts import HeldText
from indexer.quotecheck.words import CompareWord

CONTEXT: Final = 400
# Words that a name has at most.
_NAME: Final = 4


def match_at(
    held: HeldText,
    words: Sequence[CompareWord],
    similarity: float,
    *,
    same_characters: bool = False,
    asked: str | None = None,
) -> Match:
    """The place of words of a release, with whose words they are.  Positions become those of the dump.

    Where the quotation is given (`asked`), what it leaves outside of its sentence is looked at as well.
    """
    row, release = held.row, held.release
    start, end = words[0].start, words[-1].end
    origin = row.start
    passage, first, last = _paragraph(release, start + origin, held)
    quote, around = (None, None) if release is None else spoken(release, words)
    kind: SpokenAs = "narrative" if quote is None else quote.kind
    marked = in_marks(release, words) if release and kind in ("narrative", "indirect") else None
    sentence = marked if marked and quote is None else Span(first, last)
    several = voices(release, words) if release and quote is None else ()
    alone = release is not None and quote is None and not several and marked is None
    return Match(
        id=row.id,
        source=row.source,
        start=start + origin,
        end=end + origin,
        text=held.text[start:end],
        before=held.text[max(first, start - CONTEXT) : start],
        after=held.text[end : min(max(last, end), end + CONTEXT)],
        title=row.title,
        date=row.date,
        precision=row.precision,
        basis=row.basis,
        language=row.language,
        passage=passage,
        kind=kind,
        similarity=round(similarity, 4),
        speaker=quote.speaker if quote else None,
        speaker_kind=quote.speaker_kind if quote else None,
        role=quote.role if quote else None,
        house=house_of(quote.speaker, release) if release and quote and quote.speaker else None,
        rule=quote.rule if quote else None,
        confidence=quote.confidence if quote else None,
        evidence=_evidence(release, quote),
        around=around,
        described=_described(release, quote),
        marked=marked is not None,
        voices=several,
        in_person=alone and release is not None and is_in_person(release, words),
        told=alone and release is not None and is_told(release, words),
        same_characters=same_characters,
        reference=held.reference,
        earliest=row.earliest,
        latest=row.latest,
        edges=None if asked is None else edges_of(held.text, release, quote, sentence, words, asked),
        runs_on=asked is not None and runs_on(held.text, words, asked),
        in_title=release is not None and passage is not None and release.passages[passage].kind == "title",
        untitled=release is not None and release.title is None,
    )


def said_around(held: HeldText, words: Sequence[CompareWord]) -> tuple[str, int, int]:
    """What is said around some words by who says them, without cues, and where they stand in it."""
    release = held.release
    _, first, last = _paragraph(release, words[0].start + held.row.start, held)
    quote = None if release is None else spoken(release, words)[0]
    marked = in_marks(release, words) if release and quote is None else None
    return statement(held.text, release, quote, marked or Span(first, last), words)


def spoken(release: Release, words: Sequence[CompareWord]) -> tuple[Quote | None, str | None]:
    """The quotation that all words are part of, if they are one person's in one way; and whose text it is in.

    The second is given where the quotation's speaker is not named but the text around it is somebody's own,
    and where he is quoted inside somebody's quotation.
    """
    origin = release.span.start
    first, last = words[0].start + origin, words[-1].end + origin
    near = [quote for quote in release.quotes if quote.span.start < last and first < quote.span.end]
    near = [
        quote
        for quote in near
        if not _is_told_whole(quote, near, first, last) and not _is_own_report(release, quote, near)
    ]
    inner, outer = _quoted_inside(release, near, words)
    if inner is not None:
        return inner, outer
    found: dict[tuple[str, str | None, str | None], Quote] = {}
    for word in words:
        quote = innermost(near, word.start + origin, word.end + origin)
        if quote is None:
            return None, None
        # Two that are not named need not be the same.
        who = quote.speaker or str(quote.span.start)
        found.setdefault((quote.kind, who, quote.speaker_kind), quote)
    own = {quote.speaker for quote in found.values()}
    if len(found) > 1 and (len(own) > 1 or None in own):
        return None, None
    # Words of a letter with a quotation by its author inside are the author's.
    quote = next((one for one in found.values() if one.kind == "authored"), next(iter(found.values())))
    if quote.speaker is not None:
        return quote, None
    letter = [one for one in near if one.kind == "authored" and _around(one.span, quote.span)]
    return quote, letter[0].speaker if letter else _author_at(release, quote.span)


def _is_told_whole(quote: Quote, near: Sequence[Quote], first: int, last: int) -> bool:
    """Whether some words hold what is reported and the word of saying, inside somebody's own words.

    “She says it is for the archive” is a sentence of the letter's author; “it is for the archive” is hers.
    """
    return (
        quote.kind == "indirect"
        and quote.cue is not None
        and first <= quote.cue.start
        and quote.cue.end <= last
        and any(one.kind != "indirect" and _around(one.span, quote.span) for one in near)
    )


def _is_own_report(release: Release, quote: Quote, near: Sequence[Quote]) -> bool:
    """Whether somebody tells in his own words what he has said himself: “I said then that it was ours”.

    “We said” is his as well.
    """
    if quote.kind != "indirect":
        return False
    around = [one for one in near if one.kind != "indirect" and _around(one.span, quote.span)]
    told = quote.speaker_mention and release.slice(quote.speaker_mention).casefold().split()
    return any(one.speaker == quote.speaker or told == ["we"] for one in around if one.speaker)


def _quoted_inside(
    release: Release, near: Sequence[Quote], words: Sequence[CompareWord]
) -> tuple[Quote | None, str | None]:
    """What words in marks inside a quotation are, all of them or some: somebody else's, and in whose.

    Nothing where the words tell themselves that somebody is quoted: with the word of saying, or nearly all
    around the marks.
    """
    origin = release.span.start
    first, last = words[0].start + origin, words[-1].end + origin
    for quote in near:
        if quote.kind == "indirect":
            continue
        for one in quoted_inside(release, quote):
            inner = one.pieces[0]
            known = any(other.kind == "direct" and _around(one.span, other.span) for other in near)
            if last <= inner.start or inner.end <= first or known:
                continue
            if inner.start <= first and last <= inner.end:
                return one, quote.speaker
            if one.cue is None or not (first <= one.cue.start and one.cue.end <= last):
                return replace(one, speaker=None, speaker_kind="unnamed", rule="inside:mixed"), quote.speaker
    return None, None


def _author_at(release: Release, span: Span) -> str | None:
    """Whose letter or speech the paragraph of a quotation is."""
    return next((one.author for one in release.passages if one.span.start <= span.start < one.span.end), None)


def _around(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _paragraph(release: Release | None, position: int, held: HeldText) -> tuple[int | None, int, int]:
    """The number of the paragraph at a position of the dump, and its range in the text of the release."""
    if release is None:
        return None, 0, len(held.text)
    starts = [passage.span.start for passage in release.passages]
    at = bisect_right(starts, position) - 1
    if at < 0:
        return None, 0, len(held.text)
    span = release.passages[at].span
    return at, span.start - release.span.start, span.end - release.span.start


def _evidence(release: Release | None, quote: Quote | None) -> str | None:
    """The words by which the speaker is known: the cue, or the mention of the name."""
    if release is None or quote is None:
        return None
    if quote.kind == "authored":
        return release.author_evidence.text if release.author_evidence else None
    spans = [span for span in (quote.cue, quote.speaker_mention) if span is not None]
    if not spans:
        return None
    whole = Span(min(span.start for span in spans), max(span.end for span in spans))
    if whole.end - whole.start <= CONTEXT // 2:
        return release.slice(whole)
    return " … ".join(release.slice(span) for span in sorted(spans))


def _described(release: Release | None, quote: Quote | None) -> str | None:
    """How the text speaks of a speaker without a name: “a spokesperson”, “the Group”; None for a pronoun."""
    if release is None or quote is None or quote.speaker is not None:
        return None
    if quote.role:
        return quote.role
    said = (
        " ".join(release.slice(quote.speaker_mention).split()).strip("“”‘’\"',:，：")
        if quote.speaker_mention
        else ""
    )
    said = described(said) or said  # “the mayor has” with the verb of its clause
    words = fold_text(said).split()
    if quote.rule == "inside:unnamed" or is_unknown(quote.rule):
        # Somebody the release knows by nothing but this: “As Tobias Wren put it”, “said Wren”.
        said = re.sub(r"^(?:and|as|but)\s+", "", said, flags=re.IGNORECASE)
        is_name = len(said.split()) <= _NAME and said[:1].isupper() and words[-1:] != ["i"]
        # “Every morning a driver asked me” begins with a capital as well.
        if is_name and (not is_unknown(quote.rule) or common_words().isdisjoint(words)):
            return said
    told = any(word in speech_en.UNNAMED_NOUNS or word in speech_en.COLLECTIVE for word in words)
    if told or said.endswith(speech_zh.UNNAMED_NOUNS) or (said and quote.speaker_kind == "organisation"):
        return said
    return None


def is_unknown(rule: str | None) -> bool:
    """Whether the text gives the speaker a name that tells of nobody whom the release knows."""
    return rule is not None and rule.endswith(":unknown")


def is_of_all(match: Match, mention: str | None = None) -> bool:
    """Whether words are told to be everybody's, those of whoever tells it among them: “as we all say”."""
    words = fold_text(mention or match.described or match.evidence or "").split()
    return bool(EVERYBODY.intersection(words)) or any(
        word in EVERYBODY for word in speech_zh.UNNAMED_NOUNS if word in (match.described or "")
    )
