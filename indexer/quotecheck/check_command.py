"""The subcommand `check`: one quotation, a draft, a table; verdicts in a terminal or as a file."""

from __future__ import annotations

import contextlib
import datetime
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corpus.cli import archive_option, json_option
from corpus.output import output_option, written_to

if TYPE_CHECKING:
    from corpus.models import Person
    from indexer.quotecheck.checker import QuoteChecker
    from indexer.quotecheck.results import CheckResult, Match


@click.command()
@click.argument("text", nargs=-1, metavar="[TEXT|-]")
@click.option("--speaker", metavar="N", help="Who is said to have said it: a name or a role.")
@click.option("--date", metavar="D", help="When it is said to have been said (2020, 2020-07, 2020-07-15).")
@click.option("--draft", metavar="FILE|-", help="Check every quotation of a draft (.txt, .docx, .html).")
@click.option(
    "--batch", metavar="FILE.csv|-", help="Check a table with the columns quotation, speaker, date."
)
@click.option(
    "--format",
    "layout",
    type=click.Choice(("text", "json", "csv", "html")),
    help="How the report on a draft is written (default: text).",
)
@output_option
@archive_option
@json_option
def check(
    text: tuple[str, ...],
    speaker: str | None,
    date: str | None,
    draft: str | None,
    batch: str | None,
    layout: str | None,
    output: str | None,
    archive: str | None,
    as_json: bool,
) -> int:
    """Check whether a quotation is on record: the words, the speaker, the day.

    TEXT is the quotation; “-” reads it from standard input. With --draft each quotation of a draft is
    checked; with --batch each row of a table, and the same rows come out with their verdicts. The exit
    code is 0 where the words, the speaker and the day hold (whatever the marks), everywhere; else 1, as
    for a draft in which no quotation was found, or one of which it names no speaker.
    """
    if sum((bool(text), draft is not None, batch is not None)) != 1:
        raise click.UsageError("Give a quotation, --draft FILE or --batch FILE.csv: one of the three.")
    if not text and (speaker or date):
        raise click.UsageError("--speaker and --date are of a single quotation.")
    if draft is None and layout is not None:
        raise click.UsageError("--format is of a draft.")
    if as_json and (batch is not None or layout not in (None, "json")):
        raise click.UsageError("--json cannot be combined with --batch or another --format.")
    layout = "json" if as_json else layout or "text"
    with written_to(output, table=batch is not None or layout == "csv"):
        if draft is not None:
            return _check_draft(draft, layout, archive)
        if batch is not None:
            return _check_batch(batch, archive)
        return _check_one(text, speaker, date, archive, as_json=as_json)


@contextlib.contextmanager
def _desk(archive: str | None) -> Iterator[tuple[QuoteChecker, str, tuple[Person, ...]]]:
    """What checks against the archive named, its index renewed; the digest of that archive and its people."""
    from corpus.archive import Archive
    from corpus.config import archive_path
    from indexer.cli import renew
    from indexer.search import Searcher

    path = Path(archive_path(archive))
    with Archive.open(path) as opened:
        digest = renew(opened).manifest.archive_digest
        people = opened.people()
    searcher = Searcher(path)
    try:
        with searcher.checker() as checker:
            yield checker, digest, people
    finally:
        searcher.close()


def _check_one(
    text: tuple[str, ...], speaker: str | None, date: str | None, archive: str | None, *, as_json: bool
) -> int:
    from indexer.dates import read_date
    from indexer.quotecheck.results import QuoteQuestion

    words = _standard_input() if text == ("-",) else " ".join(text)
    day = read_date(date) if date else None
    if date and day is None:
        raise click.BadParameter(
            f"“{date}” is no date such as 2020, 2020-07 or 2020-07-15.", param_hint="--date"
        )
    with _desk(archive) as (checker, *_):
        result = checker.check(QuoteQuestion(words, speaker, day))
    with _told():
        if as_json:
            from indexer.quotecheck.citing import Citer
            from indexer.quotecheck.serial import check_json

            citer = Citer(datetime.date.today())
            click.echo(json.dumps(check_json(result, citer), ensure_ascii=False))
        else:
            _print(result)
    return 0 if result.holds else 1


def _standard_input() -> str:
    """The quotation on standard input.  Raises UsageError where its bytes are no text."""
    try:
        return sys.stdin.read()
    except UnicodeDecodeError as error:
        raise click.UsageError(
            f"Standard input is no {error.encoding.upper()} (byte {error.start + 1:,}): "
            "save the quotation in that encoding, or give it as TEXT."
        ) from error


