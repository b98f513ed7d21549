"""Which reading of “01.05.13” do the releases around it support?

Decides only for numeric dates that their own release leaves open: by the order in which the other
releases of the same dump write theirs, or by the day the introduction of a letter names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from corpus.extract.date_order import month_first_numeric
from corpus.models import Evidence, ReleaseDate
from corpus.resolve.date_views import DateView, introduces, is_day
from corpus.resolve.dump_order import FIRM

# One other release may be a slip; two of one mind are a habit.
_FEWEST = 2


def settle_orders(views: Sequence[DateView], dates: dict[str, ReleaseDate]) -> None:
    """Read “01.05.13” as the other releases of the same dump read theirs, where they are of one mind."""
    votes: dict[tuple[str, str], dict[bool, list[tuple[str, str]]]] = defaultdict(lambda: defaultdict(list))
    for view in views:
        written = view.date.evidence[0].text if view.date.evidence else ""
        order = month_first_numeric(written) if is_day(view.date) and view.date.basis in FIRM else None
        if order is not None:
            votes[view.source, _style(written)][order].append((view.id, written))
    for index, view in enumerate(views):
        if not view.date.rule.endswith("-ambiguous") or not view.date.evidence:
            continue
        written = view.date.evidence[0].text
        found = votes.get((view.source, _style(written)), {})
        if len(found) == 1:
            order, voters = next(iter(found.items()))
            if len(voters) >= _FEWEST:
                key, text = voters[0]
                witness = Evidence(text, None, key, "written in the same order")
                dates[view.id] = _read(view.date, month_first=order, witness=witness)
                continue
        _settle_by_neighbour(views, index, dates)


def _style(written: str) -> str:
    return "".join(char if not char.isdigit() else "0" for char in written)


def _read(held: ReleaseDate, *, month_first: bool, witness: Evidence) -> ReleaseDate:
    """One of the two readings of an ambiguous date; `earliest` and `latest` hold both."""
    month = int("".join(char if char.isdigit() else " " for char in held.evidence[0].text).split()[0])
    for reading in (held.earliest, held.latest):
        if reading and (int(reading[5:7]) == month) == month_first:
            rule = held.rule.removesuffix("-ambiguous") + "-order-of-siblings"
            return ReleaseDate(reading, "day", held.basis, rule, (*held.evidence, witness))
    return held


def _settle_by_neighbour(views: Sequence[DateView], index: int, dates: dict[str, ReleaseDate]) -> None:
    """A letter signed “11/12/2020” whose introduction, the release before it, names the day."""
    view = views[index]
    before = views[index - 1] if index else None
    if before is None or not introduces(before, view):
        return
    readings = [reading for reading in (view.date.earliest, view.date.latest) if reading]
    for hint in before.hints:
        named = [
            reading
            for reading in readings
            if (int(reading[5:7]), int(reading[8:])) == (hint.hint.month, hint.hint.day)
        ]
        if len(named) == 1:
            witness = Evidence(hint.hint.text, hint.hint.span, before.id, "named in the introduction")
            rule = view.date.rule.removesuffix("-ambiguous") + "-introduction"
            dates[view.id] = ReleaseDate(
                named[0], "day", view.date.basis, rule, (*view.date.evidence, witness)
            )
            return
