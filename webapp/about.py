"""The page about the archive: what it covers, what it does not, and how it is searched."""

from __future__ import annotations

from flask import Blueprint, render_template

from corpus.coverage import ArchiveSummary
from indexer.dates import BASES
from indexer.request import Filter, SearchRequest
from webapp import addresses, guide, states, steps, words
from webapp.config import MAX_CHECKED
from webapp.histogram import bars

blueprint = Blueprint("about", __name__)

BY_MONTH = 120
"""Months up to which the chart has a bar for each; a longer time is drawn by year."""


@blueprint.get("/about")
def show() -> str:
    summary = states.summary()
    counts = summary.months if _spread(summary.months) <= BY_MONTH else summary.years
    fresh = SearchRequest(sort="newest")
    drawn = bars(
        ((value, count, False) for value, count in counts.items()),
        lambda value: addresses.search(steps.on_date(fresh, value)),
    )
    return render_template(
        "about/about.html",
        summary=summary,
        most_checked=MAX_CHECKED,
        bars=drawn,
        empty=[bar for bar in drawn if not bar.count],
        unit="month" if counts is summary.months else "year",
        undated_url=addresses.search(steps.undated(fresh, True)),
        made_of=made_of(summary),
        span=span_of(summary),
        unassigned_url=_only("kind", "unassigned"),
        unassigned=sum(source.unassigned for source in summary.sources),
        undecodable=sum(source.undecodable for source in summary.sources),
        characters=sum(source.characters for source in summary.sources),
        card=guide.card(),
        words=words,
    )


def span_of(summary: ArchiveSummary) -> str:
    """From which release to which, with how their dates are known where they do not state them."""
    ends = ((summary.earliest, summary.earliest_basis), (summary.latest, summary.latest_basis))
    known = [(words.iso_words(end, short=True), BASES.get(basis or "", "")) for end, basis in ends if end]
    said = [f"{end} ({how})" if how else end for end, how in known]
    return words.unbroken(" – ".join(dict.fromkeys(said)))


def made_of(summary: ArchiveSummary) -> list[tuple[str, str | None, int, str]]:
    """The languages, then the kinds, the most frequent first.

    Each with its name, the language tag of the name, how many releases, where they are.
    """
    counted = (("language", summary.by_language), ("kind", summary.by_kind))
    return [
        (
            _named(field, value, several=count > 1),
            words.TAGS.get(value, value) if field == "language" else None,
            count,
            _only(field, value),
        )
        for field, counts in counted
        for value, count in sorted(counts.items(), key=lambda each: -each[1])
    ]


def _named(field: str, value: str, *, several: bool) -> str:
    """A kind or a language; as a kind a release is a press release, as everything here is a release."""
    if (field, value) == ("kind", "release"):
        return "Press releases" if several else "Press release"
    return words.SEVERAL.get(value, value) if several else words.value_label(field, value)


def _only(field: str, value: str) -> str:
    return addresses.search(SearchRequest(filters=(Filter(field, (value,)),), sort="newest"))


def _spread(months: dict[str, int]) -> int:
    """Months from the first to the last, both counted."""
    if not months:
        return 0
    first, last = (int(value[:4]) * 12 + int(value[5:7]) for value in (min(months), max(months)))
    return last - first + 1
