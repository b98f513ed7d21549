"""Uses become wordings in lanes by year, each beside the one before it; and who used them, and when.

Uses with the same words, whatever the case, the marks and the width, are one wording.  An entry of a lane is
a wording in a sentence; sentences that say nearly the same in one year are one entry with a count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cache

from rapidfuzz.distance import Levenshtein

from indexer.quotecheck.words import compare_keys
from indexer.repeats import Repeats
from indexer.wording.beside import beside
from indexer.wording.results import Lane, Use, User, Variant, Voice, When

#: Further uses that are listed under the first.
MOST_OTHERS = 20
#: Months up to which uses are counted by month; over a longer time by year.
BY_MONTH = 36
#: The words of a wording, and the number of the sentence they stand in.
_Entry = tuple[tuple[str, ...], int]


def year_of(use: Use) -> str | None:
    """The lane of a use: the year of its date, “2019–2020” where it can mean either; None if undated."""
    first, last = use.place.earliest, use.place.latest
    if not (first and last):
        return None
    return first[:4] if first[:4] == last[:4] else f"{first[:4]}–{last[:4]}"


def ends_of(uses: Iterable[Use]) -> tuple[Use | None, Use | None]:
    """The first and the last dated use, by the first day and by the last day that their dates can mean."""
    dated = [use for use in uses if use.place.earliest]
    if not dated:
        return None, None
    return min(dated, key=lambda use: use.place.earliest or ""), max(
        dated, key=lambda use: use.place.latest or ""
    )


def lanes_of(uses: Sequence[Use]) -> tuple[tuple[Lane, ...], int]:
    """The lanes, undated uses in the last one, and how many wordings there are; `uses` are in order of date.

    The first entry has nothing before it; an undated one is compared with the dated wording it is most like.
    """
    grouped: dict[str | None, dict[_Entry, list[Use]]] = {}
    repeats = Repeats()
    keys_of = cache(lambda text: tuple(compare_keys(text)))
    for use in uses:
        keys = keys_of(use.text)
        sentence = repeats.number(use.before + use.text + use.after, keys)
        grouped.setdefault(year_of(use), {}).setdefault((keys, sentence), []).append(use)
    undated = grouped.pop(None, {})
    numbers: dict[tuple[str, ...], int] = {}
    shown: dict[tuple[str, ...], Use] = {}
    before: Use | None = None
    lanes: list[Lane] = []
    for year in sorted(year for year in grouped if year):
        variants = []
        for (keys, _), group in grouped[year].items():
            variants.append(_variant(keys, group, before, numbers))
            before = variants[-1].first
            shown.setdefault(keys, before)
        lanes.append(_lane(year, variants, grouped[year]))
    if undated:
        variants = []
        for (keys, _), group in undated.items():
            near = max(shown, key=lambda one: Levenshtein.normalized_similarity(one, keys), default=None)
            variants.append(_variant(keys, group, shown[near] if near is not None else before, numbers))
            before = variants[-1].first
        lanes.append(_lane(None, variants, undated))
    return tuple(lanes), len(numbers)


def _variant(
    keys: tuple[str, ...], group: Sequence[Use], before: Use | None, numbers: dict[tuple[str, ...], int]
) -> Variant:
    new = keys not in numbers
    found, first = beside(before or group[0], group[0])
    return Variant(
        number=numbers.setdefault(keys, len(numbers) + 1),
        new=new,
        first=first,
        pieces=found,
        uses=len(group),
        releases=len({use.place.id for use in group}),
        others=tuple(group[1 : MOST_OTHERS + 1]),
    )


def _lane(year: str | None, variants: Sequence[Variant], grouped: dict[_Entry, list[Use]]) -> Lane:
    every = [use for group in grouped.values() for use in group]
    return Lane(year, tuple(variants), len(every), len({use.place.id for use in every}))


def users_of(uses: Sequence[Use]) -> tuple[User, ...]:
    """Who used it and when first and last, as far as dated; those with the very words, and most, first."""
    grouped: dict[tuple[str | None, Voice], list[Use]] = {}
    for use in uses:
        grouped.setdefault((use.speaker, use.voice), []).append(use)
    found = []
    for (name, voice), group in grouped.items():
        very = [use for use in group if use.very]
        first, last = _when(ends_of(very))
        first_like, last_like = _when(ends_of(use for use in group if not use.very))
        undated = sum(use.place.earliest is None for use in group)
        found.append(User(name, voice, len(group), len(very), first, last, first_like, last_like, undated))
    return tuple(sorted(found, key=lambda one: (not one.very, -one.uses)))


def _when(ends: tuple[Use | None, Use | None]) -> tuple[When | None, When | None]:
    first, last = ends
    return first.place.when if first else None, last.place.when if last else None


def counts_of(uses: Sequence[Use]) -> tuple[tuple[tuple[str, int], ...], int, int]:
    """(releases by year or month, releases dated less exactly than that, undated releases)."""
    places = {use.place.id: use.place for use in uses}.values()
    dated = [place for place in places if place.earliest and place.latest]
    undated = len(places) - len(dated)
    if not dated:
        return (), 0, undated
    months = [int(place.earliest[:4]) * 12 + int(place.earliest[5:7]) for place in dated if place.earliest]
    size = 7 if max(months) - min(months) < BY_MONTH else 4
    cut: Callable[[str | None], str] = lambda day: (day or "")[:size]  # noqa: E731 — used twice, here only
    counts = Counter(cut(place.earliest) for place in dated if cut(place.earliest) == cut(place.latest))
    return tuple(sorted(counts.items())), len(dated) - counts.total(), undated
