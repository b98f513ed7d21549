"""The keys a piece of query text stands for: one row of keys for each way it can be spelled.

Query text goes through the same tokenizer as the releases.  “RMB 1,999” may stand in a release as
“RMB1,999” and “e-mail” as “email”: each such spelling is a row of its own.
"""

from __future__ import annotations

import re
from typing import Final

from indexer import config
from indexer.analysis import HYPHENS, Token, tokens
from indexer.folding import is_han, stem

_MIXED: Final = re.compile(r"([^\W\d_]{2,})(\d[\d.]*)|(\d[\d.]*)([^\W\d_]{2,})")


def query_tokens(text: str) -> list[Token]:
    """The tokens that stand for `text` in a query, one a position and without gaps.

    Of a run of ideographs these are its pairs; the last character alone is left out at the end of
    the text, where the last pair holds it.
    """
    chosen: dict[int, Token] = {}
    for token in tokens(text):
        held = chosen.get(token.position)
        if held is None or (is_han(token.form) and len(token.form) > len(held.form)):
            chosen[token.position] = token
    row = [chosen[position] for position in sorted(chosen)]
    if len(row) > 1 and len(row[-1].form) == 1 and is_han(row[-1].form):
        before = row[-2]
        if len(before.form) == 2 and is_han(before.form) and before.end == row[-1].end:
            row.pop()
    return row


def spellings(text: str) -> list[tuple[str, ...]]:
    """The rows of folded keys for `text`, as it is written first; at most MAX_SPELLINGS."""
    row = query_tokens(text)
    rows: list[tuple[str, ...]] = [()]
    index = 0
    while index < len(row):
        options: list[tuple[int, tuple[str, ...]]] = [(1, (row[index].form,))]
        if index + 1 < len(row) and (whole := _written_together(text, row[index], row[index + 1])):
            options = [(2, (row[index].form, row[index + 1].form)), (2, (whole,))]
        elif parts := _written_apart(row[index].form):
            options.append((1, parts))
        if len(rows) * len(options) > config.MAX_SPELLINGS:
            options = options[:1]
        rows = [head + tail for head in rows for _, tail in options]
        index += options[0][0]
    # The spelling of the query itself first, whatever the options were.
    return list(dict.fromkeys(rows))


def stems(row: tuple[str, ...]) -> tuple[str, ...]:
    """A row of folded keys as stems."""
    return tuple(key if is_han(key) else stem(key) for key in row)


def _written_together(text: str, first: Token, second: Token) -> str | None:
    """“RMB” “1,999” as one key, or the halves of “e-mail”; None where they never are one word."""
    gap = text[first.end : second.start]
    kinds = {_kind(first.form), _kind(second.form)}
    if len(gap) != 1 or "other" in kinds:
        return None
    measured = gap.isspace() and kinds == {"figure", "word"}
    halves = gap in HYPHENS and kinds == {"word"} and text.count(gap) == 1
    return first.form + second.form if measured or halves else None


def _kind(key: str) -> str:
    if is_han(key):
        return "other"
    return "word" if key.isalpha() else "figure" if key.replace(".", "").isdigit() else "other"


def _written_apart(key: str) -> tuple[str, ...] | None:
    """“rmb1999” as “rmb” “1999”; None for a model name such as “9a”."""
    match = _MIXED.fullmatch(key)
    return tuple(part for part in match.groups() if part) if match else None
