"""Which standing phrase a line opens with: a label, a salutation, “About …”, a contact, an end mark.

Each question is asked of one paragraph by itself and is answered from the words of `languages`.  What
follows from the answers, and where in a release they count, is left to `frontmatter` and `endmatter`.
"""

from __future__ import annotations

import re

from corpus.alternation import one_of
from corpus.dating.datewords import find_dates
from corpus.language import count_scripts
from corpus.languages import en as english
from corpus.languages import structure_en as en
from corpus.languages import structure_zh as zh
from corpus.languages import zh as chinese
from corpus.navigation import is_navigation
from corpus.release_number import is_release_number
from corpus.structure.openers import match_opener
from corpus.structure.paragraphs import Paragraph

_CORE = re.compile(r"[^\W_](?:.*[^\W_])?", re.DOTALL)
_LABELS = frozenset((*en.RELEASE_LABELS, *zh.RELEASE_LABELS))
_SITE_PART = re.compile(rf"[\u3400-\u9fff]{{0,4}}(?:{one_of(zh.SITE_PARTS)})")
_RULED = re.compile(r"([-–—*=_~]{2,})[^-–—*=_~].{0,60}\1$")
_NOTICES = (*en.NOTICE_PHRASES, *zh.NOTICE_PHRASES)
_NOTICES_ASCII = tuple(word for word in _NOTICES if word.isascii())
_LANGUAGE_NAMES = (*en.LANGUAGE_NAMES, *zh.LANGUAGE_NAMES)
_ADDRESSED_ZH = re.compile(r"[们們]\s?[:：,，!！]$")
_CLOSINGS = frozenset(word.casefold() for word in (*english.SIGNOFFS, *chinese.SIGNOFFS, *en.CLOSING_MORE))
_ABOUT_CASED = re.compile(
    r"[\[【*#\s]*(?:About|ABOUT)\s+(?:[A-Z0-9“\"'&@À-Þ\u4e00-\u9fff]|(?:the|our|us|eBay)\b|[a-z]+[A-Z])"
)
_ABOUT_ZH = re.compile(r"[\[【*#\s]*(?:关于|關於)\s*[^的，。,]{1,40}$")
_NAME_THEN_TEXT = re.compile(r"[^.!?:]{1,80}(?::|\s[–—-]\s)")
_BOILERPLATE_TEXT = (*en.BOILERPLATE_SENTENCES, *zh.BOILERPLATE_SENTENCES)
_SOURCE_LABEL = re.compile(r"source\s*[:：]|来源|來源", re.IGNORECASE)
_SOURCE_BARE = re.compile(r"SOURCE:?\s+[A-Z0-9]")
_END_LINES = frozenset((*en.END_LINES, *zh.END_LINES))
_FOOTNOTE_MARK = re.compile(
    r"\*{1,4}(?=[^\s*])|[†‡]|\[\d{1,2}\]\s*(?!\()|[¹²³⁴-⁹]+\s?\S|[注註]\s?\d{0,2}\s?[：:]|[①-⑳]"
)
_NOTE_NUMBER = re.compile(r"\(?(\d{1,2})[.)]?\s+(?=[A-Z“\"‘'\u4e00-\u9fff])")
_DIGIT = re.compile(r"\d")
_SECTIONS = frozenset((*en.SECTION_WORDS, *zh.SECTION_WORDS))
_MAIL = re.compile(r"[\w.+-]@[\w-]{1,64}\.\w")
_THREE_DIGITS = re.compile(r"\d{3}")
_PHONE = re.compile(r"\+?\(?\d{2,4}\)?[\s.–-]{1,2}\d{3,4}[\s.–-]?\d{3,4}|(?<!\d)1[3-9]\d{9}(?!\d)")
_URL_ONLY = re.compile(r"[\[(<]?(?:https?://|www\.)\S+$")
_LINKED = re.compile(r"[^:：.]{1,60}[:：]\s*(?:https?://|www\.)\S+$")
_LINK_LINE = re.compile(r"\[[^\]]{1,60}\]\(\S+\)$")


