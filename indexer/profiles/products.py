"""The profile of one product, put together from the columns and from some of the releases."""

from __future__ import annotations

from collections.abc import Callable

from corpus.correcting.corrections import RULE
from corpus.reviewing.names import SURE_PRODUCT
from indexer import config
from indexer.columns import Columns
from indexer.folding import fold_text, name_key
from indexer.keys import query_tokens
from indexer.plan import Corpus
from indexer.profiles.descriptions import Descriptions
from indexer.profiles.held import Reader
from indexer.profiles.mentions import aside_of, mentions_of, sentence_of
from indexer.profiles.people import corrections, counted
from indexer.profiles.presence import PRODUCT, bits_with, both_ends, presence_of, spellings
from indexer.profiles.values import Aside, ByHand, Counted, Extent, ProductProfile, Sentence
from indexer.profiles.wordings import Wordings
from indexer.repeats import Repeats
from indexer.sources import ProfileReader


def product_profile(
    name: str,
    corpus: Corpus,
    archive: ProfileReader,
    read: Reader,
    anywhere: Callable[[str], int],
    *,
    generation: str,
) -> ProductProfile:
    """`name` is one that the columns have; `anywhere` is in how many releases a folded word is."""
    columns = corpus.columns
    bits = bits_with(columns, name, PRODUCT)
    known = archive.product(name)
    family = known.family if known and known.family else columns.families.get(name)
    siblings, more = _siblings(name, family, columns)
    wordings = Wordings(_own_words(name, family, known.aliases if known else ()))
    descriptions = Descriptions()
    by_hand: list[ByHand] = []
    sentences: dict[str, Sentence] = {}
    repeats = Repeats()
    said: set[int] = set()
    sure = False
    asides: list[Aside] = []
    seen = 0
    for _, release, row in read(both_ends(bits, columns, config.MAX_PROFILED)):
        seen += 1
        mentions = [one for one in release.products if one.name == name]
        sure = sure or any(one.rule == RULE or one.confidence >= SURE_PRODUCT for one in mentions)
        by_hand += corrections(release, row, mentions, name)
        if (aside := aside_of(name, release, row)) is not None:
            asides.append(aside)
        mentioned = mentions_of(name, release)
        wordings.read(release, row, mentioned)
        descriptions.read(release, row, mentioned)
        year = (row.earliest or "")[:4]
        sentence = sentence_of(row, mentioned) if year not in sentences else None
        if sentence is not None and (number := repeats.number(sentence.text, "")) not in said:
            said.add(number)
            sentences[year] = sentence
    beside, beside_more = counted(bits, "person", columns, without=frozenset())
    described, undescribed = descriptions.listed()
    return ProductProfile(
        name=name,
        family=family if family != name else None,
        category=known.category if known else None,
        aliases=spellings(columns, "product", name, known.aliases if known else ()),
        doubtful=bool(seen) and not sure,
        presence=presence_of(bits, columns),
        about=bits_with(columns, name, ("product",)).bit_count(),
        asides=tuple(asides),
        siblings=siblings,
        siblings_more=more,
        beside=beside,
        beside_more=beside_more,
        descriptions=described,
        descriptions_more=undescribed,
        wordings=wordings.telling(anywhere, lambda code: _of_language(code, columns)),
        sentences=tuple(sentences.values()),
        extent=Extent(seen, bits.bit_count()),
        by_hand=tuple(by_hand),
        generation=generation,
    )


def _of_language(code: str, columns: Columns) -> int:
    return (columns.values["language"].get(code, 0) & ~columns.unassigned).bit_count()


def _siblings(name: str, family: str | None, columns: Columns) -> tuple[tuple[Counted, ...], int]:
    """The other products of a family, those in most releases first."""
    if family is None:
        return (), 0
    numbers = columns.values["product"].numbers
    names = {one for one, of in columns.families.items() if family in (of, one)} | {family}
    found = sorted(
        (one for one in names if one != name and one in numbers),
        key=lambda one: (-len(numbers[one]), name_key(one)),
    )
    listed = found[: config.MAX_BESIDE]
    return (
        tuple(Counted(one, bits_with(columns, one, ("product",)).bit_count()) for one in listed),
        len(found) - len(listed),
    )


def _own_words(name: str, family: str | None, aliases: tuple[str, ...]) -> frozenset[str]:
    return frozenset(
        token.form for text in (name, family or "", *aliases) for token in query_tokens(fold_text(text))
    )
