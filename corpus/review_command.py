"""The subcommand `review`: the doubtful annotations of an archive, to be read or to be pasted.

Decides how doubts look in a terminal, as JSON and as stanzas; which there are is for `reviewing`.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from corpus.cli import archive_option, json_option
from corpus.layout import columns, cut, pad, quoted, terminal_width, wrap

if TYPE_CHECKING:
    from corpus.doubts import Doubt
    from corpus.reviewing import Review

_KINDS = ("boundary", "unassigned", "date", "person", "quotation", "product", "issue")
_INDENT = "      "


@click.command()
@click.option("--limit", metavar="N", type=click.IntRange(1), default=20, show_default=True)
@click.option(
    "--kind", "kinds", type=click.Choice(_KINDS), multiple=True, help="Only these; may be repeated."
)
@click.option("--toml", "as_toml", is_flag=True, help="Print stanzas for corrections.toml.")
@archive_option
@json_option
def review(limit: int, kinds: tuple[str, ...], as_toml: bool, archive: str | None, as_json: bool) -> int:
    """List what is doubtful in the archive, the worst first.

    Each with the words it hangs on and the correction that would settle it. --toml prints
    those as stanzas that confirm what was found; change what is wrong and put them in
    corrections.toml in the archive's folder.
    """
    from corpus import reviewing
    from corpus.archive import Archive
    from corpus.config import archive_path
    from corpus.doubts import KINDS

    if as_toml and as_json:
        raise click.UsageError("--toml and --json cannot be used together.")
    wanted = [kind for kind in KINDS if not kinds or kind in kinds]
    with Archive.open(archive_path(archive)) as opened:
        found = reviewing.review(opened, limit=limit, kinds=wanted)
    if as_json:
        click.echo(json.dumps(_json(found), ensure_ascii=False))
    elif as_toml:
        _print_stanzas(found)
    else:
        _print(found)
    return 0 if found.doubts else 1


def _json(found: Review) -> dict[str, object]:
    rows = [{key: value for key, value in asdict(one).items() if key != "settlement"} for one in found.doubts]
    return {"counts": dict(found.counts), "doubts": rows}


def _print(found: Review) -> None:
    width = terminal_width()
    for one in found.doubts:
        _print_doubt(one, width)
    total = sum(found.counts.values())
    if not total:
        click.echo("Nothing is doubtful.", err=True)
        return
    kinds = ", ".join(f"{kind} {found.counts[kind]:,}" for kind in _KINDS if found.counts.get(kind))
    shown = "" if total == len(found.doubts) else f"{len(found.doubts):,} of "
    click.echo(f"{shown}{total:,} doubtful: {kinds}", err=True)


def _print_doubt(one: Doubt, width: int) -> None:
    """A line that says which release, then what is doubtful, and what would settle it."""
    head = f"{one.weight:.2f}  {pad(one.release_id, 12)}  " if one.release_id else f"{one.weight:.2f}  "
    name = one.title or ("(no title)" if one.release_id else one.source)
    click.echo(head + click.style(cut(name, width - columns(head)), bold=True))
    evidence = f" – {quoted(one.evidence)}" if one.evidence else ""
    for line in wrap(f"{one.what}: {one.why}{evidence}", width - len(_INDENT)):
        click.echo(_INDENT + line)
    if one.settlement is not None:
        for number, line in enumerate(wrap(one.settlement.short, width - len(_INDENT) - 2)):
            click.echo(_INDENT + click.style(f"{' ' if number else '→'} {line}", dim=True))


def _print_stanzas(found: Review) -> None:
    if not any(one.stanza for one in found.doubts):
        click.echo("Nothing doubtful that a correction could settle.", err=True)
    for one in found.doubts:
        if one.stanza is not None:
            for line in wrap(
                f"{one.what}: {one.why}{f' – {quoted(one.evidence)}' if one.evidence else ''}", 98
            ):
                click.echo(f"# {line}")
            click.echo(f"{one.stanza}\n")
