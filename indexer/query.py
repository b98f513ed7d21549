"""A query string becomes a syntax tree and diagnostics.

This never raises on anything a user types: what is malformed or out of bounds is repaired, and a
diagnostic names the place and the query that was understood.  What the tree matches is decided in
`plan`.  Longer than other modules because the grammar is one descent, whose rules call each other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from indexer import config
from indexer.analysis import tokens
from indexer.combine import all_of, any_of, plain_word, reads_alone
from indexer.date_ranges import read_range
from indexer.fields import FIELD_NAMES, TEXT_BY_NAME
from indexer.folding import is_han
from indexer.lexer import Lexeme, lex
from indexer.results import Diagnostic
from indexer.syntax import Dates, Everything, Fuzzy, Node, Not, Phrase, Prefix, Value, write

_FUZZY: Final = re.compile(r"(.+?)[~～](\d*)")
_STARS: Final = "*＊"
_MOST_DATE_WORDS: Final = 9
# Signs that mean something only before a term, left over inside one.
_LEADING: Final = "~～-－−–'‘"
_UNDATED: Final = frozenset(("undated", "none", "unknown"))
_OPENING_MARKS: Final = '"“”„«「『＂'
_UNKNOWN_ALONE: Final = re.compile(r"([A-Za-z]{3,})[:：]")
_UNKNOWN_FIELD: Final = re.compile(r"([A-Za-z]{3,})[:：](?!//)(.+)")
_LONG_FUZZY: Final = 6
# How other search engines write that two words stand near each other.
_NEAR_ELSEWHERE: Final = re.compile(r"(?:NEAR|ADJ|W/|NEAR/|ADJ/)\d{0,3}")
# What tells nothing new the second time.
_SAID_ONCE: Final = frozenset(
    ("too-deep", "too-many-terms", "too-many-open-terms", "unbalanced-parenthesis", "dangling-operator")
)


@dataclass(frozen=True, slots=True)
class ParsedQuery:
    """`understood` is the query the tree stands for, in plain spelling."""

    text: str
    tree: Node
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def understood(self) -> str:
        return write(self.tree)


def parse(text: str, *, today: date | None = None) -> ParsedQuery:
    """The tree of a query.  An empty one is `Everything`; a negative one is everything minus it.

    `today` is the day that “last 90 days” is counted from; by default that of the clock.
    """
    parser = _Parser(text, today or date.today())
    tree = parser.run()
    if isinstance(tree, Everything) and text.strip() and not parser.notes:
        parser.note("no-words", "There is no word in it to search for.", 0, len(text))
    repaired = write(tree)
    notes = tuple(
        replace(note, repaired=repaired if repaired and repaired != text else None) for note in parser.notes
    )
    return ParsedQuery(text, tree, notes)


class _Parser:
    """Recursive descent over the lexemes: `or` of `and` of terms."""

    def __init__(self, text: str, today: date) -> None:
        self.today = today
        self.notes: list[Diagnostic] = []
        self.terms = 0
        self.open_terms = 0
        self.at = 0
        if len(text) > config.MAX_QUERY_CHARACTERS:
            cut = text.rfind(" ", config.MAX_QUERY_CHARACTERS // 2, config.MAX_QUERY_CHARACTERS)
            cut = cut if cut > 0 else config.MAX_QUERY_CHARACTERS
            self.note(
                "query-too-long",
                f"Only the first {cut} characters were used; a query has at most "
                f"{config.MAX_QUERY_CHARACTERS}.",
                cut,
                len(text),
            )
            text = text[:cut]
        self.text = text
        self.lexemes = self.flattened(lex(text))

    def note(self, code: str, message: str, start: int, end: int) -> None:
        once = code in _SAID_ONCE
        if not any(n.code == code and (n.start == start or once) for n in self.notes):
            self.notes.append(Diagnostic(code, message, start, end))

    def run(self) -> Node:
        found: list[Node] = []
        while self.at < len(self.lexemes):
            node = self.either(None)
            if node:
                found.append(node)
            if self.at < len(self.lexemes):
                stray = self.lexemes[self.at]
                self.note(
                    "unbalanced-parenthesis",
                    "A closing parenthesis without an opening one was left out.",
                    stray.start,
                    stray.end,
                )
                self.at += 1
        return all_of(found) or Everything()

    def peek(self) -> Lexeme | None:
        return self.lexemes[self.at] if self.at < len(self.lexemes) else None

    def either(self, field: str | None) -> Node | None:
        """`a OR b OR c`, up to a closing parenthesis or the end."""
        found: list[Node] = []
        pending: Lexeme | None = None
        while True:
            node = self.all_of(field)
            lexeme = self.peek()
            if node:
                found.append(node)
                pending = None
            elif lexeme and lexeme.kind == "or":
                self.dangling(lexeme)
            if lexeme is None or lexeme.kind != "or":
                break
            pending = lexeme if node else pending
            self.at += 1
        if pending:
            self.dangling(pending)
        return any_of(found)

    def dangling(self, lexeme: Lexeme) -> None:
        self.note(
            "dangling-operator",
            f"“{lexeme.text}” needs something on both sides; it was left out.",
            lexeme.start,
            lexeme.end,
        )

    def all_of(self, field: str | None) -> Node | None:
        """Terms one after another, up to an `OR`, a closing parenthesis or the end."""
        found: list[Node] = []
        while (lexeme := self.peek()) and lexeme.kind not in ("or", "close"):
            if lexeme.kind == "and":
                self.at += 1
                following = self.peek()
                if not found or following is None or following.kind in ("or", "close", "and"):
                    self.dangling(lexeme)
                continue
            node = self.term(field)
            if node:
                found.append(node)
        return all_of(found)

    def term(self, field: str | None) -> Node | None:
        """One term with its sign and field; None where nothing is left of it."""
        negative = False
        while (lexeme := self.peek()) and lexeme.kind == "not":
            negative = not negative
            self.at += 1
            following = self.peek()
            apart = following is not None and following.start > lexeme.end and len(lexeme.text) == 1
            if following is None or apart or following.kind in ("or", "and", "close"):
                self.note(
                    "lone-minus",
                    f"“{lexeme.text}” has nothing to leave out; it was ignored.",
                    lexeme.start,
                    lexeme.end,
                )
                return None
        if lexeme and lexeme.kind == "field":
            self.at += 1
            following = self.peek()
            # “said:-word” can only be meant as “-said:word”.
            if following and following.kind == "not" and following.start == lexeme.end:
                negative = not negative
                self.at += 1
                following = self.peek()
            if following is None or following.kind not in ("text", "phrase", "open"):
                self.note(
                    "empty-field",
                    f"“{self.text[lexeme.start : lexeme.end].strip()}” has no value; it was ignored.",
                    lexeme.start,
                    lexeme.end,
                )
                return None
            field, lexeme = FIELD_NAMES[lexeme.text], following
        if lexeme is None:
            return None
        self.at += 1
        node = self.group(lexeme, field) if lexeme.kind == "open" else self.leaf(lexeme, field)
        if not (node and negative):
            return node
        return node.child if isinstance(node, Not) else Not(node)

    def group(self, opening: Lexeme, field: str | None) -> Node | None:
        node = self.either(field)
        if self.peek() is None:
            self.note(
                "unbalanced-parenthesis",
                "A closing parenthesis was missing; it was added at the end.",
                opening.start,
                opening.end,
            )
        else:
            self.at += 1
        return node

    def flattened(self, lexemes: list[Lexeme]) -> list[Lexeme]:
        """The lexemes without the parentheses that nest too deep."""
        kept: list[Lexeme] = []
        level = 0
        for lexeme in lexemes:
            if lexeme.kind == "open":
                level += 1
            deep = level > config.MAX_DEPTH and lexeme.kind in ("open", "close")
            if lexeme.kind == "close":
                level = max(0, level - 1)
            if deep:
                message = f"Parentheses more than {config.MAX_DEPTH} deep were left out."
                self.note("too-deep", message, lexeme.start, lexeme.end)
            else:
                kept.append(lexeme)
        return kept

    def leaf(self, lexeme: Lexeme, field: str | None) -> Node | None:
        if self.terms >= config.MAX_TERMS:
            self.note(
                "too-many-terms",
                f"Only the first {config.MAX_TERMS} terms were used.",
                lexeme.start,
                len(self.text),
            )
            return None
        if lexeme.kind == "phrase" and not lexeme.closed:
            self.note(
                "unbalanced-quote",
                "A closing quotation mark was missing; it was added at the end.",
                lexeme.start,
                lexeme.end,
            )
        if field == "date":
            node = self.dates(lexeme)
        elif field and field not in TEXT_BY_NAME:
            text = " ".join(re.sub('["＂“”]', " ", lexeme.text).split())
            node = Value(field, text, lexeme.start, lexeme.end) if text else None
        elif lexeme.kind == "phrase":
            node = self.phrase(lexeme, field)
        else:
            node = self.word(lexeme, field)
        self.terms += node is not None
        return node

    def phrase(self, lexeme: Lexeme, field: str | None) -> Node | None:
        text = " ".join(lexeme.text.split())
        if not tokens(text):
            self.note("empty-phrase", "A phrase without a word in it was left out.", lexeme.start, lexeme.end)
            return None
        near = lexeme.near
        if near is not None and not self.may_be_open(lexeme):
            near = None
        if near is not None and near > config.MAX_NEAR:
            near = config.MAX_NEAR
            self.note("near-too-far", f"Words can be at most {near} apart.", lexeme.start, lexeme.end)
        return Phrase(text, field, near, lexeme.start, lexeme.end)

    def word(self, lexeme: Lexeme, field: str | None) -> Node | None:
        """A bare word, prefix or fuzzy word.  What has no letter or figure in it is no term."""
        start, end = lexeme.start, lexeme.end
        if _NEAR_ELSEWHERE.fullmatch(lexeme.text) and 1 < self.at < len(self.lexemes):
            said = f'“{lexeme.text}” was read as a word. Words near each other are written "these words"~5.'
            self.note("near-as-word", said, start, end)
        text = lexeme.text.lstrip(_LEADING)
        if not text:
            return None
        if text[0] in _STARS:
            if text.strip(_STARS):
                self.note(
                    "leading-star", "A word cannot begin with a star; the star was left out.", start, end
                )
            text = text.lstrip(_STARS + _LEADING)
            if not text:
                return None
        unknown = _UNKNOWN_FIELD.fullmatch(text)
        quoted = end < len(self.text) and self.text[end] in _OPENING_MARKS
        if quoted and field is None and (alone := _UNKNOWN_ALONE.fullmatch(text)):
            self.note("unknown-field", f"“{alone.group(1)}” is no field; it was read as a word.", start, end)
            return self.words([alone.group(1)], lexeme, field)
        if unknown and field is None:
            self.note(
                "unknown-field",
                f"“{unknown.group(1)}” is no field; it was read as a word.",
                start,
                start + unknown.end(1) + 1,
            )
            return self.words(re.split("[:：]", text), lexeme, field)
        fuzzy = _FUZZY.fullmatch(text)
        if fuzzy and tokens(fuzzy.group(1)):
            return self.fuzzy(fuzzy, lexeme, field)
        if "~" in text or "～" in text:
            return self.words(re.split("[~～]", text), lexeme, field)
        star = next((i for i, char in enumerate(text) if char in _STARS), -1)
        if star >= 0:
            if text[star:].strip(_STARS):
                self.note(
                    "inner-star",
                    "A star stands only at the end of a word; the rest was left out.",
                    start + star,
                    end,
                )
            stem = text[:star]
            if not tokens(stem) or not reads_alone(stem):
                return plain_word(stem, field, start, end) if tokens(stem) else None
            if not self.may_be_open(lexeme):
                return plain_word(stem, field, start, end)
            return Prefix(stem, field, start, end)
        return plain_word(text, field, start, end) if tokens(text) else None

    def may_be_open(self, lexeme: Lexeme) -> bool:
        """Whether a term may still stand for many words or places, each of which costs a search."""
        self.open_terms += 1
        if self.open_terms <= config.MAX_OPEN_TERMS:
            return True
        self.note(
            "too-many-open-terms",
            f"Only the first {config.MAX_OPEN_TERMS} terms with “*” or “~” were used as such;"
            " the others were taken as they are.",
            lexeme.start,
            len(self.text),
        )
        return False

    def words(self, parts: list[str], lexeme: Lexeme, field: str | None) -> Node | None:
        """The terms that a text falls apart into."""
        nodes = [self.word(replace(lexeme, text=part), field) for part in parts if part]
        return all_of([node for node in nodes if node])

    def fuzzy(self, match: re.Match[str], lexeme: Lexeme, field: str | None) -> Node:
        text = match.group(1).strip(_STARS + "~～") or match.group(1)
        wanted = int(match.group(2)[:3]) if match.group(2) else (1 if len(text) < _LONG_FUZZY else 2)
        distance = min(wanted, config.MAX_EDIT_DISTANCE)
        if distance < wanted:
            self.note(
                "distance-too-large",
                f"A word may differ by at most {distance} letters.",
                lexeme.start,
                lexeme.end,
            )
        if is_han(text[-1]):
            self.note(
                "fuzzy-ideographs",
                f"Chinese words are found as they are written; “{text}” was taken without “~”.",
                lexeme.start,
                lexeme.end,
            )
            distance = 0
        if distance == 0 or not reads_alone(text) or not self.may_be_open(lexeme):
            return plain_word(text, field, lexeme.start, lexeme.end)
        return Fuzzy(text, distance, field, lexeme.start, lexeme.end)

    def date_words(self, lexeme: Lexeme) -> tuple[str, int]:
        """The text of a date, with the words after it where only together they mean one: last 90 days."""
        text, end = lexeme.text.strip(), lexeme.end
        if lexeme.kind != "text":
            return text, end
        taken = 0
        for count, following in enumerate(self.lexemes[self.at : self.at + _MOST_DATE_WORDS - 1], 1):
            if following.kind not in ("text", "not"):
                break
            longer = self.text[lexeme.start : following.end]
            if read_range(longer, self.today):
                text, end, taken = longer, following.end, count
        self.at += taken
        return text, end

    def dates(self, lexeme: Lexeme) -> Node | None:
        text, end = self.date_words(lexeme)
        if text.casefold() in _UNDATED:
            return Value("date", "undated", lexeme.start, end)
        found = read_range(text, self.today)
        if found is None:
            self.note(
                "bad-date",
                f"“{text}” is no date such as 2020, 2020-07, 2020-07-01..2020-09 or last 90 days;"
                " it was ignored.",
                lexeme.start,
                end,
            )
            return None
        first, last = found
        if first and last and first > last and not first.startswith(last):
            self.note("dates-swapped", "The later date came first; the two were swapped.", lexeme.start, end)
            first, last = last, first
        return Dates(first, last, lexeme.start, end)
