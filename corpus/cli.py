"""The subcommands that need no index: ingest, show, export.

Decides how results look in a terminal and as JSON; what is done stands elsewhere.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from corpus.output import output_option, written_to
from corpus.progress import Progress
from corpus.two_readings import two_days

if TYPE_CHECKING:
    from corpus.ingest import Account, FileAccount
    from corpus.models import Issue, Release

FORMATS = ("annotations", "csv", "jsonl", "ris", "bibtex", "csl")

archive_option = click.option(
    "--archive",
    metavar="PATH",
    help="Folder of the archive (default: ONRECORD_ARCHIVE, else a user data folder).",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@archive_option
@json_option
def ingest(paths: tuple[str, ...], archive: str | None, as_json: bool) -> int:
    """Read dumps (.txt), saved pages (.html) and records (.json, .jsonl) into the archive.

    Folders are walked. Reading the same file twice changes nothing; a changed file becomes a new
    version. Ends with the account: for each file, what its characters became.
    """
    from corpus.archive import Archive
    from corpus.config import archive_path
    from corpus.ingest import ingest as run

    with Archive.open(archive_path(archive), create=True) as opened:
        with _Bar(sys.stderr) as bar:
            account = run(
                opened,
                [Path(path) for path in paths],
                now=lambda: datetime.now(UTC).isoformat(timespec="seconds"),
                progress=bar,
            )
        if as_json:
            _print_json(asdict(account))
        else:
            _print_account(account)
    if account.refused:
        return 2
    return 0 if account.files else 1


@click.command()
@click.argument("release_id", metavar="ID")
@archive_option
@json_option
def show(release_id: str, archive: str | None, as_json: bool) -> int:
    """Show a release: its text by numbered passages, and what was found in it."""
    from corpus.annotations import annotation
    from corpus.archive import Archive
    from corpus.config import archive_path

    with Archive.open(archive_path(archive)) as opened:
        release = opened.release(release_id)
        counterpart = opened.counterpart(release_id)
        current = opened.is_current(release_id)
    if as_json:
        _print_json(
            {**annotation(release), "text": release.text, "counterpart": counterpart, "current": current}
        )
        return 0
    _print_release(release, counterpart, current)
    return 0


@click.command()
@click.option("--format", "layout", type=click.Choice(FORMATS), default="annotations", show_default=True)
@output_option
@archive_option
def export(layout: str, output: str | None, archive: str | None) -> int:
    """Write every release of the archive, to standard output or to a file."""
    from corpus.archive import Archive
    from corpus.config import archive_path
    from corpus.export import write

    with Archive.open(archive_path(archive)) as opened, written_to(output, table=layout == "csv"):
        written = write(opened.releases(), format=layout, out=sys.stdout)
    return 0 if written else 1


class _Bar(Progress):
    """Progress of a long ingest: a bar where the stream is a terminal, nothing elsewhere."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream
        self._shown = stream.isatty()
        self._total = 0
        self._done = 0
        self._phase = ""

    def __enter__(self) -> _Bar:
        return self

    def __exit__(self, *_: object) -> None:
        if self._shown:
            self._stream.write("\r\x1b[K")
            self._stream.flush()

    def start(self, total: int) -> None:
        self._total = total

    def advance(self, done: int) -> None:
        self._done += done
        self._draw()

    def phase(self, name: str) -> None:
        self._phase = name
        self._draw()

    def _draw(self) -> None:
        if self._shown:
            share = self._done / self._total if self._total else 1.0
            full = round(24 * share)
            bar = "█" * full + "·" * (24 - full)
            self._stream.write(f"\r\x1b[K{bar} {share:4.0%}  {self._phase[:60]}")
            self._stream.flush()


def _print_json(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False))


