"""The subcommand `wording`: the life of a phrase in a terminal or as JSON."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corpus.cli import archive_option, json_option
from indexer.range_options import date_range, range_options
from indexer.wording.results import CLOSENESS, Closeness

if TYPE_CHECKING:
    from indexer.wording.desk import WordingDesk


@click.command()
@click.argument("text", nargs=-1, metavar="[TEXT]")
@click.option("--speaker", metavar="N", help="Only in the words of this speaker or author.")
@range_options
@click.option(
    "--closeness",
    type=click.Choice(CLOSENESS),
    default="close",
    show_default=True,
    help="How much of the wording may differ: exact, the same words; close; loose, about half.",
)
@archive_option
@json_option
def wording(
    text: tuple[str, ...],
    speaker: str | None,
    date_from: str | None,
    date_to: str | None,
    closeness: Closeness,
    archive: str | None,
    as_json: bool,
) -> int:
    """Follow a phrase through the archive: first and last use, who used it, how its wording changed.

    The answer lists every wording year by year, with the words that came (+) and went (-) since the one
    before. Without TEXT: the phrases that came and went.
    """
    from indexer.wording.results import WordingQuestion
    from indexer.wording.serial import wording_json
    from indexer.wording.terminal import wording_lines

    if not text:
        if speaker or date_from or date_to:
            raise click.UsageError("--speaker, --from and --to are of a phrase; give one.")
        return _phrases(archive, as_json=as_json)
    first, last = date_range(date_from, date_to)
    with _desk(archive) as desk:
        found = desk.wording(WordingQuestion(" ".join(text), speaker, first, last, closeness))
    if as_json:
        click.echo(json.dumps(wording_json(found), ensure_ascii=False))
    else:
        for note in found.diagnostics:
            click.echo(f"! {note.message}", err=True)
        for line in wording_lines(found):
            click.echo(line)
    return 0 if found.uses else 1


def _phrases(archive: str | None, *, as_json: bool) -> int:
    from indexer.wording.serial import phrases_json
    from indexer.wording.terminal import phrase_lines

    with _desk(archive) as desk:
        found = desk.phrases()
    if as_json:
        click.echo(json.dumps(phrases_json(found), ensure_ascii=False))
    else:
        for line in phrase_lines(found):
            click.echo(line)
    return 0 if found.phrases else 1


@contextlib.contextmanager
def _desk(archive: str | None) -> Iterator[WordingDesk]:
    """What follows wordings through the archive named, its index renewed."""
    from corpus.archive import Archive
    from corpus.config import archive_path
    from indexer.cli import renew
    from indexer.search import Searcher

    path = Path(archive_path(archive))
    with Archive.open(path) as opened:
        renew(opened)
    searcher = Searcher(path)
    try:
        with searcher.wording() as desk:
            yield desk
    finally:
        searcher.close()
