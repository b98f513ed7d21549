"""Words said and who says them, asked together, must meet in one quotation.

The index knows the words of all quotations of a release and the names of all whom it quotes, not which of
them belong together.  That is looked up in the releases that have both, so that nobody is found with
somebody else's words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Final

from corpus.errors import NotFound
from corpus.models import Quote, Release
from indexer import config
from indexer.documents import OWN_WORDS
from indexer.engines.base import ordinals
from indexer.facets import Selection
from indexer.meant import replaced
from indexer.plan import Corpus
from indexer.quotations import READ, Asked, asked, matching_quotes
from indexer.request import Exactness
from indexer.results import Diagnostic
from indexer.sources import Opener
from indexer.syntax import And, Everything, Fuzzy, Leaf, Node, Not, Phrase, Prefix, Value, Word, leaves, write

_Words = Word | Phrase | Prefix | Fuzzy
_UNREAD: Final = (
    "{:,} releases hold such words and quote such a speaker; only in the first {:,} was looked whether both "
    "are one quotation. Narrow the search."
)


@dataclass(frozen=True, slots=True)
class Tie:
    """What one quotation has to fulfil: a part of the query, and the speakers chosen beside it.

    `words` says that the part asks for words, so that releases have to be looked at.
    """

    asked: Asked
    speakers: frozenset[str]
    words: bool

    def only(self, release: Release) -> Release:
        """The release with those quotations alone that fulfil it."""
        return replace(release, quotes=self.quotes(release))

    def quotes(self, release: Release) -> tuple[Quote, ...]:
        """The quotations that fulfil it, in order; where words are asked for, those in somebody's own."""
        return tuple(
            quote
            for quote, _ in matching_quotes(release, 0, self.asked)
            if (not self.words or quote.kind in OWN_WORDS)
            and (not self.speakers or quote.speaker in self.speakers)
        )

    def without_strangers(
        self, bits: int, corpus: Corpus, open_archive: Opener
    ) -> tuple[int, tuple[Diagnostic, ...]]:
        """Those of the releases that have such a quotation; says so where not all could be read."""
        if not bits:
            return 0, ()
        kept = bits
        with open_archive() as archive:
            for number, ordinal in enumerate(ordinals(bits)):
                if number == config.MAX_RELEASES_READ:
                    return kept, (Diagnostic("too-many-releases", _UNREAD.format(bits.bit_count(), number)),)
                try:
                    fulfilled = self.quotes(archive.release(corpus.columns.ids[ordinal], *READ))
                except NotFound:  # the archive has changed since the index was built
                    fulfilled = ()
                if not fulfilled:
                    kept &= ~(1 << ordinal)
        return kept, ()


def count_sayers(bits: int, tie: Tie, corpus: Corpus, open_archive: Opener) -> Counter[str]:
    """Speaker to the number of the releases in which what is asked for is a quotation of theirs.

    Whom the tie chooses among the speakers is ignored, as a facet ignores its own selection.
    """
    anyone = replace(tie, speakers=frozenset())
    counted: Counter[str] = Counter()
    with open_archive() as archive:
        for ordinal in ordinals(bits):
            with suppress(NotFound):  # the archive has changed since the index was built
                found = anyone.quotes(archive.release(corpus.columns.ids[ordinal], *READ))
                counted.update({quote.speaker for quote in found if quote.speaker})
    return counted


def tie_of(
    tree: Node, exactness: Exactness, corpus: Corpus, chosen: Selection | None, *, always: bool = False
) -> Tie | None:
    """What the parts of a query about quotations ask of one; None where no speaker is asked for.

    `chosen` is what is selected among the speakers beside the query.  With `always` words said are enough.
    """
    parts = tree.children if isinstance(tree, And) else (tree,)
    kept = tuple(part for part in parts if not isinstance(part, Not | Everything) and _is_of_quotations(part))
    named = any(_is_speaker(leaf) for part in kept for leaf in leaves(part))
    speakers = chosen.values if chosen else frozenset()
    if not (named or speakers or (always and kept)):
        return None
    part: Node = And(kept) if len(kept) > 1 else kept[0] if kept else Everything()
    words = any(not _is_speaker(leaf) for leaf in leaves(part))
    return Tie(asked(part, exactness, corpus, {}), speakers, words)


def words_apart(tree: Node, chosen: Selection | None) -> Iterator[Diagnostic]:
    """That words asked for beside a speaker may be others', with the query in which they are the speaker's.

    Silent where words are asked for as said: who asks so for some of them means the others elsewhere.
    """
    parts = [part for part in (tree.children if isinstance(tree, And) else (tree,)) if leaves(part)]
    asked_for = [leaves(part) for part in parts if not isinstance(part, Not)]
    words = [leaf for part in asked_for if all(map(_is_anywhere, part)) for leaf in part]
    speakers = [leaf for part in asked_for if all(map(_is_speaker, part)) for leaf in part]
    names = [leaf.text for leaf in speakers if isinstance(leaf, Value)]
    names += sorted(chosen.values) if chosen else ()
    if not words or not names or any(map(_is_said, leaves(tree))):
        return
    who = " or ".join(f"“{one}”" for one in dict.fromkeys(names))
    message = f"Such words may stand anywhere in a release in which {who} speaks; others may say them there."
    said: dict[Leaf, Node] = {leaf: replace(leaf, field="said") for leaf in words if isinstance(leaf, _Words)}
    whole = write(replaced(tree, said))
    yield Diagnostic("words-apart", message, words[0].start, words[0].end, whole)


def _is_anywhere(leaf: Leaf) -> bool:
    return isinstance(leaf, _Words) and leaf.field is None


def _is_of_quotations(node: Node) -> bool:
    return all(_is_speaker(leaf) or _is_said(leaf) for leaf in leaves(node))


def _is_said(leaf: Leaf) -> bool:
    return isinstance(leaf, _Words) and leaf.field == "said"


def _is_speaker(leaf: Leaf) -> bool:
    return isinstance(leaf, Value) and leaf.field == "speaker"
