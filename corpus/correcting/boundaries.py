"""Where in a dump the corrected boundaries lie.

A boundary is given by words of the line it lies at, never by a position, so that it holds when text is
added above it.  Decides which line is meant; what the splitter makes of it is `splitting.splitter`'s.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.correcting.corrections import RULE, BoundaryCorrection, evidence
from corpus.correcting.words import find_words
from corpus.errors import ConfigError
from corpus.models import Evidence, Issue, Part, Span

UNUSED = "unused-correction"
"""The code of the `Issue` for a correction that found nothing to correct."""
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Placed:
    """A correction and its line, from the first visible character to the end."""

    correction: BoundaryCorrection
    line: Span


def place(text: str, corrections: Sequence[BoundaryCorrection]) -> tuple[Placed, ...]:
    """The lines that the corrections of one dump mean, in order; those that mean none are left out.

    Raises `ConfigError` where one could mean two lines, and where two say different things of one.
    """
    held: dict[int, Placed] = {}
    for one in corrections:
        lines = {line.start: line for line in _lines(text, one.line)}
        if len(lines) > 1:
            first, second = list(lines.values())[:2]
            raise ConfigError(
                f"corrections.toml: {one.origin.place}: “{one.line}” stands in {one.source} more than once:"
                f" {_shown(text, first)} and {_shown(text, second)}; quote more of it, into the next line"
                " if need be."
            )
        for start, line in lines.items():
            before = held.setdefault(start, Placed(one, line)).correction
            if before.starts != one.starts:
                raise ConfigError(
                    f"corrections.toml: {before.origin.place} and {one.origin.place} contradict each other"
                    f" about {_shown(text, line)} of {one.source}."
                )
    return tuple(held[start] for start in sorted(held))


def unused(text: str | None, corrections: Sequence[BoundaryCorrection]) -> tuple[Issue, ...]:
    """The corrections that mean no line of their dump's `text`, None where there is no such dump."""
    issues = []
    for one in corrections:
        if text is None:
            why = f"there is no file “{one.source}” in the archive"
        else:
            found = next(_lines(text, one.line), None)
            if found is None:
                why = f"“{one.line}” does not stand in {one.source}"
            elif not one.starts and not text[: found.start].strip():
                why = f"{one.source} begins with “{one.line}”, and nothing stands before it to join it to"
            else:
                continue
        issues.append(Issue(UNUSED, f"{one.origin.place}: {why}."))
    return tuple(issues)


def notes(part: Part, placed: Sequence[Placed]) -> tuple[Evidence, ...]:
    """The traces that corrected boundaries leave in a part: at its start, and where one was taken out."""
    found = []
    for one in placed:
        at = one.line.start
        if one.correction.starts and part.rule == RULE and part.span.start <= at < part.span.end:
            found.append(evidence(one.correction.origin, "boundary: a release starts here", one.line))
        elif not one.correction.starts and part.span.start < at < part.span.end:
            found.append(evidence(one.correction.origin, "boundary: no release starts here", one.line))
    return tuple(found)


def _lines(text: str, words: str) -> Iterator[Span]:
    """The line in which each place of the words begins."""
    for span in find_words(text, words):
        start = text.rfind("\n", 0, span.start) + 1
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        while text[start].isspace():
            start += 1
        yield Span(start, end)


def _shown(text: str, line: Span) -> str:
    """“line 12 (‘Quayside opens …’)”."""
    number = text.count("\n", 0, line.start) + 1
    words = text[line.start : line.end].strip()
    return f"line {number:,} (“{words if len(words) <= _SHOWN else words[: _SHOWN - 1] + '…'}”)"
