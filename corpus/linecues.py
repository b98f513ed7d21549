"""Which standing phrase a line opens with: a label, a salutation, “About …”, a contact, an end mark.

Each question is asked of one paragraph by itself and is answered from the words of `languages`.  What
follows from the answers, and where in a release they count, is left to `frontmatter` and `endmatter`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.datewords import find_dates
from corpus.language import count_scripts
from corpus.languages import en as english
from corpus.languages import structure_en as en
from corpus.languages import structure_zh as zh
from corpus.languages import zh as chinese
from corpus.paragraphs import Paragraph


def _openers(words: Iterable[str], chinese_words: Iterable[str] = ()) -> re.Pattern[str]:
    """Matches one of the words at the start of a line; an English word has to end there."""
    latin = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    han = "|".join(sorted(map(re.escape, chinese_words), key=len, reverse=True))
    parts = [rf"(?:{latin})s?(?![A-Za-z])"] if latin else []
    if han:
        parts.append(f"(?:{han})")
    return re.compile(rf"[\s\[【(（*#_>•-]*(?:{'|'.join(parts)})", re.IGNORECASE)


_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_LABELS = frozenset((*en.RELEASE_LABELS, *zh.RELEASE_LABELS))
_LABEL_OPENERS = _openers(en.LABEL_OPENERS, zh.LABEL_OPENERS)
_RULED = re.compile(r"([-–—*=_~]{2,})[^-–—*=_~].{0,60}\1$")
_SALUTATIONS = _openers(
    (*english.SALUTATIONS, *en.SALUTATION_MORE), (*chinese.SALUTATIONS, *zh.SALUTATION_MORE)
)
_ADDRESSED_ZH = re.compile(r"[们們]\s?[:：,，!！]$")
_CLOSINGS = frozenset(word.casefold() for word in (*english.SIGNOFFS, *chinese.SIGNOFFS, *en.CLOSING_MORE))
_ABOUT = re.compile(
    r"[\[【*#\s]*(?:about\s+(?=[A-Z0-9“\"'&@]|the\s+[A-Z]|our\b|us\b)|ABOUT\s|关于|關於)", re.IGNORECASE
)
_ABOUT_CASED = re.compile(
    r"[\[【*#\s]*(?:About|ABOUT)\s+(?:[A-Z0-9“\"'&@À-Þ\u4e00-\u9fff]|(?:the|our|us|eBay)\b|[a-z]+[A-Z])"
)
_ABOUT_ZH = re.compile(r"[\[【*#\s]*(?:关于|關於)\s*[^的，。,]{1,40}$")
_BOILERPLATE = _openers(en.BOILERPLATE_OPENERS, zh.BOILERPLATE_OPENERS)
_BOILERPLATE_TEXT = (*en.BOILERPLATE_SENTENCES, *zh.BOILERPLATE_SENTENCES)
_CONTACT = _openers(en.CONTACT_OPENERS, zh.CONTACT_OPENERS)
_CONTACT_LEAD = _openers(en.CONTACT_SENTENCES, zh.CONTACT_SENTENCES)
_MEDIA = _openers(en.MEDIA_OPENERS, zh.MEDIA_OPENERS)
_SOURCE = _openers(en.SOURCE_OPENERS, zh.SOURCE_OPENERS)
_SOURCE_LABEL = re.compile(r"source\s*[:：]|来源|來源", re.IGNORECASE)
_SOURCE_BARE = re.compile(r"SOURCE:?\s+[A-Z0-9]")
_END_LINES = frozenset((*en.END_LINES, *zh.END_LINES))
_FOOTNOTE = _openers(en.FOOTNOTE_OPENERS, zh.FOOTNOTE_OPENERS)
_FOOTNOTE_MARK = re.compile(
    r"\*{1,4}(?=[^\s*])|[†‡]|\[\d{1,2}\]\s*(?!\()|[¹²³⁴-⁹]+\s?\S|[注註]\s?\d{0,2}\s?[：:]|[①-⑳]"
)
_NOTE_NUMBER = re.compile(r"\(?(\d{1,2})[.)]?\s+(?=[A-Z“\"‘'\u4e00-\u9fff])")
_TABLE = _openers(en.TABLE_OPENERS, zh.TABLE_OPENERS)
_TABLE_END = re.compile(
    rf"(?:\b(?:{'|'.join(en.TABLE_OPENERS)})|{'|'.join(zh.TABLE_OPENERS)})\W*$", re.IGNORECASE
)
_SECTIONS = frozenset((*en.SECTION_WORDS, *zh.SECTION_WORDS))
_MAIL_OR_PHONE = re.compile(
    r"[\w.+-]{1,64}@[\w-]{1,64}\.\w|\+?\(?\d{2,4}\)?[\s.–-]{1,2}\d{3,4}[\s.–-]?\d{3,4}|(?<!\d)1[3-9]\d{9}(?!\d)"
)
_URL_ONLY = re.compile(r"[\[(<]?(?:https?://|www\.)\S+$")
_LINKED = re.compile(r"[^:：.]{1,60}[:：]\s*(?:https?://|www\.)\S+$")
_LINK_LINE = re.compile(r"\[[^\]]{1,60}\]\(\S+\)$")


def bare(line: str) -> str:
    """A line without the signs around it, case folded."""
    return _EDGES.sub("", line).casefold()


def is_label(p: Paragraph) -> bool:
    """“FOR IMMEDIATE RELEASE”, “Release date: …”, “--Wire--”: neither title nor text."""
    if len(p) > 120:
        return False
    if bare(p.text) in _LABELS or _RULED.match(p.text):
        return True
    opened = _LABEL_OPENERS.match(p.text)
    return opened is not None and (len(p) - opened.end() < 4 or bool(_date_share(p.text[opened.end() :])))


def is_date_line(p: Paragraph) -> bool:
    """A line that holds a date and next to nothing else."""
    return len(p) <= 60 and _date_share(p.text)


def _date_share(line: str) -> bool:
    """Whether the letters of a line are those of a date, with a weekday or a time at most beside it."""
    if not any(char.isdigit() for char in line):
        return False
    found = next(find_dates(line), None)
    if found is None:
        return False
    rest = line[: found.span.start] + line[found.span.end :]
    return sum(char.isalpha() for char in rest) <= 14


def is_notice(p: Paragraph) -> bool:
    """A hint at the other language's version."""
    if len(p) > 220:
        return False
    line = p.text.casefold()
    if any(word in line for word in (*en.NOTICE_PHRASES, *zh.NOTICE_PHRASES)):
        return True
    han, words = count_scripts(p.text)
    return han >= 4 and words >= 4 and any(name in line for name in (*en.LANGUAGE_NAMES, *zh.LANGUAGE_NAMES))


