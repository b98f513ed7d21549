"""The shapes of names: how a personal name is spelled, in Latin and in Chinese characters.

Decides what *could* be a name and how two spellings compare; whether it is one depends on what
stands around it (`extract.people`), and whose it is on the archive (`resolve.persons`).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from corpus.languages import names_en, names_zh

_LETTERS = [chr(c) for c in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))]
UPPER = "A-Z" + "".join(c for c in _LETTERS if c.isupper() or c.istitle())
HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002ffff"

_ABBREVIATION = "|".join(rf"(?<=\b{word}\.)" for word in names_en.ABBREVIATED.split())
_PARTICLES = "|".join(sorted(map(re.escape, names_en.PARTICLES), key=len, reverse=True))
_JOINED = r"(?:[’'‘´`\-‐‑](?!s\b)[^\W\d_]++)"
_GAP = "[ \u00a0]{1,2}"
# What follows the capital of such a word; small plain letters first, which the engine tells fastest.
_REST = rf"(?:\.(?:-?[{UPPER}]\.)*|[a-z]*+[^\W\d_]*+(?:\.(?:{_ABBREVIATION})|{_JOINED}{{0,4}}))"
#: One word of a name: “Okoro”, “O'Dell”, “Jean-Luc”, “J.”, “J.R.”, “Mr.”, “Jr.”.
TOKEN = rf"[{UPPER}]{_REST}"
_NICKNAME = rf"(?:[“\"(‘'][{UPPER}]\w?[a-z][\w\-]{{0,12}}[”\")’'])(?={_GAP}[{UPPER}])"
_PARTICLE = rf"(?:{_PARTICLES})(?={_GAP}(?:(?:{_PARTICLES}){_GAP}){{0,2}}[{UPPER}])"
_COMMA_GENERATION = r",?[ \u00a0](?:Jr|Sr)\b\.?"
# The patterns begin with the capital and look behind it afterwards: so the engine skips to the capitals.
#: Two or more such words in a row.
RUN = re.compile(
    rf"[{UPPER}](?<![\w@./\-’'‘].){_REST}"
    rf"(?:{_COMMA_GENERATION}|{_GAP}(?:{TOKEN}|{_PARTICLE}|{_NICKNAME})){{1,20}}"
)
WORD = re.compile(rf"[{UPPER}](?<![\w@/].){_REST}(?![\w@])")

_SYLLABLE = (
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uan|uai|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|uo|ue|ui|er|"
    r"[aeiouüv])"
)
_HAN_CHAR = re.compile(f"[{HAN}]")
_PINYIN = re.compile(rf"(?:{_SYLLABLE}){{1,2}}(?:[-’'](?:{_SYLLABLE}))?")


def is_initial(token: str) -> bool:
    """“J.”, “J.R.”, “J”."""
    return len(token) == 1 or (token.endswith(".") and token.replace(".", "").replace("-", "").isupper())


@lru_cache(maxsize=65536)
def fold_token(token: str) -> str:
    """Case, accents, dots and kinds of apostrophe and hyphen put aside."""
    if token.isascii() and token.isalnum():
        return token.lower()
    plain = "".join(c for c in unicodedata.normalize("NFKD", token) if not unicodedata.combining(c))
    return re.sub(r"[^\w]+", "", plain.casefold())


@lru_cache(maxsize=65536)
def fold_name(name: str) -> tuple[str, ...]:
    """The words of a name as they compare with another's; courtesy titles are left out."""
    folded = (fold_token(part) for part in re.split(r"[\s·•・]+", name))
    return tuple(part for part in folded if part and part not in names_en.COURTESY)


def fold_han(name: str) -> str:
    """A Chinese name without the spaces inside it; the dot of a foreign name stays, in one form."""
    return re.sub(r"[•・]", "·", re.sub(r"[\s\u3000]+", "", name))


def is_pinyin_name(tokens: tuple[str, ...] | list[str]) -> bool:
    """Family name first and the given name in one or two syllables: “Gao Minghua”, “Tan Wei Jie”."""
    if not 2 <= len(tokens) <= 3 or tokens[0].casefold() not in names_en.PINYIN_SURNAMES:
        return False
    return all(len(t) > 1 and _PINYIN.fullmatch(t.casefold()) for t in tokens[1:])


@cache
def _simple_forms() -> dict[int, str]:
    from opencc import OpenCC  # loaded late: it reads its dictionaries from disk

    chars = [chr(code) for code in (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))]
    forms = str(OpenCC("t2s").convert("\n".join(chars))).split("\n")
    return {ord(a): b for a, b in zip(chars, forms, strict=True) if a != b and len(b) == 1}


def simplified(text: str) -> str:
    """A text with its traditional characters simplified one by one, as long as before.

    The words of Chinese that rules look for are kept in simplified characters; this is what they are
    looked for in.  What is shown is taken from the text itself.
    """
    return text.translate(_simple_forms()) if not text.isascii() and is_han(text) else text


def is_han(name: str) -> bool:
    """Whether a name is written in Chinese characters."""
    return _HAN_CHAR.search(name) is not None


def han_surname(name: str) -> str | None:
    """The family name a Chinese name begins with, None where it begins with none."""
    if name[:2] in names_zh.COMPOUND_SURNAMES and len(name) > 2:
        return name[:2]
    return name[0] if name[:1] in names_zh.SURNAMES else None


def is_han_name(name: str) -> bool:
    """Could be a Chinese person's name: a known family name and one or two characters."""
    surname = han_surname(name)
    return surname is not None and 1 <= len(name) - len(surname) <= 2