def _check_draft(file: str, layout: str, archive: str | None) -> int:
    from indexer.quotecheck.citing import Citer
    from indexer.quotecheck.draft import check_draft
    from indexer.quotecheck.draft_files import draft_of_file

    draft = draft_of_file(_data(file), "draft" if file == "-" else file)
    today = datetime.date.today()
    with _desk(archive) as (checker, digest, people):
        report = check_draft(
            draft, checker, people=people, archive_digest=digest, checked_on=today.isoformat()
        )
    with _told():
        if layout == "json":
            from indexer.quotecheck.serial import draft_json

            click.echo(json.dumps(draft_json(report, Citer(today)), ensure_ascii=False))
        elif layout == "csv":
            from corpus.csv_table import csv_lines
            from indexer.quotecheck.verdict_cells import draft_rows

            for line in csv_lines(draft_rows(report)):
                click.echo(line, nl=False)
        elif layout == "html":
            from indexer.quotecheck.draft_html import draft_html

            click.echo(draft_html(report, Citer(today)), nl=False)
        else:
            from indexer.quotecheck.draft_text import draft_lines

            for line in draft_lines(report):
                click.echo(line)
    return 0 if report.holds else 1


def _check_batch(file: str, archive: str | None) -> int:
    from corpus.csv_table import csv_lines
    from indexer.quotecheck.batch import batch_head, check_batch, read_batch

    table = read_batch(_data(file), "standard input" if file == "-" else file)
    held = bool(table.rows)
    if not held:
        click.echo("There is no row under the names of the columns.", err=True)
    with _desk(archive) as (checker, *_):
        click.echo(next(csv_lines([batch_head(table)], delimiter=table.delimiter)), nl=False)
        for row in check_batch(table, checker):
            held = held and row.holds
            click.echo(next(csv_lines([row.cells], delimiter=table.delimiter)), nl=False)
    return 0 if held else 1


@contextlib.contextmanager
def _told() -> Iterator[None]:
    """Writes as far as anybody reads: the verdict, and so the exit code, is there before."""
    with contextlib.suppress(BrokenPipeError):
        yield


def _data(file: str) -> bytes:
    """The bytes of a file, or of standard input; no more than it takes to see that they are too many."""
    from indexer.quotecheck.draft_files import MAX_BYTES, read_data

    return sys.stdin.buffer.read(MAX_BYTES + 1) if file == "-" else read_data(Path(file))


def _print(result: CheckResult) -> None:
    from indexer.quotecheck import excerpts
    from indexer.quotecheck.explain import DECIDES, REWRITTEN, headline, sign

    title = headline(result)
    click.secho(f"{sign(result)} {title}", bold=True)
    click.echo(result.explanation.removeprefix(title).lstrip(":. "))
    for warning in result.warnings:
        click.echo(f"! {warning}")
    for change in result.changes:
        told = ", ".join(change.turns) or (REWRITTEN if change.rewritten else "")
        turns = f"   ← {told}" if told else ""
        claimed, recorded = change.claimed or "(nothing)", change.recorded or "(nothing)"
        click.echo(f"    claimed: {claimed}   on record: {recorded}{turns}")
    if result.edges:
        before, after = (" ".join(part.split()) for part in (result.edges.before, result.edges.after))
        outside = (f"[{before}]" if before else "", f"[{after}]" if after else "")
        click.echo(f"    cut from a longer sentence: {' … '.join(outside).strip()}")
    for left in result.left_out:
        click.echo(f"    left out: {' '.join(excerpts.without_edges(left.text).split())}")
    for match in result.matches:
        _print_match(match, DECIDES if match == result.singled_out else "")
    if result.places > len(result.matches):
        least = "at least " if result.more_places else ""
        click.echo(f"\n… and {least}{result.places - len(result.matches):,} more places.")
    if result.nearest:
        click.secho("\nNearest, no matches:", dim=True)
        for match in result.nearest:
            _print_match(match)


def _print_match(match: Match, note: str = "") -> None:
    from indexer.quotecheck import excerpts
    from indexer.quotecheck.draft_text import LANGUAGES
    from indexer.quotecheck.explain import said

    click.echo()
    where = filter(None, (said(match), match.id, match.paragraph))
    click.secho(" ".join(where), dim=True, nl=not note)
    if note:
        click.secho(f" ← {note}", bold=True)
    click.secho(match.heading, underline=True)
    around = excerpts.before(match, 160), excerpts.after(match, 160)
    text = click.style(match.text, bold=True).join(around)
    click.echo(f"    {' '.join(text.split())}")
    if match.evidence:
        click.secho(f"    known by: {' '.join(match.evidence.split())}", dim=True)
    if match.counterpart:
        other = match.counterpart
        click.secho(f"    official {LANGUAGES[other.language]} version ({other.id}):", dim=True)
        click.echo(f"    {' '.join(other.text.split())}")
