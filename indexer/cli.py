"""The subcommands `index` and `search`.

Decides how answers look in a terminal; what is found stands elsewhere.  The answer goes to standard
output, all that is said about it to standard error.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from corpus.cli import FORMATS, archive_option, json_option, print_unused
from corpus.models import QuoteKind
from corpus.output import output_option, written_to
from indexer import config
from indexer.dates import BASES, said
from indexer.engines.base import DEFAULT, ENGINES, FAST
from indexer.range_options import date_range, range_options
from indexer.request import EXACTNESS, MAX_LIMIT, Exactness, Filter, SearchRequest, Sort
from indexer.units import QUOTE_KINDS, UNIT_SORTS, Unit, UnitRequest, UnitSort

if TYPE_CHECKING:
    from corpus.archive import Archive
    from indexer.build import Built
    from indexer.engines.base import EngineKind
    from indexer.results import Hit, SearchResult, Snippet

_Command = TypeVar("_Command", bound=Callable[..., Any])
_SORTS: tuple[Sort, ...] = ("relevance", "newest", "oldest")
_UNITS = ("releases", "passages", "quotations")
_BRIEF_FACETS = ("person", "author", "product", "language", "kind", "place")
_BRIEF_VALUES = 5


@click.command()
@archive_option
@click.option("--force", is_flag=True, help="Build even where the index fits the archive.")
@click.option(
    "--engine",
    type=click.Choice(ENGINES),
    help=f"What keeps the index: {DEFAULT}, or {FAST} for large archives, which needs onrecord[fast]. "
    f"An index keeps the engine it has; a first one is built with {DEFAULT}.",
)
@json_option
def index(archive: str | None, force: bool, engine: str | None, as_json: bool) -> int:
    """Build or renew the search index, beside the one in use.

    What was edited in onrecord.toml or corrections.toml since is applied to the archive first.
    """
    from corpus import edits
    from corpus.archive import Archive
    from corpus.config import archive_path
    from indexer.engines.choice import engine_named

    with Archive.open(archive_path(archive)) as opened:
        edits.apply(opened, edits.read_corrections(opened))
        unused = opened.unused_corrections()
        built = renew(opened, engine=engine_named(engine) if engine else None, force=force)
    manifest = built.manifest
    if built.rebuilt and manifest.engine == DEFAULT and manifest.releases > config.LARGE_ARCHIVE:
        click.echo(
            f"With so many releases “onrecord index --engine {FAST}” makes searches faster "
            "(it needs “pip install onrecord[fast]”).",
            err=True,
        )
    if as_json:
        value = {
            "generation": manifest.generation,
            "releases": manifest.releases,
            "unassigned": manifest.unassigned,
            "engine": manifest.engine,
            "rebuilt": built.rebuilt,
            "reason": built.reason,
            "unused_corrections": [issue.message for issue in unused],
        }
        click.echo(json.dumps(value, ensure_ascii=False))
        return 0
    print_unused(unused, err=True)
    if not built.rebuilt:
        click.echo(f"The index fits the archive ({manifest.releases:,} releases); nothing to do.", err=True)
    return 0


def _filter_option(name: str, field: str, what: str) -> Callable[[_Command], _Command]:
    return click.option(
        f"--{name}", field, multiple=True, metavar=name[0].upper(), help=f"Only {what}; may be repeated."
    )


@click.command()
@click.argument("words", nargs=-1, metavar="[QUERY]")
@range_options
@_filter_option("person", "person", "releases in which this person appears")
@_filter_option("speaker", "speaker", "releases that quote this person")
@_filter_option("author", "author", "releases by this author")
@_filter_option("product", "product", "releases on this product")
@_filter_option("category", "category", "releases on products of this category")
@_filter_option("brand", "family", "releases on products of this brand or family")
@_filter_option("lang", "language", "releases in this language (en, zh)")
@_filter_option("kind", "kind", "releases of this kind (release, letter, speech, stub, unassigned)")
@_filter_option("place", "place", "releases from this place")
@click.option(
    "--exactness",
    type=click.Choice(EXACTNESS),
    default="stemmed",
    show_default=True,
    help="literal: as typed; folded: in any case, accent, width or script; stemmed: also with other endings; "
    "all: also under other names.",
)
@click.option(
    "--sort",
    type=click.Choice((*_SORTS, "left", "right", "speaker")),
    default="relevance",
    show_default=True,
    help="left, right: passages only; speaker: passages and quotations.",
)
@click.option(
    "--unit",
    type=click.Choice(_UNITS),
    default="releases",
    show_default=True,
    help="What to list: releases, each place that matches in its context, or quotations.",
)
@click.option(
    "--kind-of-quote",
    "quote_kinds",
    type=click.Choice(QUOTE_KINDS),
    multiple=True,
    help="Only quotations of this kind; may be repeated.",
)
@click.option("--unfold", is_flag=True, help="List passages or quotations that repeat each other one by one.")
@click.option("--limit", type=click.IntRange(0, MAX_LIMIT), default=20, show_default=True)
@click.option("--offset", type=click.IntRange(0), default=0, show_default=True)
@click.option(
    "--format",
    "layout",
    type=click.Choice(FORMATS),
    help="Write all that is found, not a page of it, to hand on (passages and quotations: csv, jsonl).",
)
@output_option
@archive_option
@json_option
def search(
    words: tuple[str, ...],
    date_from: str | None,
    date_to: str | None,
    exactness: Exactness,
    sort: UnitSort,
    unit: str,
    quote_kinds: tuple[QuoteKind, ...],
    unfold: bool,
    limit: int,
    offset: int,
    layout: str | None,
    output: str | None,
    archive: str | None,
    as_json: bool,
    **values: tuple[str, ...],
) -> int:
    """Search the archive. Without QUERY: everything, the newest first.

    QUERY knows "a phrase", OR, -word, ( ), "two words"~5, begin*, roughly~, said:"in a quotation", and the
    fields title: person: speaker: author: product: kind: lang: place: boilerplate: (only in standing text)
    date:2020-07..2020-09 (or date:last 90 days). Put -- before a QUERY that begins with a minus.
    """
    query = " ".join(words)
    from corpus.archive import Archive
    from corpus.config import archive_path
    from indexer.before_asking import unusable
    from indexer.search import Searcher

    path = Path(archive_path(archive))
    if sort not in (_SORTS if unit == "releases" else UNIT_SORTS[unit]):
        raise click.BadParameter(f"{unit} cannot be put in the order “{sort}”.", param_hint="--sort")
    if quote_kinds and unit != "quotations":
        raise click.BadParameter("it needs --unit quotations.", param_hint="--kind-of-quote")
    if reason := unusable(query):
        raise click.BadParameter(reason, param_hint="QUERY")
    if layout is not None:
        _check_layout(layout, unit)
    elif output is not None:
        raise click.BadParameter("it needs --format.", param_hint="--output")
    first, last = date_range(date_from, date_to)
    request = SearchRequest(
        query=query,
        filters=tuple(Filter(field, chosen) for field, chosen in values.items() if chosen),
        date_from=first,
        date_to=last,
        sort=cast(Sort, sort) if unit == "releases" else "relevance",
        limit=limit,
        offset=offset,
        exactness=exactness,
    )
    with Archive.open(path) as opened:
        renew(opened)
    searcher = Searcher(path)
    try:
        if layout is not None:
            from indexer.export_command import write_everything

            everything = request if unit == "releases" else UnitRequest(request, sort, quote_kinds, unfold)
            with written_to(output, table=layout == "csv"):
                return write_everything(searcher, path, everything, unit=unit, format=layout)
        if unit != "releases":
            from indexer.unit_print import answer_units

            asked = UnitRequest(request, sort, quote_kinds, unfold, whole=True)
            return answer_units(searcher.units(cast(Unit, unit), asked), as_json=as_json)
        result = searcher.search(request)
    finally:
        searcher.close()
    if as_json:
        from indexer.serial import result_json

        click.echo(json.dumps(result_json(result), ensure_ascii=False))
    else:
        _print(result)
    return 0 if result.total else 1


def _check_layout(layout: str, unit: str) -> None:
    """Raises click.BadParameter where a format does not go with the unit, or with another option."""
    from indexer.export import formats_of

    if layout not in formats_of(unit):
        known = ", ".join(formats_of(unit))
        raise click.BadParameter(f"{unit} are written as {known}.", param_hint="--format")
    context = click.get_current_context()
    for name, option in (("limit", "--limit"), ("offset", "--offset"), ("as_json", "--json")):
        if context.get_parameter_source(name) is not click.core.ParameterSource.DEFAULT:
            said = f"it writes all that is found, and does not go with {option}."
            raise click.BadParameter(said, param_hint="--format")


def renew(archive: Archive, *, engine: EngineKind | None = None, force: bool = False) -> Built:
    """Bring the index up to date, with a bar on standard error where that is a terminal."""
    from indexer.build import ensure_current, why_not_current
    from indexer.engines.choice import engine_in_use

    engine = engine or engine_in_use(archive.path)
    reason = "it was asked for" if force else why_not_current(archive, engine)
    if reason is None:
        return ensure_current(archive, engine=engine)
    click.echo(f"Building the index, because {reason}.", err=True)
    if sys.stderr.isatty():
        length = len(archive.release_digests())
        with click.progressbar(length=length, file=sys.stderr, label="Indexing") as bar:
            built = ensure_current(archive, engine=engine, force=force, progress=bar.update)
    else:
        built = ensure_current(archive, engine=engine, force=force)
    manifest = built.manifest
    click.echo(f"Indexed {manifest.releases:,} releases as generation {manifest.generation}.", err=True)
    return built


def _print(result: SearchResult) -> None:
    for note in result.diagnostics:
        click.echo(note.said, err=True)
    click.echo(f"{result.matched} {_counted(result.total)} of {result.searched:,}.")
    undated = result.histogram.undated if result.histogram else 0
    if undated and (result.request.date_from or result.request.date_to):
        click.echo(
            f"Not counted: {_counted(undated)} without a date, which no range of dates holds.", err=True
        )
    rungs = "  ".join(f"{rung} {count:,}" for rung, count in result.counts_by_exactness.items())
    click.secho(f"By --exactness: {rungs}", dim=True)
    for other in result.meant:
        click.echo(f"Did you mean {other.query} ({_counted(other.total)})?", err=True)
    for hit in result.hits:
        click.echo()
        _print_hit(hit)
    _print_facets(result)
    last = result.request.offset + len(result.hits)
    if result.hits and last < result.total:
        click.echo(f"\nHits {result.request.offset + 1}–{last}; go on with --offset {last}.")


def _counted(total: int) -> str:
    return f"{total:,} release{'' if total == 1 else 's'}"


def _print_hit(hit: Hit) -> None:
    date = said(hit.date, hit.date_earliest, hit.date_latest)
    if hit.date_earliest and hit.date_basis in BASES:
        date += f" ({BASES[hit.date_basis]})"
    facts = [date, hit.kind, hit.author, "+".join(hit.languages), hit.place, hit.id]
    click.secho(" · ".join(fact for fact in facts if fact), dim=True)
    untitled = "Untitled: " if hit.untitled else ""
    click.echo(untitled + _marked(hit.title, hit.title_highlights, underline=True))
    for snippet in hit.snippets:
        click.echo(f"    {_snippet(snippet)}{_whose(snippet)}  ¶ {snippet.passage}")


def _whose(snippet: Snippet) -> str:
    """Whose words a snippet marks; an author's own are known from the line above."""
    if snippet.quote in (None, "authored"):
        return ""
    reported = "reported: " if snippet.quote == "indirect" else ""
    return f" — {reported}{snippet.speaker or 'speaker not named'}"


