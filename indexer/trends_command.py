"""The subcommand `trends`: counts over time of some queries, as a table to read or to hand on."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import click

from corpus.cli import archive_option, json_option
from corpus.output import output_option, written_to
from indexer import config
from indexer.periods import UNITS, TrendUnit
from indexer.range_options import date_range, range_options
from indexer.request import EXACTNESS, Exactness, Filter, SearchRequest
from indexer.trends import Series, TrendRequest, TrendResult, share
from indexer.unit_print import columns_of

# Option to the field it narrows, and which releases it leaves.
_FILTERS: Final = {
    "person": ("person", "in which this person appears"),
    "speaker": ("speaker", "that quote this person"),
    "author": ("author", "by this author"),
    "product": ("product", "on this product"),
    "category": ("category", "on products of this category"),
    "brand": ("family", "on products of this brand or family"),
    "lang": ("language", "in this language (en, zh)"),
    "kind": ("kind", "of this kind (release, letter, speech, stub, unassigned)"),
    "place": ("place", "from this place"),
}
_WIDEST: Final = 18


def _filters(_: click.Context, param: click.Parameter, values: tuple[str, ...]) -> tuple[Filter, ...]:
    return (Filter(_FILTERS[str(param.name)][0], values),) if values else ()


def _narrowing(command: click.decorators.FC) -> click.decorators.FC:
    for name, (_, which) in reversed(_FILTERS.items()):
        said = f"Only releases {which}; may be repeated."
        option = click.option(
            f"--{name}", multiple=True, metavar=name[0].upper(), callback=_filters, help=said
        )
        command = option(command)
    return command


@click.command()
@click.argument("queries", nargs=-1, required=True, metavar="QUERY…")
@click.option("--by", type=click.Choice(UNITS), help="By default what fits the time.")
@click.option("--share", "shares", is_flag=True, help="The part of all releases of that time, in percent.")
@range_options
@_narrowing
@click.option("--exactness", type=click.Choice(EXACTNESS), default="stemmed", show_default=True)
@click.option("--csv", "as_csv", is_flag=True, help="A row for each query and period.")
@output_option
@archive_option
@json_option
def trends(
    queries: tuple[str, ...],
    by: TrendUnit | None,
    shares: bool,
    date_from: str | None,
    date_to: str | None,
    exactness: Exactness,
    as_csv: bool,
    output: str | None,
    archive: str | None,
    as_json: bool,
    **filters: tuple[Filter, ...],
) -> int:
    """Count in how many releases of each year, quarter or month up to five queries match.

    Each QUERY is one argument, so put words that belong together between quotation marks.
    """
    from corpus.archive import Archive
    from corpus.config import archive_path
    from indexer.before_asking import unusable
    from indexer.cli import renew
    from indexer.search import Searcher

    if len(queries) > config.MAX_SERIES:
        raise click.UsageError(f"At most {config.MAX_SERIES} queries are counted together.")
    for reason in filter(None, map(unusable, queries)):
        raise click.BadParameter(reason, param_hint="QUERY")
    if as_csv and as_json:
        raise click.UsageError("Choose one of --csv and --json.")
    first, last = date_range(date_from, date_to)
    narrowed = tuple(each for one in filters.values() for each in one)
    search = SearchRequest(filters=narrowed, date_from=first, date_to=last, exactness=exactness)
    path = Path(archive_path(archive))
    with Archive.open(path) as opened:
        renew(opened)
    searcher = Searcher(path)
    try:
        result = searcher.trends(TrendRequest(queries, search, by))
    finally:
        searcher.close()
    with written_to(output, table=as_csv):
        _write(result, as_csv=as_csv, as_json=as_json, shares=shares)
    return 0 if any(one.total for one in result.series) else 1


def _write(result: TrendResult, *, as_csv: bool, as_json: bool, shares: bool) -> None:
    from corpus.csv_table import csv_lines
    from indexer.trends_table import table, trends_json

    today = datetime.now(UTC).date()
    if as_json:
        click.echo(json.dumps(trends_json(result, asked_on=today), ensure_ascii=False))
        return
    for note in (*result.diagnostics, *(note for one in result.series for note in one.diagnostics)):
        click.echo(note.message, err=True)
    if as_csv:
        for line in csv_lines(table(result, asked_on=today)):
            sys.stdout.write(line)
        return
    for row in _rows(result, shares=shares):
        click.echo("  ".join(row).rstrip())


def _rows(result: TrendResult, *, shares: bool) -> Iterator[list[str]]:
    """The lines of a table for a terminal, a column for each query and one for all releases."""
    every = (*result.series, result.whole)
    heads = [_cut(one.query) for one in result.series] + ["all releases"]
    widths = [max(8, _width(head)) for head in heads]

    def row(name: str, cells: list[str]) -> list[str]:
        return [name.ljust(12), *(" " * (w - _width(c)) + c for c, w in zip(cells, widths, strict=True))]

    yield row(result.unit, heads)
    for number, time in enumerate(result.periods):
        cells = [f"{one.counts[number]:,}" for one in every]
        if shares:
            cells[:-1] = [_percent(one, result.whole, number) for one in result.series]
        yield row(time.value, cells)
    if any(result.whole.inferred):
        yield row("inferred", [f"{sum(one.inferred):,}" for one in every])
    yield row("less exact", [f"{one.less_exact:,}" for one in every])
    yield row("undated", [f"{one.undated:,}" for one in every])
    yield row("found", [f"{one.total:,}" for one in every])


def _percent(one: Series, whole: Series, number: int) -> str:
    part = share(one.counts[number], whole.counts[number])
    return "–" if part is None else f"{part:.1%}"


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _WIDEST else text[: _WIDEST - 1] + "…"


def _width(text: str) -> int:
    return sum(map(columns_of, text))
