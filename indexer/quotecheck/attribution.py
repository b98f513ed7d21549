"""Whose words stand at a place of a release, and whether they are those of who is claimed.

Every word is asked which quotation it stands in, the innermost one; words of several people, or of somebody
and of the release itself, are nobody's.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from corpus.languages import structure_en, structure_zh
from corpus.models import AlignedPair, Quote, Release, Span
from indexer.columns import Columns
from indexer.folding import fold_text
from indexer.quotecheck.results import Counterpart, Match, SpokenAs
from indexer.quotecheck.texts import HeldText
from indexer.quotecheck.words import CompareWord

_CONTEXT: Final = 400
_ARTICLES: Final = frozenset(("a", "an", "and", "at", "for", "of", "s", "the", "'s"))


@dataclass(frozen=True, slots=True)
class Claimed:
    """Who is said to have said it: the names it can mean, or the words of a role (“Quayside's CEO”)."""

    text: str
    names: tuple[str, ...]
    role: frozenset[str]

    def fits(self, speaker: str | None, role: str | None) -> bool:
        """Whether a speaker is the claimed one."""
        if speaker is None:
            return False
        if self.names:
            return speaker in self.names
        return bool(self.role) and self.role <= {*_words(role or ""), *_words(speaker)}


def claimed(text: str | None, columns: Columns) -> Claimed | None:
    """The claimed speaker as the archive knows the name; None where none is claimed."""
    if not text or not text.strip():
        return None
    for form in _forms(text.strip()):
        names = tuple(
            dict.fromkeys(
                name for field in ("speaker", "person", "author") for name in columns.names(field, form)
            )
        )
        if names:
            return Claimed(text, names, frozenset())
    return Claimed(text, (), frozenset(_words(text)))


def _forms(text: str) -> list[str]:
    """The claim as it is, before its first comma, and without forms of address."""
    forms = [text]
    head = text.replace("，", ",").split(",")[0].strip()
    forms.append(head)
    first, _, rest = head.partition(" ")
    if rest and first.rstrip(".").casefold() in _ADDRESS:
        forms.append(rest)
    forms += [head.removesuffix(title) for title in structure_zh.HONORIFICS if head != title]
    return list(dict.fromkeys(forms))


def _words(text: str) -> list[str]:
    return [
        word.removesuffix("'s")
        for word in fold_text(text).split()
        if word.removesuffix("'s") not in _ARTICLES
    ]


_ADDRESS: Final = frozenset(word.rstrip(".").casefold() for word in structure_en.HONORIFICS)


def match_at(
    held: HeldText, words: Sequence[CompareWord], similarity: float, *, same_characters: bool = False
) -> Match:
    """The place of words of a release, with whose words they are.  Positions become those of the dump."""
    row, release = held.row, held.release
    start, end = words[0].start, words[-1].end
    origin = row.start
    passage, first, last = _paragraph(release, start + origin, held)
    quote, around = (None, None) if release is None else spoken(release, words)
    kind: SpokenAs = "narrative" if quote is None else quote.kind
    return Match(
        id=row.id,
        source=row.source,
        start=start + origin,
        end=end + origin,
        text=held.text[start:end],
        before=held.text[max(first, start - _CONTEXT) : start],
        after=held.text[end : min(max(last, end), end + _CONTEXT)],
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
        rule=quote.rule if quote else None,
        confidence=quote.confidence if quote else None,
        evidence=_evidence(release, quote),
        around=around,
        same_characters=same_characters,
        reference=held.reference,
    )


def spoken(release: Release, words: Sequence[CompareWord]) -> tuple[Quote | None, str | None]:
    """The quotation that all words are part of, if they are one person's in one way; and whose text it is in.

    The second is given where the quotation's speaker is not named but the text around it is somebody's own.
    """
    origin = release.span.start
    first, last = words[0].start + origin, words[-1].end + origin
    near = [quote for quote in release.quotes if quote.span.start < last and first < quote.span.end]
    found: dict[tuple[str, str | None, str | None], Quote] = {}
    for word in words:
        quote = _innermost(near, word.start + origin, word.end + origin)
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
    outer = [one for one in near if one.kind == "authored" and _around(one.span, quote.span)]
    return quote, outer[0].speaker if outer else _author_at(release, quote.span)


def _author_at(release: Release, span: Span) -> str | None:
    """Whose letter or speech the paragraph of a quotation is."""
    return next((one.author for one in release.passages if one.span.start <= span.start < one.span.end), None)


def _innermost(quotes: Sequence[Quote], start: int, end: int) -> Quote | None:
    holding = [
        quote
        for quote in quotes
        if any(piece.start <= start and end <= piece.end for piece in quote.pieces or (quote.span,))
    ]
    return min(holding, key=lambda quote: quote.span.end - quote.span.start) if holding else None


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
    if whole.end - whole.start <= _CONTEXT // 2:
        return release.slice(whole)
    return " … ".join(release.slice(span) for span in sorted(spans))


def counterpart_of(release: Release | None, other: Release | None, match: Match) -> Counterpart | None:
    """What the other language's version says in place of a match; None where that is not known."""
    if release is None or other is None:
        return None
    chinese = release if release.translation_of == other.id else other
    found = _paired(chinese, match, of_chinese=chinese is release)
    if found is None:
        return None
    span = found.en if chinese is release else found.zh
    starts = [passage.span.start for passage in other.passages]
    at = bisect_right(starts, span.start) - 1
    return Counterpart(
        other.id,
        other.source,
        span.start,
        span.end,
        other.slice(span),
        other.language,
        at if at >= 0 else None,
    )


def _paired(chinese: Release, match: Match, *, of_chinese: bool) -> AlignedPair | None:
    """The narrowest aligned pair that holds a match: of two quotations, else of two paragraphs."""
    holding = [
        pair
        for pair in (*chinese.quote_pairs, *chinese.alignment)
        if _overlap(pair.zh if of_chinese else pair.en, match) * 2 > match.end - match.start
    ]
    return min(holding, key=lambda pair: pair.zh.end - pair.zh.start) if holding else None


def _overlap(span: Span, match: Match) -> int:
    return min(span.end, match.end) - max(span.start, match.start)