def bare(line: str) -> str:
    """A line without the signs around it, case folded."""
    core = _CORE.search(line)
    return core.group().casefold() if core else ""


def is_label(p: Paragraph) -> bool:
    """“FOR IMMEDIATE RELEASE”, “Release date: …”, “--Wire--”, “Skip to content”: neither title nor text."""
    if p.size > 120:
        return False
    if bare(p.text) in _LABELS or _RULED.match(p.text) or is_navigation(p.text):
        return True
    if is_release_number(p.text) or _SITE_PART.fullmatch(p.text):
        return True
    opened = match_opener("label", p.text) if "label" in p.openings else None
    return opened is not None and (p.size - opened.end() < 4 or _date_share(p.text[opened.end() :]))


def is_date_line(p: Paragraph) -> bool:
    """A line that holds a date and next to nothing else."""
    return p.size <= 60 and _date_share(p.text)


def _date_share(line: str) -> bool:
    """Whether the letters of a line are those of a date, with a weekday or a time at most beside it."""
    if not _DIGIT.search(line):
        return False
    found = next(find_dates(line), None)
    if found is None:
        return False
    rest = line[: found.span.start] + line[found.span.end :]
    return sum(char.isalpha() for char in rest) <= 14


def is_notice(p: Paragraph) -> bool:
    """A hint at the other language's version."""
    if p.size > 220:
        return False
    line = p.text.casefold()
    for word in _NOTICES_ASCII if line.isascii() else _NOTICES:
        if word in line:
            return True
    if line.isascii():
        return False
    for name in _LANGUAGE_NAMES:
        if name in line:
            han, words = count_scripts(p.text)
            return han >= 4 and words >= 4
    return False


def is_salutation(p: Paragraph) -> bool:
    """“Dear colleagues,”, “各位同事：”."""
    if p.size > 90 or p.text[-1] not in ",:;!，：；！—–":
        return False
    if "salutation" in p.openings and match_opener("salutation", p.text):
        return True
    return p.size <= 24 and _ADDRESSED_ZH.search(p.text) is not None


def is_greeting(p: Paragraph) -> bool:
    """“All staff:”: what can only be a salutation where a letter begins."""
    return p.size <= 40 and p.text[-1] in ":：,，" and len(p.text.split()) <= 5


def is_closing(p: Paragraph) -> bool:
    """“Sincerely,”, “此致”."""
    return p.size <= 40 and bare(p.text) in _CLOSINGS


def is_standing(p: Paragraph) -> bool:
    """Whether a standing text begins here, with a heading or without."""
    return bool(p.openings) and (is_boilerplate_heading(p) or is_boilerplate_text(p))


def is_boilerplate_heading(p: Paragraph) -> bool:
    """A line of its own that opens a standing text: “About Acme”, “Forward-Looking Statements”."""
    if p.size > 120 or not p.openings:
        return False
    if "about" in p.openings:
        if _ABOUT_CASED.match(p.text):
            return not p.closed or p.text[-1] in ":："
        if _ABOUT_ZH.match(p.text.rstrip("：: 】")):
            return p.size <= 40
    if "boilerplate" not in p.openings or not match_opener("boilerplate", p.text):
        return False
    return not p.closed or (p.text[-1] in ":：." and p.size < 80)


def is_boilerplate_text(p: Paragraph) -> bool:
    """A paragraph that is a standing text without a heading: “About Acme: Acme is …”, “© 2024 …”."""
    if "standing" in p.openings and p.text[:160].casefold().startswith(_BOILERPLATE_TEXT):
        return True
    if p.size < 120:
        return False
    opened = _ABOUT_CASED.match(p.text) if "about" in p.openings else None
    if opened is None and "boilerplate" in p.openings:
        opened = match_opener("boilerplate", p.text)
    return opened is not None and _NAME_THEN_TEXT.match(p.text, opened.end() - 1) is not None


