"""The subcommand `explain`: how each annotation of a release was decided, laid out to be read.

Decides how facts look in a terminal; which there are is for `explaining`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

import click

from corpus.cli import archive_option, json_option
from corpus.layout import columns, pad, quoted, table, terminal_width, wrap

if TYPE_CHECKING:
    from corpus.explaining import Fact
    from corpus.models import Evidence, Release, Span

_LABELS = {
    "passage": "passages",
    "person": "people",
    "product": "products",
    "quotation": "quotations",
    "issue": "issues",
    "correction": "corrected",
}
_LISTS = ("passage", "person", "product", "alignment")
_MARGIN = 16


@click.command()
@click.argument("release_id", metavar="ID")
@archive_option
@json_option
def explain(release_id: str, archive: str | None, as_json: bool) -> int:
    """Explain how a release was read: every annotation with its rule, confidence and evidence.

    Positions are characters of the decoded file, as start-end.
    """
    from corpus import explaining
    from corpus.archive import Archive
    from corpus.config import archive_path

    with Archive.open(archive_path(archive)) as opened:
        release = opened.release(release_id)
        facts = explaining.explain(
            release, found=opened.as_found(release_id), counterpart=opened.counterpart(release_id)
        )
        current = opened.is_current(release_id)
    if as_json:
        click.echo(json.dumps(explaining.as_json(release, facts, current=current), ensure_ascii=False))
        return 0
    _print(release, facts, current)
    return 0


def _print(release: Release, facts: Sequence[Fact], current: bool) -> None:
    width = terminal_width()
    for line in wrap(release.title or "(no title)", width):
        click.secho(line, bold=True)
    where = f"{release.id} · {release.source} {place(release.span)}"
    for line in wrap(where if current else f"{where} · superseded by a newer version of its file", width):
        click.echo(line)
    click.echo()
    for about, rows in groupby(facts, key=lambda fact: fact.about):
        lines = list(_section(about, list(rows), width - _MARGIN))
        for number, line in enumerate(lines):
            label = "" if number else _LABELS.get(about, about)
            click.echo(click.style(pad(label, _MARGIN), dim=True) + line)


def _section(about: str, facts: Sequence[Fact], width: int) -> Iterator[str]:
    if about in _LISTS:
        yield from table([_row(fact) for fact in facts], width, whole=about in ("person", "product"))
        return
    if about == "quotation":
        # A letter is its author's own words throughout; each of its paragraphs need not be said again.
        own = [fact for fact in facts if fact.value == "authored"]
        for (speaker, rule), paragraphs in groupby(own, key=lambda fact: (fact.note, _rule(fact))):
            spans = [place(fact.span) for fact in paragraphs]
            yield from wrap(f"authored: {speaker} · {', '.join(spans)} · rule {rule}", width)
        facts = [fact for fact in facts if fact.value != "authored"]
    for fact in facts:
        yield from wrap(_headline(fact), width)
        if about in ("quotation", "boundary") and fact.text:
            yield from _indented(quoted(fact.text), width)
        for one in fact.evidence:
            yield from _indented(_evidence(one), width)


def _row(fact: Fact) -> tuple[str, ...]:
    """A passage, a name, a pair: where, what, by which rule, and the words."""
    text = " ".join(fact.text[:400].split())
    if fact.about in ("person", "product"):
        return (place(fact.span), fact.value, _rule(fact), f"“{text}”", fact.note)
    return (place(fact.span), fact.value, _rule(fact), fact.note, text)


def _headline(fact: Fact) -> str:
    value = fact.value if fact.about != "quotation" else f"{fact.value}: {fact.note}"
    parts = [
        value,
        place(fact.span) if fact.span and len(fact.span) else "",
        fact.note if fact.about != "quotation" else "",
        f"rule {_rule(fact)}" if fact.rule else "",
    ]
    return " · ".join(part for part in parts if part)


def _rule(fact: Fact) -> str:
    return " ".join(
        part for part in (fact.rule, f"{fact.confidence:.2f}" if fact.confidence is not None else "") if part
    )


def _evidence(one: Evidence) -> str:
    parts = [
        quoted(one.text) if one.text else "",
        place(one.span),
        f"in {one.release_id}" if one.release_id else "",
        f"({one.note})" if one.note else "",
    ]
    return " ".join(part for part in parts if part)


def _indented(text: str, width: int) -> Iterator[str]:
    """A paragraph that hangs under its headline."""
    yield from (f"  {line}" for line in wrap(text, width - columns("  ")))


def place(span: Span | None) -> str:
    """Positions as they are written: “120-180”."""
    return f"{span.start}-{span.end}" if span else ""
