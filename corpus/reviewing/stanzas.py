"""The stanza of `corrections.toml` that would settle a doubt: ready to paste, and true as it stands.

As it stands it confirms what was found; the hint says what to write where that is wrong.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from corpus.correcting.words import find_words

_FEW_WORDS = 8
_MOST_WORDS = 60


@dataclass(frozen=True, slots=True)
class Settlement:
    """What to write: a table, its keys and values, and a hint at the other answer.

    `boundary` is the position, in the dump, of the line a boundary lies at; a name may hold `everywhere`.
    """

    table: str
    values: tuple[tuple[str, str | bool], ...]
    hint: str = ""
    boundary: int | None = None
    everywhere: bool = False

    @property
    def short(self) -> str:
        """The stanza without what it is about, on one line."""
        values = ", ".join(f"{key} = {_value(value)}" for key, value in self.values)
        return f"[[{self.table}]] {values}{'  # ' + self.hint if self.hint else ''}"


def write_stanza(
    settlement: Settlement, *, release: str, source: str, title: str | None, text: str
) -> str | None:
    """The stanza in full.  `title` is None where it does not name the release; `text` is the dump's.

    None where no words name the line of a boundary, which then cannot be corrected.
    """
    rows: list[tuple[str, str | bool]] = []
    if settlement.boundary is not None:
        line = _naming(text, settlement.boundary)
        if line is None:
            return None
        rows += [("source", source), ("line", line)]
    elif not settlement.everywhere:
        rows += [("source", source), ("title", title)] if title else [("release", release)]
    rows += settlement.values
    width = max(len(key) for key, _ in rows)
    lines = [f"{key:{width}} = {_value(value)}" for key, value in rows]
    if settlement.hint:
        lines[-1] += f"  # {settlement.hint}"
    return "\n".join((f"[[{settlement.table}]]", *lines))


def _naming(text: str, at: int) -> str | None:
    """The fewest words from `at` on that stand nowhere else in the text."""
    words = text[at : at + 40 * _MOST_WORDS].split()[:_MOST_WORDS]
    first_line = len(text[at:].partition("\n")[0].split())
    for count in sorted(
        {min(first_line, _FEW_WORDS), first_line, *range(first_line, len(words), 8), len(words)}
    ):
        line = " ".join(words[:count])
        found = find_words(text, line)
        if line and next(found, None) is not None and next(found, None) is None:
            return line
    return None


def _value(value: str | bool) -> str:
    # A JSON string is a TOML string.
    return json.dumps(value, ensure_ascii=False)
