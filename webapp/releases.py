"""The page of a release: its text with what was found in it, and its other language beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from flask import Blueprint, render_template, request, url_for

from corpus.archive import Archive
from corpus.errors import IndexUnavailable, NotFound
from corpus.models import Release, Span
from webapp import (
    addresses,
    citing,
    facing,
    facts,
    footnotes,
    named,
    reading,
    release_view,
    services,
    turning,
    words,
)
from webapp.choices import Choice
from webapp.layers import Stretch, layer
from webapp.release_view import View

blueprint = Blueprint("releases", __name__)


@dataclass(frozen=True, slots=True)
class Other:
    """Another reading of the release, from another version of its file."""

    url: str
    title: str
    tag: str
    current: bool


@blueprint.get("/releases/<release_id>")
def show(release_id: str) -> str:
    """`?q=` marks the words of a query on the page; what else it takes is `release_view`'s."""
    archive = services.archive()
    release = archive.release(release_id)
    view = _within(release_view.read(request.args.items(multi=True)), release)
    counterpart = counterpart_of(archive, release)
    own = _side(release, view, "p")
    other = _side(counterpart, replace(view, at=None), "o") if counterpart else None
    alignment = release.alignment or (counterpart.alignment if counterpart else ())
    rows = facing.rows(own, other, facing.pairs_of(release, alignment))
    previous, following = (_beside(archive, release_id, counterpart, step) for step in (0, 1))
    current = archive.is_current(release_id)
    cited = citing.present(release, counterpart)
    carried = replace(view, hit=None, at=None)
    return render_template(
        "releases/release.html",
        release=release,
        own=own,
        other=other,
        rows=rows,
        front=facing.front(rows),
        standing=facing.standing(rows),
        facts=facts.present(
            release,
            address=addresses.search,
            release_url=addresses.release,
            place_url=place_url,
            find=archive.release,
        ),
        cited=cited,
        printed=_printed(cited, release),
        current=current,
        readings=() if current else other_readings(archive, release_id),
        previous=previous,
        following=following,
        query=view.search.query,
        view=view,
        hits=_hits(view, release_id),
        results_url=release_view.results(view) if view.searched else None,
        matched=reading.matches(own),
        marks=_marks(release, view),
        other_url=release_view.of(counterpart.id, carried) if counterpart else None,
        reused_url=url_for("reused.show", release_id=release_id),
        person_of=addresses.person,
        elsewhere_of=citing.elsewhere_of,
        hidden=(),
        words=words,
        language=words.LANGUAGES.get(release.language, release.language),
        other_language=words.LANGUAGES.get(counterpart.language, "") if counterpart else "",
    )


def counterpart_of(archive: Archive, release: Release) -> Release | None:
    """The other language of a release; None where the archive has none (any more)."""
    found = archive.counterpart(release.id)
    try:
        return archive.release(found) if found else None
    except NotFound:
        return None


def other_readings(archive: Archive, release_id: str) -> tuple[Other, ...]:
    """The readings of a release that other versions of its file hold, the one in use first."""
    found = []
    for one in archive.readings(release_id):
        release = archive.release(one.id)
        found.append(
            Other(addresses.release(one.id), release.title or "Untitled", _tag(release), one.current)
        )
    return tuple(found)


def place_url(release: Release, span: Span) -> str:
    """Where a place is shown, marked; `span` is one of the dump, as spans are."""
    at = (span.start - release.span.start, span.end - release.span.start)
    return release_view.of(release.id, View(at=at), release_view.PLACE)


def _within(view: View, release: Release) -> View:
    """The view with a place that this release has."""
    if view.at is None or view.at[0] < len(release.text):
        return view
    problem = f"There is no such place: this release ends at character {len(release.text):,}."
    return replace(view, at=None, problem=problem)


def _side(release: Release, view: View, prefix: str) -> reading.Side:
    """One language of the page; its own alone (“p”) has the notes of who speaks, and the place."""
    place = []
    if view.at is not None:
        start, end = view.at
        words_ = release.text[start:end]
        start += len(words_) - len(words_.lstrip())
        place = [Stretch(start, start + len(words_.strip()), "place", anchor=release_view.PLACE)]
    links = layer((*named.marks(release, view.marks), *footnotes.references(release, prefix)))
    return reading.side(
        release, services.marked(release, view.search), (layer(place), links), voiced=prefix == "p"
    )


def _hits(view: View, release_id: str) -> turning.Hits | None:
    """The hits around this one; None where no index can be asked, for the text can be read all the same."""
    try:
        return turning.around(services.searcher(), view, release_id)
    except IndexUnavailable:
        return None


def _marks(release: Release, view: View) -> tuple[Choice, ...]:
    """What can be marked, with the number of places; nothing where nothing is named."""
    counts = ((mark, len(named.mentions(release, mark))) for mark in named.MARKS)
    return tuple(
        Choice(
            mark.capitalize(),
            release_view.of(release.id, release_view.toggled(view, mark)),
            mark in view.marks,
            count,
        )
        for mark, count in counts
        if count
    )


def _printed(cited: citing.Cited, release: Release) -> str:
    """The citation that goes on paper."""
    style = citing.NAMES["gbt" if release.language == "zh" else "chicago_bibliography"]
    return next(one.text for one in cited.forms if (one.name, one.note) == style)


def _tag(release: Release) -> str:
    return words.TAGS.get(release.language, release.language)


def _beside(
    archive: Archive, release_id: str, counterpart: Release | None, step: int
) -> tuple[str, str, str] | None:
    """(address, title, language tag) of the release before (`step` 0) or after it (1) in its source.

    The other language is on the page already and is stepped over.
    """
    found = archive.neighbours(release_id)[step]
    if found and counterpart and found == counterpart.id:
        found = archive.neighbours(found)[step]
    if found is None:
        return None
    release = archive.release(found)
    return addresses.release(found), release.title or "Untitled", _tag(release) if release.title else "en"
