"""The options --from and --to, the same in every subcommand that takes a range of dates."""

from __future__ import annotations

from datetime import date
from typing import Final

import click

from indexer.date_ranges import TURNED, is_reversed, read_end, read_turned

_FIRST: Final = "Not before this date (2020, 2020-07-15, “last 90 days”)."
_LAST: Final = "Not after this date."


def range_options(command: click.decorators.FC) -> click.decorators.FC:
    """Gives a command the parameters `date_from` and `date_to`, to be read with `date_range`."""
    command = click.option("--to", "date_to", metavar="D", help=_LAST)(command)
    return click.option("--from", "date_from", metavar="D", help=_FIRST)(command)


def date_range(date_from: str | None, date_to: str | None) -> tuple[str | None, str | None]:
    """The ends of a range as ISO prefixes; a later end that comes first is turned round, and that is said.

    Raises click.BadParameter where one of them is no date.
    """
    first, last = _end(date_from, "--from"), _end(date_to, "--to")
    if date_from and date_to and is_reversed(first, last):
        click.echo(f"--from {first} is after --to {last}. {TURNED}", err=True)
        return read_turned(date_from, date_to, date.today())
    return first, last


def _end(text: str | None, option: str) -> str | None:
    if text is None:
        return None
    found = read_end(text, date.today(), last=option == "--to")
    if found is None:
        raise click.BadParameter(
            f"“{text}” is no date such as 2020, 2020-07, 2020-07-15 or last 90 days.", param_hint=option
        )
    return found
