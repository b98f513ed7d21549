"""Names that have the shape of a product's: capitalised words with a model number, a mark, a launch.

Shapes only, from one release: whether “Halo 3 Pro” is a product of the archive, what family it is
of, and where else it stands is decided by `resolve.products` from the candidates of all releases.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

from corpus.extract.product_phrases import find_told_names
from corpus.extract.product_stance import stance
from corpus.languages import names_en, products_en
from corpus.models import Language, Passage, ProductMention, Span
from corpus.names import HAN, UPPER

_GAP = "[ \u00a0]{1,2}"
_LATIN = "A-Za-z0-9_\u00c0-\u024f"
_MARK = r"(?:[®™℠]\ufe0f?|TM\b)"
_INCH = r"(?:[”″\"“]|’’|''|-inch\b)"
_TAIL = rf"[{_LATIN}]*+(?:[-+./’'](?!s\b)[{_LATIN}]++){{0,6}}\+?"
# “K30特别版”: a Chinese edition glued to a model number.
_EDITION = rf"(?:(?<=[{_LATIN}])[{HAN}]{{2,3}}版)?"
_NUMBER = (
    rf"\d{{1,4}}(?![\d,.]*\d{{3}})(?:\.\d{{1,2}})?(?:{_INCH}|[A-Za-z]{{1,5}})?"
    rf"(?:[-+][A-Za-z0-9]+)*\+?(?![{_LATIN}])"
)
_REST = rf"{_TAIL}{_EDITION}{_MARK}?"
_HEAD = rf"(?:[{UPPER}]|[a-z](?=[{UPPER}])){_REST}"
_WORD = rf"(?:{_HEAD}|{_NUMBER}{_EDITION}{_MARK}?)"
_NOT_BEFORE = rf"[{_LATIN}$€£¥.@/#&+\-’']"
# Begins with a capital, so that the engine skips to the capitals; the “i” of “iQ” is taken in afterwards.
_CHAIN = re.compile(
    rf"[{UPPER}](?:(?<!{_NOT_BEFORE}.)|(?<=[a-z].)(?<!{_NOT_BEFORE}..)){_REST}"
    rf"(?:{_GAP}(?:{_WORD}|for(?={_GAP}[{UPPER}]))){{0,24}}"
)
_CODE = (
    r"(?:[A-Z]{0,5}-?|[A-Z][a-z]?[A-Z]-)\d{1,4}(?:\.\d{1,2})?[A-Za-z]{0,5}(?:[-+][A-Za-z][A-Za-z0-9]*)*\+?"
)
_MODEL = re.compile(rf"{_CODE}(?:{_INCH})?{_EDITION}{_MARK}?")
_YEAR = re.compile(r"(?:19|20)\d\d\W*|0\d+\W*")
_MEASURE = re.compile(
    r"\d[\d.]*(?:[gmdsklx]|[wv]|(?i:kg|mg|mm|cm|km|nm|mah|wh|mp|gb|tb|mb|kb|kw|mw|gw|hz|khz|mhz|ghz|ml|am|pm|g\+|"
    r"st|nd|rd|th|mph|fps|bn|mn|hr|hrs|min|bit|pin|page|day|year|month|week|hour|core|in|km/h|ppi|nits|kbps|"
    r"mbps)|[KWVX])(?:[-+].*)?"
)
_TOKEN = re.compile(r"\S+")
_SMALL = frozenset("abcdefghijklmnopqrstuvwxyz")
_LAUNCH_VERBS = frozenset(products_en.LAUNCH_VERBS)
_DETERMINERS = frozenset(("the", "its", "a", "an", "new", "our", "all-new", "latest", "first"))
_NEXT_WORD = re.compile(r"[ \u00a0]([a-z][a-z\-]+)")
_NOT_AFTER = re.compile(
    r"[ \u00a0]?(?:%|percent|million|billion|trillion|[-–]\d|,\d{3}|:\d|th\b|st\b|nd\b|rd\b|/\d)"
)
_COMPANY_FORMS = frozenset(
    (
        "corporation",
        "corp",
        "inc",
        "incorporated",
        "ltd",
        "limited",
        "llc",
        "plc",
        "gmbh",
        "group",
        "holdings",
    )
)
# “… series” of these is no range of products.
_PLAIN_SERIES = frozenset(
    (
        "world",
        "time",
        "tv",
        "web",
        "film",
        "drama",
        "video",
        "summer",
        "winter",
        "lecture",
        "concert",
        "speaker",
    )
)
#: What makes a range of products of the name before it.
SERIES = frozenset(("series", "系列"))
SERIES_BEHIND = re.compile(r"[ \u00a0](?:[Ss]eries|SERIES)\b|[ \u00a0]?系列")
_CONFIDENCE = {
    "company": 0.0,
    "model": 0.8,
    "mark": 0.7,
    "series": 0.7,
    "purpose": 0.4,
    "kind": 0.4,
    "launch": 0.5,
    "noun": 0.5,
}
_LONGEST = 10
# Shapes that say little beside what the release says in words.
_UNSURE = frozenset({"noun", "launch", "kind", "alias"})
_AWARD = re.compile(r"[®™]?-(?:winning|nominated)|[ \u00a0](?:Award|Prize)")
_FUNDS = (" ETF", " Fund", " Trust")
_TICKER = re.compile(r"[ \u00a0]\((?:NYSE|NASDAQ|Nasdaq|OTC|TSX|LSE|ASX|HKEX|SEHK|CSE|AMEX|Euronext|FWB)\b")
_BRACKETS = frozenset((" (", "\u00a0(", " （"))
_HAN_BRACKET = re.compile(rf"[ \u00a0][(（][“\"]?(?P<han>[{HAN}]{{2,8}})[”\"]?[)）]")
_HAN_MODEL = re.compile(
    rf"(?P<han>[{HAN}]{{2,5}})[ \u00a0]?(?P<model>[A-Z]{{1,3}}\d{{1,3}}[A-Z]?|\d{{1,2}}[A-Z])(?![{_LATIN}])"
)

#: One word of a row with its start and end.
Word = tuple[str, int, int]


def find_chains(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Words of names in a row in `text[start:end]`, in order: each row with the position where it begins.

    “Halo”, “X3”, “iQ”, “9A”, “2.0”, “34””, “Halo®” are such words; the first of a row is no number.
    """
    for match in _CHAIN.finditer(text, start, end):
        first = match.start()
        # Only one small letter can stand before the capital here, unless the text is cut at it.
        if first > start and text[first - 1] in _SMALL:
            yield first - 1, text[first - 1 : match.end()]
        else:
            yield first, match.group()