def is_contact(p: Paragraph) -> bool:
    """A line that says whom to ask: a heading, a telephone number, an address on the net."""
    if p.size > 240:
        return False
    if "contact" in p.openings and match_opener("contact", p.text):
        return p.size <= 60 or not p.closed or is_address(p)
    if "contact-sentence" in p.openings and match_opener("contact-sentence", p.text):
        return True
    if ("http" in p.text or "www." in p.text) and (_LINKED.match(p.text) or _URL_ONLY.match(p.text)):
        return True
    return p.size <= 120 and (not p.closed or p.size <= 50) and is_address(p)


def is_address(p: Paragraph) -> bool:
    """A line with an e-mail address or a telephone number."""
    if "@" in p.text and _MAIL.search(p.text):
        return True
    return _THREE_DIGITS.search(p.text) is not None and _PHONE.search(p.text) is not None


def is_media(p: Paragraph) -> bool:
    """“Product images: …”, “Photo: …”, “Click here to watch”, “图：…”."""
    if p.size > 240 or "media" not in p.openings:
        return False
    opened = match_opener("media", p.text)
    if opened is None or (p.text[-1] in ":：" and len(p.text.split()) > 4):
        return False
    if p.text[opened.end() - 1] in ":：" or p.text[opened.end() : opened.end() + 1] in tuple(":：|"):
        return True
    line = p.text.casefold()
    return (p.language == "zh" and p.size < 60) or any(word in line for word in en.MEDIA_HINTS)


def is_endmark(p: Paragraph) -> bool:
    """“###”, “-30-”, “（完）”, “(more…)”, and the line that links to the source."""
    if p.size > 200:
        return False
    if _LINK_LINE.match(p.text) or (p.size < 100 and _SOURCE_BARE.match(p.text)):
        return True
    if p.size <= 40:
        core = bare(p.text)
        if not core or core in _END_LINES:
            return True
    return "source" in p.openings and match_opener("source", p.text) is not None


def footnote_number(p: Paragraph) -> int | None:
    """The number of “1 Laboratory value.” or “2. Availability may vary.”; None for other lines."""
    found = _NOTE_NUMBER.match(p.text)
    return int(found[1]) if found else None


def is_footnote(p: Paragraph) -> bool:
    """A note by its mark alone: “*…”, “[1] …”, “Source: …”, “注：…”."""
    if _FOOTNOTE_MARK.match(p.text) and not p.text.startswith("**"):
        return True
    opened = match_opener("footnote", p.text) if "footnote" in p.openings else None
    return opened is not None and (
        p.text[opened.end() - 1] in ":：" or p.text[opened.end() : opened.end() + 1] in (":", "：")
    )


def is_source(p: Paragraph) -> bool:
    """“Source: Acme Inc.”, which closes a release after its standing texts and is a note before them."""
    return p.size <= 120 and _SOURCE_LABEL.match(p.text) is not None


def is_table_heading(p: Paragraph) -> bool:
    """“Specifications”, “Nova 3 Quick Specs:”."""
    if p.size > 90:
        return False
    if p.size < 40 and "table" in p.openings and match_opener("table", p.text):
        return True
    return _ends_in_table_word(bare(p.text))


def _ends_in_table_word(line: str) -> bool:
    """Whether a bare line ends in such a phrase; an English one has to begin there."""
    if line.endswith(zh.TABLE_OPENERS):
        return True
    if not line.endswith(en.TABLE_OPENERS):
        return False
    return any(
        line.endswith(word) and not line[-len(word) - 1 : -len(word)].isalnum() for word in en.TABLE_OPENERS
    )


def is_section_word(p: Paragraph) -> bool:
    """“Overview”, “Background:”: a heading for sure, never a subtitle."""
    return p.size <= 40 and bare(p.text) in _SECTIONS
