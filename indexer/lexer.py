"""What a user typed, as lexemes: the quoting, operators and field names of the query language.

Curly, straight and Chinese marks are told apart here, nowhere else.  Nothing is refused: what has
no meaning is text.  How lexemes combine is decided in `query`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from indexer.fields import FIELD_NAMES

LexemeKind = Literal["text", "phrase", "open", "close", "or", "and", "not", "field"]

_CLOSERS: Final = {
    '"': '"＂”“',
    "＂": '"＂',
    "“": "”",
    "”": "”",
    "„": "“”",
    "«": "»",
    "「": "」",
    "『": "』",
}
_WORDS: Final[dict[str, LexemeKind]] = {"or": "or", "and": "and", "not": "not"}
_SIGNS: Final[dict[str, LexemeKind]] = {"&&": "and", "&": "and"}
_MINUS: Final = "-－−–"
_OPEN: Final = "(（"
_CLOSE: Final = ")）"
_FIELD: Final = re.compile(r"([A-Za-zＡ-Ｚａ-ｚ]+)[:：][^\S\n]*")
# Single marks: from the beginning of a word to the end of one, so that no apostrophe is taken for them.
_SINGLE: Final = re.compile(
    r"""(?:'(?=[^\s'])(?P<straight>[^"“”]*?[^\s"“”'])'|‘(?=[^\s’])(?P<curly>[^"“”‘]*?[^\s"“”])’)"""
    r"(?=[\s()（）~～、，；。！？,;|｜]|$)"
)
_BAR: Final = re.compile("[|｜]{1,2}")
# Apart from its phrase the sign needs a number: alone it would be a stray mark.
_NEAR: Final = re.compile(r"[~～](\d{1,6})?|\s+[~～](\d{1,6})(?=[\s)）]|$)")
# Chinese marks and a comma or semicolon end a word; a comma inside a figure does not.
_TEXT: Final = re.compile(r"(?:[^\s\"“”„«»「」『』＂()（）、，；。！？,;|｜]|(?<=\d)[,，](?=\d))+")


@dataclass(frozen=True, slots=True)
class Lexeme:
    """`closed` is False for a phrase whose second mark is missing; `near` what follows its “~”."""

    kind: LexemeKind
    text: str
    start: int
    end: int
    near: int | None = None
    closed: bool = True


def lex(query: str) -> list[Lexeme]:
    """All lexemes of a query; white space and marks of no meaning are in none."""
    found: list[Lexeme] = []
    position = 0
    while position < len(query):
        lexeme = _next(query, position, found)
        if lexeme is None:
            position += 1
        else:
            found.append(lexeme)
            position = lexeme.end
    return found


def _next(query: str, at: int, before: list[Lexeme]) -> Lexeme | None:
    char = query[at]
    if char in _CLOSERS and not _is_inch(query, at):
        return _phrase(query, at)
    if single := _SINGLE.match(query, at):
        text = single.group("straight") or single.group("curly")
        near = _NEAR.match(query, single.end())
        end = near.end() if near else single.end()
        return Lexeme("phrase", text, at, end, near=_apart(near))
    if char in _OPEN:
        return Lexeme("open", char, at, at + 1)
    if char in _CLOSE:
        return Lexeme("close", char, at, at + 1)
    if char in _MINUS:
        if at + 1 < len(query) and not query[at + 1].isspace() and query[at + 1] not in _CLOSE:
            return Lexeme("not", char, at, at + 1)
        return Lexeme("not", char, at, at + 1) if char == "-" else None
    if bar := _BAR.match(query, at):
        return Lexeme("or", bar.group(), at, bar.end())
    field = _FIELD.match(query, at)
    if field and _plain(field.group(1)) in FIELD_NAMES and not query.startswith("//", field.end()):
        return Lexeme("field", _plain(field.group(1)), at, field.end())
    match = _TEXT.match(query, at)
    if not match:
        return None
    text = match.group()
    kind = _WORDS.get(_plain(text)) or _SIGNS.get(text)
    # After a field name “or” can only be a value.
    if kind and not (before and before[-1].kind == "field"):
        return Lexeme(kind, text, at, match.end())
    return Lexeme("text", text, at, match.end())


def _phrase(query: str, at: int) -> Lexeme:
    closers = _CLOSERS[query[at]]
    end = at + 1
    while end < len(query):
        if inner := _quoted_inside(query, at, end):
            end = inner
        elif query[end] in closers and not _inch_inside(query, end, closers):
            break
        else:
            end += 1
    closed = end < len(query)
    text = query[at + 1 : end]
    near = _NEAR.match(query, end + 1) if closed else None
    return Lexeme(
        "phrase",
        text,
        at,
        near.end() if near else min(end + 1, len(query)),
        near=_apart(near),
        closed=closed,
    )


def _apart(near: re.Match[str] | None) -> int | None:
    """How far apart the words of a phrase may be, by the sign behind it; None where there is no sign."""
    return int(near.group(1) or near.group(2) or 1) if near else None


def _quoted_inside(query: str, opening: int, at: int) -> int:
    """Where curly marks end that a phrase in straight ones holds: "he said “a b” and went"; else 0."""
    if query[opening] != '"' or query[at] != "“" or not (at == opening + 1 or query[at - 1].isspace()):
        return 0
    end = query.find("”", at) + 1
    return end if end and '"' not in query[at:end] and '"' in query[end:] else 0


def _is_inch(query: str, at: int) -> bool:
    """A closing mark after a figure, where no phrase is open, is the sign for inches: 6.67”."""
    return query[at] in '”"' and at > 0 and query[at - 1].isdigit()


def _inch_inside(query: str, at: int, closers: str) -> bool:
    """Inside a phrase a mark after a figure is an inch sign if another mark closes the phrase.

    The other mark must stand before a space or the end, as a closing one does.
    """
    if not query[at - 1].isdigit() or query[at] not in '”"':
        return False
    for later in range(at + 1, len(query)):
        if query[later] in _CLOSERS or query[later] in closers:
            closing = later + 1 == len(query) or query[later + 1].isspace() or query[later + 1] in "~～)）"
            inner = not query[later - 1].isspace() and query[later - 1] not in ":：(（-"
            return closing and inner and query[later] in closers
    return False


def _plain(text: str) -> str:
    """Full-width letters as plain lower-case ones."""
    return "".join(chr(ord(char) - 0xFEE0) if "Ａ" <= char <= "ｚ" else char for char in text).casefold()