@lru_cache(maxsize=65536)
def chain_words(chain: str) -> tuple[Word, ...]:
    """The words of a row, with their positions in it."""
    return tuple((m.group(), *m.span()) for m in _TOKEN.finditer(chain))


@lru_cache(maxsize=65536)
def is_model(token: str) -> bool:
    """“9A”, “X3”, “2.0”, “34””: a model number or version; not a year, not a measure, not a plain word."""
    if not any(c.isdigit() for c in token) or _YEAR.fullmatch(token) or _MEASURE.fullmatch(token):
        return False
    return _MODEL.fullmatch(token) is not None and token.casefold() not in products_en.STANDARDS


def model_position(words: Sequence[str]) -> int | None:
    """Where the first model number of a name stands (never first), None without one."""
    for i, word in enumerate(words):
        if i and is_model(word):
            before = words[i - 1].casefold().strip("®™")
            if before in products_en.NUMBERED_NOUNS or before in products_en.STANDARDS:
                return None
            return i
    return None


def find_candidates(
    text: str, span: Span, *, language: Language, passages: Sequence[Passage] = ()
) -> tuple[ProductMention, ...]:
    """What may be a product's name in `text[span]`, in order, without overlaps; `name` None.

    `text` is the whole dump, `span` one release.  The surface may run on into words that are not of the
    name (“Halo 3 Quick Specs”): `resolve.products.learn` cuts it.  Rules: "model" (a model number),
    "mark" (® or ™), "series" (“Halo Series”), "launch" (after a launch verb), "noun" (before “smartphone”,
    “app”), "kind" (ending in such a word), "purpose" (“Halo for TV”); "company" marks a company's name, which
    is no product.  Names that the words around them tell carry the rules of `extract.product_phrases`.  Three
    rules tell in `name` what they stand beside: "alias" (the name before the bracket of “Halo (光环)”),
    "han-model" (the model number behind “光环 X4”) and "of-series" (the name before “series”).
    """
    found = list(_han_before_models(text, span)) if language == "zh" else []
    for base, chain in find_chains(text, span.start, span.end):
        first, last, rule = _read_chain(chain)
        if last <= first:
            continue
        start, end = base + first, base + last
        if rule == "model" and last == len(chain) and _NOT_AFTER.match(text, end, span.end):
            rule = ""
        if rule == "kind" and not text[start - 2 : start - 1].islower():
            rule = ""
        if rule == "mark" and _AWARD.match(text, end, span.end):
            continue
        if _TICKER.match(text, end, span.end) and not text.endswith(_FUNDS, start, end):
            rule = "company"
        rule = rule or _context_rule(text, span, start, end)
        if rule:
            found.append(
                ProductMention(
                    Span(start, end),
                    text[start:end],
                    rule,
                    _CONFIDENCE[rule],
                    stance=stance(text, start, end),
                )
            )
        if text[end : end + 2] in _BRACKETS and (alias := _HAN_BRACKET.match(text, end, span.end)):
            at = Span(*alias.span("han"))
            found.append(ProductMention(at, alias.group("han"), "alias", 0.9, name=text[start:end]))
    merged = _merge(found, find_told_names(text, span))
    return (*merged, *_series_behind(text, span, merged))


