"""How lines of a concordance and quotations look in a terminal; what they are stands elsewhere."""

from __future__ import annotations

import json
import unicodedata
from itertools import pairwise
from typing import Final

import click

from indexer.dates import said
from indexer.units import Folded, Home, Line, Quotation, UnitResult

_SIDE: Final = 44


def answer_units(result: UnitResult, *, as_json: bool) -> int:
    """Print an answer in passages or quotations; the exit code."""
    if as_json:
        from indexer.serial import unit_json

        click.echo(json.dumps(unit_json(result), ensure_ascii=False))
        return 0 if result.total else 1
    for note in result.diagnostics:
        click.echo(note.said, err=True)
    repeated = f", {result.occurrences:,} with repetitions" if result.occurrences > result.total else ""
    releases = f"{result.releases:,} release{'' if result.releases == 1 else 's'}"
    least = "" if result.complete else "At least "
    click.echo(f"{result.matched} {least}{result.total:,} {result.unit}{repeated}, in {releases}.")
    click.echo()
    for one in result.hits:
        _line(one, one.first) if isinstance(one.first, Line) else _quotation(one, one.first)
    offset = result.request.search.offset
    last = offset + len(result.hits)
    if result.hits and last < result.total:
        click.echo(f"\n{offset + 1}–{last}; go on with --offset {last}.")
    return 0 if result.total else 1


def _line(one: Folded, line: Line) -> None:
    left = _cut(" ".join(line.left.split()), from_right=True)
    gap = " " if line.left[-1:].isspace() else ""
    after = " " if line.right[:1].isspace() else ""
    right = _cut(" ".join(line.right.split()), from_right=False)
    hit = click.style(" ".join(line.hit.split()), bold=True)
    times = f" ×{one.count}" if one.count > 1 else ""
    about = _about(line.home, line.speaker, in_title=line.passage_kind == "title") + times
    click.echo(f"{_padded(left + gap)}{hit}{after}{right}  {click.style(about, dim=True)}")


def _quotation(one: Folded, quote: Quotation) -> None:
    edges = sorted(
        {0, len(quote.text), *(edge for pair in (*quote.highlights, *quote.between) for edge in pair)}
    )
    parts = [_styled(quote, start, end) for start, end in pairwise(edges)]
    click.echo(" ".join("".join(parts).split()) + (" …" if quote.goes_on else ""))
    who = quote.speaker or (f"not named ({quote.evidence})" if quote.evidence else "not named")
    facts = [who, quote.role, quote.kind, f"×{one.count}" if one.count > 1 else None]
    named = ", ".join(fact for fact in facts if fact)
    click.secho(f"    {named} · {_about(quote.home, None)}\n", dim=True)


def _styled(quote: Quotation, start: int, end: int) -> str:
    """A stretch of a quotation: bold where it matches, dim where it is not the speaker's."""
    hit = any(first <= start < last for first, last in quote.highlights)
    others = any(first <= start < last for first, last in quote.between)
    text = quote.text[start:end]
    return click.style(text, bold=hit or None, dim=others or None) if hit or others else text


def _about(home: Home, speaker: str | None, *, in_title: bool = False) -> str:
    date = said(home.date, home.date_earliest, home.date_latest)
    place = "title" if in_title else f"¶ {home.passage}"
    return " · ".join(fact for fact in (date, speaker, f"{home.id} {place}") if fact)


def _cut(text: str, *, from_right: bool) -> str:
    """As much of a text as fits on its side, counted in columns of a terminal."""
    room, kept = _SIDE, []
    for char in reversed(text) if from_right else text:
        room -= columns_of(char)
        if room < 0:
            break
        kept.append(char)
    return "".join(reversed(kept) if from_right else kept)


def _padded(text: str) -> str:
    return " " * max(0, _SIDE + 1 - sum(map(columns_of, text))) + text


def columns_of(char: str) -> int:
    """The columns of a terminal that a character takes."""
    return 2 if unicodedata.east_asian_width(char) in "WF" else 0 if unicodedata.combining(char) else 1
