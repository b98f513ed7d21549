"""What a release's page says about it: how its date and author are known, and who and what is in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from corpus.errors import NotFound
from corpus.models import Evidence, Release, Span
from webapp import addresses, steps, words
from webapp.choices import Address

_DAYS = re.compile(r"\d{4}-\d\d-\d\d(?: to \d{4}-\d\d-\d\d)?")
MAX_FOUND = 40
"""Names listed beside a release; the least often named are left out first."""
MAX_EVIDENCE = 240
"""Characters of a piece of evidence that are shown."""


@dataclass(frozen=True, slots=True)
class Found:
    """A name found in the release, how often, and where it leads."""

    name: str
    note: str | None
    count: int
    url: str


@dataclass(frozen=True, slots=True)
class Support:
    """A piece of evidence, and its `place`; `url` leads to its release where that is another one.

    What is `counted` are days that stand in no text in these words.
    """

    text: str
    note: str
    url: str | None = None
    title: str | None = None
    place: str | None = None
    counted: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """`corrected` are the corrections by hand: what each set, and why."""

    date: str
    iso: str | None
    how_dated: str | None
    dated_by: tuple[Support, ...]
    author: str | None
    author_role: str | None
    author_url: str | None
    author_by: Support | None
    place: str | None
    kind: str
    people: tuple[Found, ...]
    products: tuple[Found, ...]
    corrected: tuple[Support, ...] = ()


def present(
    release: Release,
    *,
    address: Address,
    release_url: Callable[[str], str],
    place_url: Callable[[Release, Span], str],
    find: Callable[[str], Release],
) -> Facts:
    """The facts of `release`; `find` gets the release that a piece of evidence stands in."""

    def place(one: Evidence, source: Release) -> str | None:
        return place_url(source, one.span) if one.span and source.span.contains(one.span) else None

    def support(one: Evidence) -> Support:
        text = one.text if len(one.text) <= MAX_EVIDENCE else one.text[: MAX_EVIDENCE - 1] + "…"
        counted = one.span is None and _DAYS.fullmatch(text) is not None
        text = words.days_in_words(text) if counted else text
        if one.release_id is None or one.release_id == release.id:
            return Support(text, one.note, place=place(one, release), counted=counted)
        try:
            source = find(one.release_id)
        except NotFound:  # its file has been replaced since
            return Support(text, one.note, counted=counted)
        title = source.title or source.id
        return Support(text, one.note, release_url(source.id), title, place(one, source), counted)

    date = release.date
    return Facts(
        date=words.full_date(date),
        iso=date.value if date.precision != "range" else None,
        how_dated=words.HOW_KNOWN.get(date.basis),
        dated_by=tuple(support(one) for one in date.evidence),
        author=release.author,
        author_role=release.author_role,
        author_url=address(steps.only("author", release.author)) if release.author else None,
        author_by=support(release.author_evidence) if release.author_evidence else None,
        place=release.place,
        kind=words.KINDS.get(release.kind, release.kind),
        people=_people(release),
        products=_products(release),
        # The date has a line of its own.
        corrected=tuple(
            Support(one.text, one.note) for one in release.corrections if not one.text.startswith("date: ")
        ),
    )


def _people(release: Release) -> tuple[Found, ...]:
    known = [one for one in release.people if one.name]
    roles = {one.name: one.role for one in reversed(known) if one.role}
    counts = Counter(one.name for one in known if one.name)
    return tuple(
        Found(name, roles.get(name), count, addresses.person(name))
        for name, count in counts.most_common(MAX_FOUND)
    )


def _products(release: Release) -> tuple[Found, ...]:
    known = [one for one in release.products if one.name and one.stance == "subject"]
    families = {one.name: one.family for one in known if one.family != one.name}
    counts = Counter(one.name for one in known if one.name)
    return tuple(
        Found(name, families.get(name), count, addresses.product(name))
        for name, count in counts.most_common(MAX_FOUND)
    )