def _series_behind(text: str, span: Span, found: Sequence[ProductMention]) -> Iterator[ProductMention]:
    for one in found:
        if one.name is None and (behind := SERIES_BEHIND.match(text, one.span.end, span.end)):
            yield ProductMention(Span(*behind.span()), behind.group(), "of-series", 0.5, name=one.surface)


def _merge(shaped: list[ProductMention], told: list[ProductMention]) -> tuple[ProductMention, ...]:
    """In order; where two overlap, a shape that is sure of itself stays, else what the words tell."""
    sure = sorted((m for m in shaped if m.rule not in _UNSURE), key=lambda m: m.span.start)
    found = list(sure)
    for others in (told, sorted((m for m in shaped if m.rule in _UNSURE), key=lambda m: m.span.start)):
        starts = [m.span.start for m in found]
        free = []
        for one in others:
            at = bisect_left(starts, one.span.end)
            if at == 0 or found[at - 1].span.end <= one.span.start:
                free.append(one)
        found = sorted((*found, *free), key=lambda m: m.span.start)
    return tuple(found)


def _han_before_models(text: str, span: Span) -> Iterator[ProductMention]:
    for match in _HAN_MODEL.finditer(text, span.start, span.end):
        at = Span(*match.span("han"))
        yield ProductMention(at, match.group("han"), "han-model", 0.5, name=match.group("model"))


@lru_cache(maxsize=65536)
def _read_chain(chain: str) -> tuple[int, int, str]:
    """(start, end, rule) of what in a row may be a name: 0, 0 for nothing, rule "" where its place tells."""
    kept = list(chain_words(chain))
    while kept and kept[0][0].casefold() in names_en.NOT_NAMES:
        kept = kept[1:]
    if not kept:
        return 0, 0, ""
    for i, (word, _, _) in enumerate(kept):
        if i and word.casefold() in _COMPANY_FORMS:
            return (kept[0][1], kept[i - 1][2], "company") if i <= 5 else (0, 0, "")
    kept = kept[:_LONGEST]
    if kept[-1][0] == "for":
        kept.pop()
    words = [w for w, _, _ in kept]
    start, end = kept[0][1], kept[-1][2]
    if any(c in chain for c in "®™℠"):
        return start, end, "mark"
    if model_position(words) is not None:
        return start, end, "model"
    low = words[-1].casefold()
    if len(words) > 1 and low in ("series", "edition") and words[0].casefold() not in _PLAIN_SERIES:
        return start, end, "series"
    for i, word in enumerate(words):
        if (
            word == "for"
            and i >= 2
            and words[i + 1 : i + 2]
            and words[i + 1].casefold() in products_en.PURPOSES
        ):
            return start, kept[i + 1][2], "purpose"
    if low in products_en.PRODUCT_NOUNS and len(words) > 1:
        return start, end, "kind"
    if low in products_en.NOT_PRODUCT_HEADS or low in names_en.ORGANISATION_WORDS:
        return 0, 0, ""
    return start, end, ""


def _context_rule(text: str, span: Span, start: int, end: int) -> str:
    """ "launch" or "noun" for a name whose own words tell nothing, else ""."""
    following = _NEXT_WORD.match(text, end, min(span.end, end + 24))
    if following and following.group(1) in products_en.PRODUCT_NOUNS:
        return "noun"
    return "launch" if _is_launched(text, span, start) else ""


def _is_launched(text: str, span: Span, start: int) -> bool:
    """Whether a launch verb stands before a name, with at most four small words between."""
    if start == span.start or text[start - 1] not in " \u00a0":
        return False
    words = text[max(span.start, start - 40) : start].split()
    for _ in range(4):
        if not words or words[-1].casefold() not in _DETERMINERS:
            break
        words.pop()
    return bool(words) and words[-1].casefold() in _LAUNCH_VERBS
