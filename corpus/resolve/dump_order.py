"""What does the place of a release in its dump say about its day?

A dump is often a blog read from top to bottom, from new to old or from old to new.  Where its firmly
dated releases run in one of these orders, the undated ones between them lie between their days.  Such
bounds confirm or refuse a day; they never make one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from corpus.models import ReleaseDate
from corpus.resolve.date_views import DateView, is_day

# Dates inferred from the order itself must not be used to prove the order.
FIRM = ("dateline", "signoff", "metadata", "corrected")
# Bounds this close leave so little room that lying between them is proof of something.
_NARROW = timedelta(days=62)


@dataclass(frozen=True, slots=True)
class Bounds:
    """The days a release can be of, by its place in a dump that runs in order of date."""

    earliest: str | None = None
    latest: str | None = None

    def allow(self, day: str) -> bool:
        return (self.earliest or day) <= day <= (self.latest or day)

    def confirm(self, day: str) -> bool:
        """Whether the bounds are so narrow that lying between them is proof of something."""
        if self.earliest is None or self.latest is None or not self.allow(day):
            return False
        return date.fromisoformat(self.latest) - date.fromisoformat(self.earliest) <= _NARROW


def order_bounds(views: Sequence[DateView], dates: Mapping[str, ReleaseDate]) -> dict[str, Bounds]:
    """Bounds for the undated releases of each dump whose firmly dated ones run in order of date.

    A dump shows its order with three dated releases that are not all of one day.
    """
    groups: dict[str, list[DateView]] = defaultdict(list)
    for view in views:
        groups[view.source].append(view)
    found: dict[str, Bounds] = {}
    for group in groups.values():
        firm = [
            view.date.value
            for view in group
            if is_day(view.date) and view.date.value and view.date.basis in FIRM
        ]
        if len(firm) < 3 or len(set(firm)) < 2:
            continue
        rising, falling = firm == sorted(firm), firm == sorted(firm, reverse=True)
        if rising or falling:
            found.update(_bounds_of(group if rising else group[::-1], dates))
    return found


def _bounds_of(group: Sequence[DateView], dates: Mapping[str, ReleaseDate]) -> dict[str, Bounds]:
    """Bounds of the undated ones in a group that runs from old to new."""
    earliest: dict[str, str | None] = {}
    latest: dict[str, str | None] = {}
    for store, run in ((earliest, group), (latest, group[::-1])):
        last: str | None = None
        for view in run:
            if is_day(dates[view.id]):
                last = dates[view.id].value
            else:
                store[view.id] = last
    return {key: Bounds(earliest[key], latest[key]) for key in earliest}
