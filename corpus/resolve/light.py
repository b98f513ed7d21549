"""What resolving an archive reads of each release: a few hundred words, kept from one ingest to the next.

Decides nothing; it depends on the release's own text alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from sys import intern

from corpus import codec
from corpus.archive import Archive
from corpus.extract.bynames import find_bynames
from corpus.extract.sexes import SexTold, find_sexes
from corpus.memory import Memory
from corpus.models import PersonMention, ProductMention, Release
from corpus.resolve.date_views import DateView, view_of
from corpus.resolve.person_names import bare_names


@dataclass(frozen=True, slots=True)
class Light:
    """One release: its date and what dates others, who and what may be named, its place and title."""

    date: DateView
    place: str | None
    title: str | None
    people: tuple[PersonMention, ...]
    products: tuple[ProductMention, ...]
    sexes: tuple[SexTold, ...] = ()
    bynames: tuple[tuple[str, str], ...] = ()


def read_light(archive: Archive, memory: Memory) -> Iterator[tuple[int, Light, str | None]]:
    """(key, what is read of it, what its decision was made from) of each current release, in order.

    What is not remembered is read from the release, and remembered.
    """
    for one in memory.releases():
        if one.light is not None:
            yield one.key, decode(one.light), one.inputs
            continue
        for key, found in archive.found("people", "products", "date_hints", keys=(one.key,)):
            light = light_of(found)
            memory.set_light(key, codec.encode(light))
            yield key, light, None


def light_of(found: Release) -> Light:
    """What is read of a release as found, with its people, products and hints."""
    names = bare_names(found.people)
    return Light(
        view_of(found),
        found.place,
        found.title,
        found.people,
        found.products,
        find_sexes(found, names),
        find_bynames(found, names),
    )


def decode(text: str) -> Light:
    """The `Light` of its compact JSON."""
    light = codec.decode(Light, text)
    # The same words recur in every release: one string each keeps a large archive small.
    date = light.date
    hints = tuple(replace(one, words=_once(one.words)) if one.words else one for one in date.hints)
    date = replace(date, title=_once(date.title), topic=_once(date.topic), hints=hints)
    return replace(light, date=date)


def _once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(intern, words))
