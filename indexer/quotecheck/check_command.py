"""The subcommand `check`: a verdict in a terminal, or as JSON."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corpus.cli import archive_option, json_option

if TYPE_CHECKING:
    from indexer.quotecheck.results import CheckResult, Match


@click.command()
@click.argument("text", nargs=-1, required=True, metavar="TEXT|-")
@click.option("--speaker", metavar="N", help="Who is said to have said it: a name or a role.")
@click.option("--date", metavar="D", help="When it is said to have been said (2020, 2020-07, 2020-07-15).")
@archive_option
@json_option
def check(
    text: tuple[str, ...], speaker: str | None, date: str | None, archive: str | None, as_json: bool
) -> int:
    """Check whether a quotation is on record: the words, the speaker, the day.

    TEXT is the quotation; “-” reads it from standard input. The exit code is 0 where the words and the
    speaker hold (whatever the marks), else 1.
    """
    from corpus.archive import Archive
    from corpus.config import archive_path
    from indexer.cli import renew
    from indexer.dates import read_date
    from indexer.quotecheck.results import HOLDS, QuoteQuestion
    from indexer.search import Searcher

    words = sys.stdin.read() if text == ("-",) else " ".join(text)
    day = read_date(date) if date else None
    if date and day is None:
        raise click.BadParameter(
            f"“{date}” is no date such as 2020, 2020-07 or 2020-07-15.", param_hint="--date"
        )
    path = Path(archive_path(archive))
    with Archive.open(path) as opened:
        renew(opened)
    searcher = Searcher(path)
    try:
        with searcher.checker() as checker:
            result = checker.check(QuoteQuestion(words, speaker, day))
    finally:
        searcher.close()
    if as_json:
        from indexer.quotecheck.serial import check_json

        click.echo(json.dumps(check_json(result), ensure_ascii=False))
    else:
        _print(result)
    return 0 if result.verdict in HOLDS else 1


def _print(result: CheckResult) -> None:
    from indexer.quotecheck.explain import SIGNS, TITLES

    title = TITLES[result.verdict]
    click.secho(f"{SIGNS[result.verdict]} {title}", bold=True)
    click.echo(result.explanation.removeprefix(title).lstrip(":. "))
    for warning in result.warnings:
        click.echo(f"! {warning}")
    for change in result.changes:
        turns = f"   ← {', '.join(change.turns)}" if change.turns else ""
        claimed, recorded = change.claimed or "(nothing)", change.recorded or "(nothing)"
        click.echo(f"    claimed: {claimed}   on record: {recorded}{turns}")
    for left in result.left_out:
        click.echo(f"    left out: {' '.join(left.text.split())}")
    for match in result.matches:
        _print_match(match)
    if result.places > len(result.matches):
        click.echo(f"\n… and {result.places - len(result.matches):,} more places.")
    if result.nearest:
        click.secho("\nNearest, no matches:", dim=True)
        for match in result.nearest:
            _print_match(match)


def _print_match(match: Match) -> None:
    from indexer.quotecheck.explain import said

    click.echo()
    place = f"¶ {match.passage}" if match.passage is not None else ""
    click.secho(f"{said(match)} {match.id} {place}", dim=True)
    click.secho(match.title, underline=True)
    text = f"{match.before[-160:]}{click.style(match.text, bold=True)}{match.after[:160]}"
    click.echo(f"    {' '.join(text.split())}")
    if match.evidence:
        click.secho(f"    known by: {' '.join(match.evidence.split())}", dim=True)
    if match.counterpart:
        other = match.counterpart
        click.secho(f"    official {other.language} version ({other.id}):", dim=True)
        click.echo(f"    {' '.join(other.text.split())}")