def _snippet(snippet: Snippet) -> str:
    before, behind = ("…" if cut else "" for cut in snippet.cut)
    return before + " ".join(_marked(snippet.text, snippet.highlights).split()) + behind


def _marked(text: str, ranges: tuple[tuple[int, int], ...], *, underline: bool = False) -> str:
    """Matched words in bold; click drops the codes where the output is no terminal."""
    parts: list[str] = []
    at = 0
    for start, end in ranges:
        parts += [
            _styled(text[at:start], underline),
            click.style(text[start:end], bold=True, underline=underline or None),
        ]
        at = end
    return "".join([*parts, _styled(text[at:], underline)])


def _styled(text: str, underline: bool) -> str:
    return click.style(text, underline=True) if underline and text else text


def _print_facets(result: SearchResult) -> None:
    lines = []
    for facet in result.facets:
        shown = [value for value in facet.values if value.count or value.selected][:_BRIEF_VALUES]
        if facet.field in _BRIEF_FACETS and len(shown) > 1:
            named = ", ".join(f"{value.label} {value.count:,}" for value in shown)
            chosen = any(value.selected or value.excluded for value in facet.values)
            lines.append(f"{facet.field}{' (if none were chosen)' if chosen else ''}: {named}")
    if lines:
        click.echo("\n" + "\n".join(lines))
