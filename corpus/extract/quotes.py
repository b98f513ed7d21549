"""Whose words stand in one release, as far as its own text tells: quotations without their speakers.

Decides what is a quotation and by which form of cue; the speaker is left to `resolve.speakers`, which
knows who the people are.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.models import Language, Passage, Quote, Span
from corpus.quoting.direct import find_direct
from corpus.quoting.reported import find_reported


def find_quotes(
    text: str,
    span: Span,
    *,
    language: Language,
    passages: Sequence[Passage],
    author: str | None = None,
) -> tuple[Quote, ...]:
    """The quotations of `text[span]` in order of position, `speaker` None; an empty tuple where none is."""
    direct = find_direct(text, passages, language=language, author=author)
    reported = find_reported(text, passages, direct, language=language)
    return tuple(sorted((*direct, *reported), key=lambda quote: (quote.span.start, -quote.span.end)))
