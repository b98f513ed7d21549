"""The page of a release: its text with what was found in it, and its other language beside it."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from corpus.archive import Archive
from corpus.errors import NotFound
from corpus.models import Release
from webapp import citing, facing, facts, params, reading, services, words
from webapp.search import address, release_address

blueprint = Blueprint("releases", __name__)


@blueprint.get("/releases/<release_id>")
def show(release_id: str) -> str:
    """`?q=` marks the words of a query on the page."""
    archive = services.archive()
    release = archive.release(release_id)
    asked = params.read(request.args.items(multi=True)).request
    counterpart = counterpart_of(archive, release)
    own = reading.side(release, services.marked(release, asked))
    other = reading.side(counterpart, services.marked(counterpart, asked)) if counterpart else None
    alignment = release.alignment or (counterpart.alignment if counterpart else ())
    previous, following = (_beside(archive, release_id, counterpart, step) for step in (0, 1))
    return render_template(
        "releases/release.html",
        release=release,
        own=own,
        other=other,
        rows=facing.rows(own, other, facing.pairs_of(release, alignment)),
        facts=facts.present(release, address=address, release_url=release_address, find=archive.release),
        cited=citing.present(release, counterpart),
        current=archive.is_current(release_id),
        previous=previous,
        following=following,
        query=asked.query,
        results_url=address(asked) if asked.query else None,
        carried=f"?{params.query_string(asked)}" if asked.query else "",
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
    return (
        release_address(found),
        release.title or "Untitled",
        words.TAGS.get(release.language, release.language),
    )