def is_salutation(p: Paragraph) -> bool:
    """“Dear colleagues,”, “各位同事：”."""
    if len(p) > 90 or p.text[-1] not in ",:;!，：；！—–":
        return False
    return _SALUTATIONS.match(p.text) is not None or (
        len(p) <= 24 and _ADDRESSED_ZH.search(p.text) is not None
    )


def is_greeting(p: Paragraph) -> bool:
    """“All staff:”: what can only be a salutation where a letter begins."""
    return len(p) <= 40 and p.text[-1] in ":：,，" and len(p.text.split()) <= 5


def is_closing(p: Paragraph) -> bool:
    """“Sincerely,”, “此致”."""
    return len(p) <= 40 and bare(p.text) in _CLOSINGS


def is_boilerplate_heading(p: Paragraph) -> bool:
    """A line of its own that opens a standing text: “About Acme”, “Forward-Looking Statements”."""
    if len(p) > 120:
        return False
    if _ABOUT_CASED.match(p.text):
        return not p.closed or p.text[-1] in ":："
    if _ABOUT_ZH.match(p.text.rstrip("：: 】")):
        return len(p) <= 40
    return _BOILERPLATE.match(p.text) is not None and (not p.closed or (p.text[-1] in ":：." and len(p) < 80))


def is_boilerplate_text(p: Paragraph) -> bool:
    """A paragraph that is a standing text without a heading: “About Acme: Acme is …”, “© 2024 …”."""
    head = p.text[:160].casefold()
    if head.startswith(_BOILERPLATE_TEXT):
        return True
    opened = _ABOUT_CASED.match(p.text) or _BOILERPLATE.match(p.text)
    if opened is None or len(p) < 120:
        return False
    return re.match(r"[^.!?:]{1,80}(?::|\s[–—-]\s)", p.text[opened.end() - 1 :]) is not None


