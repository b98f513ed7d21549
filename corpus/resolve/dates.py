"""Which undated releases can be dated by what the rest of the archive says?

Decides from the hints the releases carry: a relative day tied to a dated release (“Yesterday, we …”
and the release of that news; “Five days ago, in my speech …” and the speech), a day without a year
that fits one year only, a numeric date whose order its neighbours settle, a translation, a report and
the letter it introduces.  The order of a dump gives bounds; bounds confirm or refuse, and never make
a date.  Two answers that differ are no answer.  What one release says alone is `extract.dates`' matter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from corpus.dating.datewords import FIRST_YEAR, LAST_YEAR, day_exists
from corpus.models import Evidence, Release, ReleaseDate
from corpus.resolve.date_views import DateView, HintView, introduces, is_day, leads_somewhere, view_of
from corpus.resolve.dump_order import Bounds, order_bounds
from corpus.resolve.event_match import Rarity, find_event
from corpus.resolve.numeric_order import settle_orders

# A date may build on one inferred before it; longer chains are not trusted.
_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class _Proposal:
    """A day for a release.  `sure` needs no second proof; `witness` is the release that says so."""

    day: str
    rule: str
    evidence: tuple[Evidence, ...]
    witness: str
    sure: bool


def infer_dates(releases: Iterable[Release]) -> dict[str, ReleaseDate]:
    """Identifier → better date, for the releases the archive as a whole can date; the others are absent."""
    return infer_from_views([view_of(release) for release in releases])


def infer_from_views(views: Sequence[DateView]) -> dict[str, ReleaseDate]:
    """As `infer_dates`, from views alone.  Linear in the number of views, for hints of bounded number."""
    ordered = sorted(views, key=lambda view: (view.source, view.start))
    dates = {view.id: view.date for view in ordered}
    rarity = Rarity(ordered)
    settle_orders(ordered, dates)
    own_days = {
        view.id: {(hint.hint.month, hint.hint.day) for hint in view.hints if hint.hint.days == 0}
        for view in ordered
    }
    for _ in range(_ROUNDS):
        bounds = order_bounds(ordered, dates)
        proposals: dict[str, list[_Proposal]] = defaultdict(list)
        for key, proposal in _propose(ordered, dates, rarity, bounds):
            if dates[key].basis != "corrected":
                proposals[key].append(proposal)
        changed = _accept(proposals, dates, bounds, own_days)
        changed |= _inherit(ordered, dates)
        if not changed:
            break
    _tighten(dates, order_bounds(ordered, dates))
    return {view.id: dates[view.id] for view in ordered if dates[view.id] != view.date}


def _propose(
    views: Sequence[DateView],
    dates: Mapping[str, ReleaseDate],
    rarity: Rarity,
    bounds: Mapping[str, Bounds],
) -> Iterator[tuple[str, _Proposal]]:
    for index, view in enumerate(views):
        for hint in view.hints:
            days = hint.hint.days
            if days is None:
                continue
            if days == 0:
                if not is_day(dates[view.id]):
                    yield from _own_day(view, hint, bounds.get(view.id, Bounds()))
            elif leads_somewhere(hint.hint, hint.kinds, dates[view.id]):
                target = find_event(views, index, hint, rarity, dates)
                if target is not None:
                    sure = target.says_today and rarity.is_about(hint.words, target)
                    yield from _relative(view, hint, days, target, dates, sure)


def _own_day(view: DateView, hint: HintView, bounds: Bounds) -> Iterator[tuple[str, _Proposal]]:
    """“May 9 … On this very day”: the one year in which that day lies between the bounds."""
    month, day = hint.hint.month, hint.hint.day
    if month is None or day is None or bounds.earliest is None or bounds.latest is None:
        return
    years = range(max(FIRST_YEAR, int(bounds.earliest[:4])), min(LAST_YEAR, int(bounds.latest[:4])) + 1)
    days = [date(year, month, day).isoformat() for year in years if day_exists(year, month, day)]
    fitting = [found for found in days if bounds.allow(found)]
    if len(fitting) == 1:
        evidence = (
            Evidence(hint.hint.text, hint.hint.span, None, "called the day of writing"),
            Evidence(
                f"{bounds.earliest} to {bounds.latest}", None, None, "dates of its neighbours in the source"
            ),
        )
        yield view.id, _Proposal(fitting[0], "own-day-within-order", evidence, view.id, True)


def _relative(
    view: DateView,
    hint: HintView,
    days: int,
    target: DateView,
    dates: Mapping[str, ReleaseDate],
    sure: bool,
) -> Iterator[tuple[str, _Proposal]]:
    own, other = dates[view.id], dates[target.id]
    if is_day(other) and other.value and not is_day(own):
        day = date.fromisoformat(other.value) - timedelta(days=days)
        evidence = (
            Evidence(
                hint.hint.text, hint.hint.span, None, "counted from the day of the release it speaks of"
            ),
            Evidence(other.value, None, target.id, "the release of that event"),
        )
        yield view.id, _Proposal(day.isoformat(), "relative-to-release", evidence, target.id, sure)
    elif is_day(own) and own.value and not is_day(other):
        day = date.fromisoformat(own.value) + timedelta(days=days)
        said = Evidence(hint.hint.text, hint.hint.span, view.id, f"said on {own.value}")
        yield target.id, _Proposal(day.isoformat(), "named-by-release", (said,), view.id, False)


def _accept(
    proposals: Mapping[str, Sequence[_Proposal]],
    dates: dict[str, ReleaseDate],
    bounds: Mapping[str, Bounds],
    own_days: Mapping[str, set[tuple[int | None, int | None]]],
) -> bool:
    """Take over the proposals on which all agree and which the order of the dump allows.

    One that is not sure by itself needs a second witness (the release's own “August 16 … on this day”
    is one) or an order that leaves it little room.
    """
    changed = False
    for key, found in proposals.items():
        days = {proposal.day for proposal in found}
        if len(days) != 1 or is_day(dates[key]):
            continue
        day = days.pop()
        held = dates[key]
        between = bounds.get(key, Bounds())
        if not between.allow(day) or not _within(held, day):
            continue
        witnesses = {proposal.witness for proposal in found}
        named = {(month, number) for month, number in own_days[key] if number is not None}
        if named:
            if not any(_same_day(month, number, day) for month, number in named):
                continue
            witnesses.add(key)
        if not (any(item.sure for item in found) or len(witnesses) > 1 or between.confirm(day)):
            continue
        evidence = tuple(dict.fromkeys(item for proposal in found for item in proposal.evidence))
        dates[key] = ReleaseDate(day, "day", "inferred", found[0].rule, evidence)
        changed = True
    return changed


def _same_day(month: int | None, number: int | None, day: str) -> bool:
    """Whether a day is the one named, as far as it is named: “(25)” leaves the month open."""
    return int(day[8:]) == number and month in (None, int(day[5:7]))


def _within(held: ReleaseDate, day: str) -> bool:
    """Whether a day fits what the release itself says, where it says less than a day."""
    return day.startswith(held.value or "") and (held.earliest or day) <= day and day <= (held.latest or day)


def _inherit(views: Sequence[DateView], dates: dict[str, ReleaseDate]) -> bool:
    """Hand a date from a release to its translation, and from a letter to the report that introduces it."""
    changed = False
    pairs = [(view.translation_of, view.id, "translation") for view in views if view.translation_of]
    pairs += [
        (after.id, view.id, "introduced-text") for view, after in pairwise(views) if introduces(view, after)
    ]
    for one, two, rule in pairs:
        for giver, taker in ((one, two), (two, one)):
            if giver not in dates or dates[giver].value is None or is_day(dates[taker or ""]):
                continue
            if dates[taker].value is not None and not is_day(dates[giver]):
                continue
            changed |= _hand_on(giver, taker, rule, dates)
    return changed


def _hand_on(giver: str, taker: str, rule: str, dates: dict[str, ReleaseDate]) -> bool:
    given = dates[giver]
    if dates[taker].basis == "corrected":
        return False
    evidence = tuple(replace(item, release_id=item.release_id or giver) for item in given.evidence)
    inherited = replace(given, basis="inherited", rule=rule, evidence=evidence)
    if dates[taker] == inherited:
        return False
    dates[taker] = inherited
    return True


def _tighten(dates: dict[str, ReleaseDate], bounds: Mapping[str, Bounds]) -> None:
    """Narrow a month that lies between two events by the order of the dump, where they agree."""
    for key, found in bounds.items():
        held = dates[key]
        if held.rule != "between-events" or held.earliest is None or found.latest is None:
            continue
        latest = min(found.latest, held.latest or found.latest)
        earliest = max(held.earliest, found.earliest or held.earliest)
        if earliest <= latest and earliest[:7] == latest[:7]:
            dates[key] = replace(
                held, value=earliest[:7], precision="range", earliest=earliest, latest=latest
            )
