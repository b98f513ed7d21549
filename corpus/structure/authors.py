"""Who wrote a letter or held a speech, from the release's own byline, sign-off, lead-in or title.

Decides the author of a part, and where inside a report the words of somebody else begin (“Full
text of her speech”).  A name counts only where the text puts it as author; without such a
place there is none.  Whose translation a part is, and that it has the same author, is the pipeline's
to say (`inherited_author`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.alternation import one_of
from corpus.languages import structure_en as en
from corpus.languages import structure_zh as zh
from corpus.models import Evidence, Release
from corpus.names import HAN, RUN, is_han_name
from corpus.structure.linecues import is_closing, is_contact, is_date_line
from corpus.structure.paragraphs import Paragraph

LONGEST_LINE = 220
LONGEST_SIGNED = 120
LONGEST_LEAD_IN_ZH = 90

_KINDS = one_of(en.AUTHORED_KINDS)
_KINDS_ZH = one_of(zh.AUTHORED_KINDS)
_HELD = r"(?:delivered|given|made|held)\s+"
_BY = re.compile(
    rf"[\[(*_–—\s]*(?:{'|'.join(map(re.escape, en.BYLINE_OPENERS))})(?:\s*[:：]\s*|\s+)(?=\S)", re.IGNORECASE
)
_KIND_BY = re.compile(
    rf"[\[(*_\s]*(?:(?:an?|the|our)\s+)?(?:[\w’'-]+\s+){{0,3}}?(?:{_KINDS})\s+(?:(?:{_HELD})?by|from|of)\s+(?=\S)",
    re.IGNORECASE,
)
_BY_ZH = re.compile(rf"[\[【（(*\s]*(?:{'|'.join(map(re.escape, zh.BYLINE_OPENERS))})\s*[:：]?\s*")
_SPEECH_ZH = re.compile(
    rf"(?P<lead>[^，。,：:]{{2,40}}?)(?:在[^，。,]{{2,40}}上?的?|的)?(?:{_KINDS_ZH})[）)】]?$"
)
_POSSESSIVE = re.compile(rf"[’']s?\s+(?:[\w’'-]+\s+){{0,4}}?(?:{_KINDS})\b", re.IGNORECASE)
_LEAD_IN = re.compile(
    r"(?:full\s+text|full\s+transcript|complete\s+text|text|transcript|copy|full\s+version)\s+of\s+"
    rf"(?P<whose>.{{0,120}}?)\b(?:{_KINDS})\b(?P<after>.{{0,90}})$",
    re.IGNORECASE,
)
#: “Her letter reads in full:”, “The text of the letter follows in full below:”.
_READS = re.compile(
    rf"^(?P<whose>[^.:;!?]{{0,80}}?)\b(?:{_KINDS})\s+(?:reads|read|follows|is\s+(?:given|printed|reproduced))"
    r"(?:\s+(?:below|here))?,?\s+(?:in\s+full|as\s+follows)(?:\s+below)?\s*[:.]$",
    re.IGNORECASE,
)
_LEAD_IN_ZH = re.compile(
    rf"(?:以下|下面|附)[为為是]?[:：]?(?P<whose>[^，。,：:]{{0,40}}?)的?(?:[^，。,：:]{{0,16}})(?:{_KINDS_ZH})[^，。,：:]{{0,16}}[:：]?$"
)
_KIND_LAST_ZH = re.compile(rf"(?:{_KINDS_ZH})[^，。,：:]{{0,16}}[:：]?$")
_HAN_NAME = re.compile(rf"[{HAN}](?:\s?[{HAN}]){{1,3}}")
_HONORIFIC = re.compile(rf"(?:{'|'.join(en.HONORIFICS)})\.?\s+", re.IGNORECASE)
#: “Hon. Prime Minister ”, “Dr. ”: what stands before a name, with the role in it.
_TITLES = re.compile(
    rf"(?:(?i:{'|'.join(en.HONORIFICS)})\.?\s+)?"
    rf"(?:(?:[Tt]he\s+)?(?P<role>(?:[A-Z][\w’'-]*\s+){{0,3}}?(?i:{one_of(en.ROLE_WORDS)}))\s+)?"
    rf"(?:(?i:{'|'.join(en.HONORIFICS)})\.?\s+)?"
)
_HONORIFIC_ZH = re.compile(rf"(?:{'|'.join(zh.HONORIFICS)})$")
_ROLE = re.compile(rf"\b(?:{'|'.join(map(re.escape, en.ROLE_WORDS))})\b", re.IGNORECASE)
_ROLE_ZH = re.compile(one_of(zh.ROLE_WORDS), re.IGNORECASE)
_DASHES = "—–―-─ \u3000\u00a0\t"


@dataclass(frozen=True, slots=True)
class Author:
    """A name as printed, the role beside it, and the line that says so."""

    name: str
    role: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class SignOff:
    """The closing lines of a letter: positions `first` to `last` (excluded) in the paragraphs."""

    first: int
    last: int
    author: Author | None


def is_byline(p: Paragraph) -> bool:
    """“By Ana Ruiz, Outlet”, “Speech by Ana Ruiz, Chair of …”, “作者：文丽”."""
    return p.size <= LONGEST_LINE and author_of_byline(p) is not None


def author_of_byline(p: Paragraph) -> Author | None:
    """The author a byline names; None for a line that is none."""
    opened = _BY.match(p.text) or _KIND_BY.match(p.text)
    if opened and (not p.closed or (p.text.endswith(".") and p.size < 60)):
        return _name_and_role(p, opened.end())
    opened = _BY_ZH.match(p.text)
    if opened and p.size <= 60:
        return _name_and_role(p, opened.end())
    return _spoken_by(p) if p.size <= 60 else None


def _name_and_role(p: Paragraph, start: int) -> Author | None:
    """A name at `start` of the line, with what follows it as a role."""
    titles = _TITLES.match(p.text, start)
    held = titles["role"] if titles else None
    start = titles.end() if titles else start
    found = RUN.match(p.text, start)
    if found is None:
        han = _HAN_NAME.match(p.text, start)
        return _han_author(p, p.text[start:].strip(), start) if han else None
    name = _own_name(found.group())
    if name is None:
        return None
    rest = p.text[start + len(name) :]
    if rest.startswith(("…", "...")):
        return None  # a headline cut short, perhaps inside of the name
    bracket = re.match(rf"\s*[(（][{HAN}\s·]+[)）]", rest)
    rest = rest[bracket.end() :] if bracket else rest
    role = re.match(r"\s*[,，–—|-]\s*(?P<role>[^.。|]{2,120})", rest)
    held = re.split(r"\s+(?:on|at|to|in the)\s+", role["role"])[0].strip(" ,") if role else held
    return _author(p, name, held if held and _ROLE.search(held) else None)


def _own_name(run: str) -> str | None:
    """A run of capitalised words as a personal name; None where it cannot be one."""
    words = run.split()
    if not 2 <= len(words) <= 5 or (run.isupper() and len(words) > 3):
        return None
    if any(word.casefold().strip(".,") in en.NEVER_IN_NAMES for word in words) or _ROLE.search(run):
        return None
    return run


def _author(p: Paragraph, name: str, role: str | None) -> Author:
    return Author(name, role, Evidence(p.text[:240], p.span))


def _han_author(p: Paragraph, line: str, start: int) -> Author | None:
    """A Chinese name with a role before or behind it: “创始人 文丽”, “文丽 董事长”, “文丽”."""
    core = _HONORIFIC_ZH.sub("", line.strip(_DASHES + "：:（）()"))
    if is_han_name(re.sub(r"\s", "", core)) and not _ROLE_ZH.search(core):
        return _author(p, re.sub(r"\s", "", core), None)
    pieces = [piece for piece in re.split(r"[\s,，、：:/|]+", core) if piece]
    names = [piece for piece in pieces if is_han_name(piece) and not _ROLE_ZH.search(piece)]
    if len(names) != 1 or not _ROLE_ZH.search(core):
        return None
    at = pieces.index(names[0])
    role = "、".join(pieces[:at] or pieces[at + 1 :])
    return _author(p, names[0], role or None)


def find_sign_off(paragraphs: Sequence[Paragraph], *, authored: bool) -> SignOff | None:
    """The sign-off that closes the text: a closing phrase, a name, a role, a date, in any lines.

    `authored` says that the part is a letter or a speech: then a name that stands alone at the end, or
    with its role, is enough; otherwise a closing phrase or a date has to stand beside it.
    """
    last = len(paragraphs)
    first, name_at, author = last, -1, None
    dated = closing = False
    while first > 0 and last - first < 7:
        p = paragraphs[first - 1]
        if p.size > LONGEST_SIGNED:
            break
        if is_closing(p):
            closing = True
            first -= 1
            break
        if is_date_line(p):
            dated = True
        elif (found := _signed_name(p)) is not None and author is None:
            author, name_at = found, first - 1
        elif not (_is_role_line(p) and author is None):
            break
        first -= 1
    if author is None:
        return SignOff(first, last, None) if authored and (dated or closing) and first < last else None
    if not (closing or dated or authored):
        return None
    if author.role is None:
        beside = [p for p in paragraphs[name_at + 1 : last] if _is_role_line(p) and not is_date_line(p)]
        author = Author(author.name, beside[0].text.strip() if beside else None, author.evidence)
    return SignOff(first, last, author)


def _signed_name(p: Paragraph) -> Author | None:
    """A line that is a name and nothing else but a role."""
    if p.size > LONGEST_SIGNED or p.closed:
        return None
    line = p.text.strip(_DASHES + "*_[]")
    if p.language == "zh" or _HAN_NAME.match(line):
        return _han_author(p, line, 0)
    line = _HONORIFIC.sub("", line, count=1) if _HONORIFIC.match(line) else line
    found = RUN.match(line)
    if found is None:
        return None
    rest = line[found.end() :].strip()
    name = _own_name(found.group())
    if name is None or (rest and not (rest[0] in ",–—-(（/|" and len(rest) < 90)):
        return None
    role = rest.strip(",–—-/| ")
    return _author(p, name, role if _ROLE.search(role) else None)


def _is_role_line(p: Paragraph) -> bool:
    """“Founder and CEO of Acme”, “Acme”: a short line under a name."""
    if p.closed or is_contact(p):
        return False
    return bool(_ROLE.search(p.text) or _ROLE_ZH.search(p.text) or p.size <= 40)


def find_lead_in(p: Paragraph) -> tuple[bool, Author | None]:
    """Whether a line hands over to somebody's letter or speech, and whose: “Below stands the
    full text of Ana Ruiz's letter”."""
    if p.size > LONGEST_LINE:
        return False, None
    found = _LEAD_IN.search(p.text.rstrip(" :：.")) if _may_lead_in(p.text.lower()) else None
    if found is not None:
        name = _name_within(p, found["whose"]) or _name_within(
            p, re.sub(r"^.*?\b(?:by|from|of)\b", "", found["after"])
        )
        return True, name
    if read := _READS.search(p.text):
        return True, _name_within(p, read["whose"])
    found = None if p.text.isascii() else _lead_in_zh(p.text)
    if found is not None:
        return True, _han_author(p, _ROLE_ZH.sub(lambda role: role.group() + " ", found["whose"]), 0)
    return False, None