def is_contact(p: Paragraph) -> bool:
    """A line that says whom to ask: a heading, a telephone number, an address on the net."""
    if len(p) > 240:
        return False
    if _CONTACT.match(p.text):
        return len(p) <= 60 or not p.closed or _MAIL_OR_PHONE.search(p.text) is not None
    if _CONTACT_LEAD.match(p.text):
        return True
    if _LINKED.match(p.text) or _URL_ONLY.match(p.text):
        return True
    return len(p) <= 120 and (not p.closed or len(p) <= 50) and is_address(p)


def is_address(p: Paragraph) -> bool:
    """A line with an e-mail address or a telephone number."""
    return _MAIL_OR_PHONE.search(p.text) is not None


def is_media(p: Paragraph) -> bool:
    """“Product images: …”, “Photo: …”, “Click here to watch”, “图：…”."""
    if len(p) > 240:
        return False
    opened = _MEDIA.match(p.text)
    if opened is None or (p.text[-1] in ":：" and len(p.text.split()) > 4):
        return False
    if p.text[opened.end() - 1] in ":：" or p.text[opened.end() : opened.end() + 1] in tuple(":：|"):
        return True
    line = p.text.casefold()
    return (p.language == "zh" and len(p) < 60) or any(word in line for word in en.MEDIA_HINTS)


def is_endmark(p: Paragraph) -> bool:
    """“###”, “-30-”, “（完）”, “(more…)”, and the line that links to the source."""
    if len(p) > 200:
        return False
    if _LINK_LINE.match(p.text) or (_SOURCE_BARE.match(p.text) and len(p) < 100):
        return True
    core = bare(p.text)
    if not core or core in _END_LINES:
        return len(p) <= 40
    return _SOURCE.match(p.text) is not None


def footnote_number(p: Paragraph) -> int | None:
    """The number of “1 Laboratory value.” or “2. Availability may vary.”; None for other lines."""
    found = _NOTE_NUMBER.match(p.text)
    return int(found[1]) if found else None


def is_footnote(p: Paragraph) -> bool:
    """A note by its mark alone: “*…”, “[1] …”, “Source: …”, “注：…”."""
    if _FOOTNOTE_MARK.match(p.text) and not p.text.startswith("**"):
        return True
    opened = _FOOTNOTE.match(p.text)
    return opened is not None and (
        p.text[opened.end() - 1] in ":：" or p.text[opened.end() : opened.end() + 1] in (":", "：")
    )


def is_source(p: Paragraph) -> bool:
    """“Source: Acme Inc.”, which closes a release after its standing texts and is a note before them."""
    return len(p) <= 120 and _SOURCE_LABEL.match(p.text) is not None


def is_table_heading(p: Paragraph) -> bool:
    """“Specifications”, “Nova 3 Quick Specs:”."""
    return len(p) <= 90 and (
        (_TABLE.match(p.text) is not None and len(p) < 40) or _TABLE_END.search(p.text) is not None
    )


def is_section_word(p: Paragraph) -> bool:
    """“Overview”, “Background:”: a heading for sure, never a subtitle."""
    return len(p) <= 40 and bare(p.text) in _SECTIONS