def _print_account(account: Account) -> None:
    for one in account.files:
        click.echo(_account_line(one))
        for issue in one.issues:
            where = f" at byte {issue.byte_offset:,}" if issue.byte_offset is not None else ""
            click.echo(f"    {issue.code}{where}: {issue.message}")
    if account.passed_over:
        names = ", ".join(Path(one).name for one in account.passed_over[:5])
        more = " …" if len(account.passed_over) > 5 else ""
        click.echo(f"passed over {_count(len(account.passed_over), 'file')} of other kinds: {names}{more}")
    if not account.files:
        click.echo("There was nothing to read.")
    print_unused(account.unused)
    taken = [one for one in account.files if one.status in ("added", "changed")]
    if account.files and all(one.status == "unchanged" for one in account.files):
        click.echo(f"{_count(len(account.files), 'file')}, nothing new to read.")
        return
    click.echo(
        f"{_count(len(account.files), 'file')}: {_count(sum(one.releases for one in taken), 'release')},"
        f" {sum(one.characters for one in taken):,} characters read,"
        f" {sum(one.in_releases for one in taken):,} in releases,"
        f" {sum(one.unassigned for one in taken):,} unassigned,"
        f" {sum(one.undecodable for one in taken):,} undecodable"
    )


def print_unused(issues: Sequence[Issue], *, err: bool = False) -> None:
    """The corrections by hand that correct nothing: a person's work must not vanish in silence."""
    if issues:
        click.echo(f"corrections.toml: {_count(len(issues), 'correction')} found nothing to correct", err=err)
        for issue in issues:
            click.echo(f"    {issue.message}", err=err)


def _account_line(one: FileAccount) -> str:
    if one.status == "refused":
        return f"refused    {one.source}: {one.reason}"
    if one.status in ("unchanged", "duplicate"):
        return f"{one.status:10} {one.source}{': ' + one.reason if one.reason else ''}"
    return (
        f"{one.status:10} {one.source}: {_count(one.releases, 'release')}; {one.characters:,} characters"
        f" = {one.in_releases:,} in releases + {one.unassigned:,} unassigned;"
        f" {one.undecodable:,} undecodable ({one.encoding})"
    )


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _print_release(release: Release, counterpart: str | None, current: bool) -> None:
    click.secho(release.title or "(no title)", bold=True)
    for span in release.subtitles:
        click.echo(release.slice(span))
    facts = [
        date_words(release),
        release.place,
        release.kind,
        f"by {release.author}" if release.author else None,
        release.language,
        f"{release.source} [{release.span.start}, {release.span.end})",
        f"other language: {counterpart}" if counterpart else None,
        None if current else "superseded by a newer version of its file",
    ]
    click.echo(" · ".join(fact for fact in facts if fact))
    evidence = [("dated by", one) for one in release.date.evidence]
    if release.author_evidence:
        evidence.append(("author by", release.author_evidence))
    for label, one in evidence:
        where = f" in {one.release_id}" if one.release_id else ""
        said = f" “{' '.join(one.text.split())}”" if one.text else ""
        click.echo(f"{label}:{said}{where}{' (' + one.note + ')' if one.note else ''}")
    for one in release.corrections:
        click.echo(f"corrected by hand: {one.text}{' – ' + one.note if one.note else ''}")
    for label, names in (
        ("people", {one.name for one in release.people if one.name}),
        ("products", {one.name for one in release.products if one.name}),
    ):
        if names:
            click.echo(f"{label}: {', '.join(sorted(names))}")
    for number, passage in enumerate(release.passages):
        if passage.kind not in ("title", "subtitle"):
            click.echo(
                f"\n¶ {number} {'' if passage.kind == 'body' else '[' + passage.kind + '] '}", nl=False
            )
            click.echo(release.slice(passage.span))


def date_words(release: Release) -> str:
    """“2020-08-11 (inferred)”, “undated”: a date always with how it is known."""
    date = release.date
    if date.value is None and not date.earliest:
        return "undated (corrected)" if date.basis == "corrected" else "undated"
    if date.precision == "range" and date.earliest and date.latest:
        return f"{date.earliest} {'or' if two_days(date) else 'to'} {date.latest} ({date.basis})"
    return f"{date.value} ({date.basis})"