def _lead_in_zh(line: str) -> re.Match[str] | None:
    """Where a Chinese line hands over: only in its last clause; the pattern is slow to fail elsewhere."""
    if not _KIND_LAST_ZH.search(line, max(0, len(line) - 24)):
        return None
    core = line.rstrip("：:")
    before = max(core.rfind(mark) for mark in "，。,：:")
    return _LEAD_IN_ZH.search(line, max(0, before - 3, len(line) - LONGEST_LEAD_IN_ZH))


def _may_lead_in(line: str) -> bool:
    """Whether one of the words stands there without which `_LEAD_IN` cannot match: it is slow to fail."""
    return "text" in line or "copy" in line or "transcript" in line or "version" in line


def _name_within(p: Paragraph, piece: str) -> Author | None:
    runs = [
        name for found in RUN.finditer(piece) if (name := _own_name(re.sub(r"[’']s$", "", found.group())))
    ]
    return _author(p, runs[0], None) if len(runs) == 1 else None


def author_in_title(p: Paragraph) -> Author | None:
    """“An open letter from Ana Ruiz to …”, “Ana Ruiz's letter to …”, “文丽在大会上的演讲”."""
    opened = re.search(rf"\b(?:{_KINDS})\s+(?:(?:{_HELD})?by|from)\s+(?=\S)", p.text, re.IGNORECASE)
    if opened:
        return _name_and_role(p, opened.end())
    found = RUN.match(p.text)
    if (
        found
        and (name := _own_name(re.sub(r"[’']s$", "", found.group())))
        and _POSSESSIVE.match(p.text, len(name))
    ):
        return _author(p, name, None)
    return _spoken_by(p)


def _spoken_by(p: Paragraph) -> Author | None:
    """“创始人文丽在大会上的演讲”, “文丽的公开信”."""
    spoken = _SPEECH_ZH.match(p.text) if p.language == "zh" else None
    if spoken is None:
        return None
    return _han_author(p, _ROLE_ZH.sub(lambda role: role.group() + " ", spoken["lead"].strip("：: ")), 0)


def inherited_author(zh_part: Release, en_part: Release) -> Author | None:
    """The author of a release for its translation that names none; None where there is none to take."""
    if zh_part.author is not None or en_part.author is None:
        return None
    evidence = en_part.author_evidence or Evidence(en_part.author)
    note = "the author of the release this one is the translation of"
    return Author(
        en_part.author, en_part.author_role, Evidence(evidence.text, evidence.span, en_part.id, note)
    )
