"""The corrections of an archive, held while it is resolved.

Knows which correction is about which release and which have been used; how each changes a release is
for `names` and `quotes`, what a date may be for `written_date`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from corpus.correcting.boundaries import UNUSED
from corpus.correcting.corrections import Corrections, PersonCorrection, evidence
from corpus.correcting.names import correct_people, correct_products, name_notes
from corpus.correcting.quotes import correct_quotes, credited, quote_notes, unused_quotes
from corpus.correcting.targets import Finder, Known, by_release, contradicting
from corpus.correcting.written_date import date_said
from corpus.models import Issue, Quote, Release, ReleaseDate


class Corrector:
    """Corrects the releases it is given, and remembers what it could not."""

    def __init__(
        self, corrections: Corrections, releases: Iterable[Known], superseded: Callable[[str], bool]
    ) -> None:
        """`superseded` says whether an id is one of an older version of its file."""
        self._corrections = corrections
        finder = Finder(releases, superseded)
        dates, no_dates = by_release(corrections.dates, finder)
        self._speakers, no_speakers = by_release(corrections.speakers, finder)
        self._people, no_people = by_release(corrections.people, finder)
        self._products, no_products = by_release(corrections.products, finder)
        self._issues = [*no_dates, *no_speakers, *no_people, *no_products]
        self._issues += contradicting(
            [
                (one.origin, key, replace(one.date, evidence=()))
                for key, rows in dates.items()
                for one in rows
            ],
            "the date of a release",
        )
        self._issues += contradicting(
            [
                (one.origin, (key, name), one.person)
                for key, who in self._people.items()
                for one in who
                for name in one.names
            ],
            "whom a name means",
        )
        self._issues += contradicting(
            [
                (one.origin, (key, one.name), (one.product, one.family, one.category, one.stance))
                for key, what in self._products.items()
                for one in what
            ],
            "a product",
        )
        self._dates = {key: rows[0] for key, rows in dates.items()}
        self._used: set[str] = set()

    @property
    def dates(self) -> dict[str, ReleaseDate]:
        """The corrected dates by the id of their release."""
        return {key: one.date for key, one in self._dates.items()}

    def correct_names(self, release: Release) -> Release:
        """A release with the people and products that a person set in it, and the note on its date, on which
        other dates depend."""
        who = self._people_of(release)
        what = [*self._products.get(release.id, ()), *self._products.get("", ())]
        dated = self._dates.get(release.id)
        if not (who or what or dated):
            return release
        people, by_whom = correct_people(release, who)
        products, by_what = correct_products(release, what)
        self._used.update(one.origin.place for one, _ in by_whom)
        self._used.update(one.origin.place for one, _ in by_what)
        return replace(
            release,
            author=_named(release.author, who) or release.author,
            passages=tuple(
                replace(one, author=_named(one.author, who) or one.author) for one in release.passages
            ),
            people=people,
            products=products,
            corrections=(
                *release.corrections,
                *((evidence(dated.origin, f"date: {date_said(dated.date)}"),) if dated else ()),
                *name_notes(release, by_whom),
                *name_notes(release, by_what),
            ),
        )

    def correct_quotes(self, release: Release) -> Release:
        """A release whose quotations are credited, with the speakers that a person set in it."""
        speakers = self._speakers.get(release.id, [])
        who = self._people_of(release)
        if not (speakers or who):
            return release
        said = tuple(_renamed(one, who) for one in release.quotes)
        self._issues += unused_quotes(release, speakers)
        # What is said of one quotation goes before what is said of a name.
        return replace(
            release,
            quotes=correct_quotes(replace(release, quotes=said), speakers),
            corrections=(*release.corrections, *quote_notes(release, speakers)),
        )

    def _people_of(self, release: Release) -> list[PersonCorrection]:
        return [*self._people.get(release.id, ()), *self._people.get("", ())]

    def issues(self) -> tuple[Issue, ...]:
        """What was not used, once every release has been corrected."""
        told = {one.message.partition(":")[0] for one in self._issues}
        names = [(one.origin.place, " / ".join(one.names)) for one in self._corrections.people]
        names += [(one.origin.place, one.name) for one in self._corrections.products]
        return (
            *self._issues,
            *(
                Issue(UNUSED, f"{place}: “{name}” stands in no release that is meant.")
                for place, name in names
                if place not in self._used and place not in told
            ),
        )


def _renamed(quote: Quote, corrections: Iterable[PersonCorrection]) -> Quote:
    """A quotation by whom its speaker is said to be: the same person by another name, or nobody."""
    name = _named(quote.speaker, corrections)
    if name == quote.speaker:
        return quote
    return replace(quote, speaker=name) if name else credited(quote, None)


def _named(name: str | None, corrections: Iterable[PersonCorrection]) -> str | None:
    """The name of an author or a speaker by whom that name is said to be, None for nobody."""
    return next((one.person for one in corrections if name in one.names), name)
