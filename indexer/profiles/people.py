"""The profile of one person, put together from the columns and from some of the releases."""

from __future__ import annotations

from corpus.correcting.corrections import RULE
from corpus.models import PersonMention, ProductMention, QuoteKind, Release
from corpus.names import fold_name
from corpus.resolve.spellings import nearly_same
from indexer import config
from indexer.columns import Columns
from indexer.concordance import home_of
from indexer.facets import most_frequent
from indexer.folding import fold_text, is_han, name_key
from indexer.profiles.held import Reader
from indexer.profiles.presence import bits_with, both_ends, presence_of, spellings
from indexer.profiles.roles import Roles
from indexer.profiles.sayings import sayings
from indexer.profiles.values import ByHand, Counted, Extent, PersonProfile, Shared
from indexer.request import SearchRequest
from indexer.rows import Row
from indexer.sources import ProfileReader

FIELDS = ("person", "speaker", "author")


def person_profile(
    name: str,
    columns: Columns,
    archive: ProfileReader,
    read: Reader,
    asked: SearchRequest,
    kind: QuoteKind | None,
    *,
    generation: str,
) -> PersonProfile:
    """`name` is one that the columns have; `asked` has the dates and the page of the quotations."""
    bits = bits_with(columns, name, FIELDS)
    quoted = bits_with(columns, name, ("quoted",))
    known = archive.person(name)
    zh = known.name_zh if known else None
    written = spellings(columns, "person", name, known.aliases if known else ())
    roles = Roles(name)
    by_hand: list[ByHand] = []
    organisation = False
    seen = 0
    for _, release, row in read(both_ends(bits, columns, config.MAX_PROFILED)):
        seen += 1
        roles.read(release, row)
        by_hand += corrections(release, row, [one for one in release.people if one.name == name], name)
        organisation = organisation or any(
            one.speaker == name and one.speaker_kind == "organisation" for one in release.quotes
        )
    shared, nearly = _namesakes(name, columns)
    beside, more = counted(bits, "person", columns, without=frozenset((name,)))
    return PersonProfile(
        name=name,
        name_zh=zh,
        aliases=tuple(text for text in written if text != zh),
        organisation=organisation and known is None,
        presence=presence_of(bits, columns),
        named=bits_with(columns, name, ("person",)).bit_count(),
        quoted=quoted.bit_count(),
        authored=bits_with(columns, name, ("author",)).bit_count(),
        roles=roles.spans(),
        roles_extent=Extent(seen, bits.bit_count()),
        by_hand=tuple(by_hand),
        shared=shared,
        nearly=nearly,
        beside=beside,
        beside_more=more,
        sayings=sayings(name, bits_with(columns, name, ("speaker",)), columns, read, asked, kind),
        generation=generation,
    )


def corrections(
    release: Release, row: Row, mentions: list[PersonMention] | list[ProductMention], name: str
) -> list[ByHand]:
    """The corrections by hand in a release that set these mentions, or a quotation as this person's."""
    set_by_hand = {one.span for one in mentions if one.rule == RULE} | {
        one.span for one in release.quotes if one.speaker == name and one.rule.rpartition(":")[2] == RULE
    }
    starts = [(passage.span.start, number) for number, passage in enumerate(release.passages)]
    found = []
    for one in release.corrections:
        if one.span is None or one.span not in set_by_hand:
            continue
        at = one.span.start
        passage = max((number for start, number in starts if start <= at), default=0)
        found.append(ByHand(one.text, one.note, home_of(row, passage)))
    return found


def counted(
    bits: int, field: str, columns: Columns, *, without: frozenset[str]
) -> tuple[tuple[Counted, ...], int]:
    """The names of a field in these releases, the most frequent first, and how many are not listed."""
    counts = columns.values[field].counted(bits)
    others = {name: count for name, count in counts.items() if name not in without}
    listed = most_frequent(others, 0, config.MAX_BESIDE)
    return tuple(Counted(name, others[name]) for name in listed), len(others) - len(listed)


def _namesakes(name: str, columns: Columns) -> tuple[tuple[Shared, ...], tuple[str, ...]]:
    """The first and the last word of a name that others have as their first or last word; and which of these
    may be the same name, a letter or two written otherwise.

    Chinese names are given in full, and who shares a family name of one character is no news.
    """
    words = fold_text(name).split()
    if len(words) < 2 or any(is_han(char) for char in name):
        return (), ()
    found = []
    nearly: set[str] = set()
    key = fold_name(name)
    for place in (0, -1):
        others = sorted(
            (
                other
                for other in columns.holding("person", words[place])
                if other != name and words[place] in _ends(other)
            ),
            key=name_key,
        )
        nearly.update(other for other in others if nearly_same(key, fold_name(other)))
        if others:
            word = name.split()[place]
            found.append(
                Shared(word, tuple(others[: config.MAX_SHARED]), max(0, len(others) - config.MAX_SHARED))
            )
    return tuple(found), tuple(sorted(nearly, key=name_key))


def _ends(name: str) -> set[str]:
    words = fold_text(name).split()
    return {words[0], words[-1]} if words else set()
