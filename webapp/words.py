"""The words pages use for what the data says in codes: dates and how they are known, kinds, languages.

Only wording is decided here; a code without a word is shown as it is.
"""

from __future__ import annotations

import re
from datetime import date

from corpus.citing.dates import MONTHS
from corpus.language import language_of
from corpus.models import ReleaseDate
from corpus.two_readings import ends_are_two_days, two_days
from indexer.dates import BASES
from indexer.units import Home

KINDS = {
    "release": "Release",
    "letter": "Letter",
    "speech": "Speech",
    "stub": "Headline only",
    "unassigned": "Unassigned text",
}
LANGUAGES = {"en": "English", "zh": "中文"}
#: What several of a kind or language are called.
SEVERAL = {
    **LANGUAGES,
    "release": "Releases",
    "letter": "Letters",
    "speech": "Speeches",
    "stub": "Headlines only",
    "unassigned": "Unassigned texts",
}
BADGES = {"en": "EN", "zh": "中"}
TAGS = {"en": "en", "zh": "zh-Hans"}
#: How a speaker is known, by the rule; the words by which he or she is named go into the braces.
HOW_SPEAKER = {
    "name": "named as “{}”",
    "surname": "named as “{}”",
    "name-here": "named as “{}”",
    "organisation": "named as “{}”",
    "role": "the only one here who is “{}”",
    "unnamed": "named only as “{}”",
    "unknown": "named only as “{}”",
    "pronoun": "meant by a pronoun",
    "author": "the author, as “I”",
    "turn": "by the turns of the conversation",
    "continued": "goes on from the quotation before",
    "counterpart": "as in the other language",
    "corrected": "corrected by hand",
}
NAMED_BY = frozenset(("name", "surname", "name-here", "organisation", "role", "unnamed", "unknown"))
FACETS = {
    "person": "People",
    "speaker": "Speakers and authors",
    "author": "Authors",
    "product": "Products",
    "family": "Product families",
    "category": "Product categories",
    "date": "Dates",
    "language": "Languages",
    "kind": "Kinds",
    "place": "Places",
    "source": "Sources",
}
ONE = {
    "person": "person",
    "speaker": "speaker",
    "author": "author",
    "product": "product",
    "family": "family",
    "category": "category",
    "date": "date",
    "language": "language",
    "kind": "kind",
    "place": "place",
    "source": "source",
}
SORTS = {"relevance": "best match", "newest": "newest", "oldest": "oldest"}
UNITS = {"releases": "Releases", "passages": "In context", "quotations": "Quotations"}
ORDERS = {
    **SORTS,
    "left": "words before",
    "right": "words after",
    "speaker": "speaker",
}
QUOTE_KINDS = {"direct": "quoted", "indirect": "reported", "authored": "written"}
#: How exactly words must match: the name of each rung, and what it adds to the one before it.
RUNGS = {
    "literal": ("as typed", "character for character"),
    "folded": ("any case", "and any accents, punctuation, width or script"),
    "stemmed": ("other endings", "lamps for lamp, but not sold for sell"),
    "all": ("other names", "aliases, and names in the other language"),
}
MATCHES = {
    "literal": "as typed",
    "folded": "in other case, marks or script",
    "stemmed": "with another ending",
    "name": "under another name",
    "prefix": "as words that begin so",
    "fuzzy": "as words spelt nearly so",
}
WHERE = {
    "title": "in the title",
    "subtitle": "in subtitles",
    "body": "in the text",
    "boilerplate": "in standing text",
}
_DAY = re.compile(r"(?<![\w-])[12][0-9]{3}-[01][0-9]-[0-3][0-9](?![\w-])")
_MONTH = "|".join(f"{name}|{name[:3]}" for name in MONTHS)
# The spaces in “1 Jun 2016”, and the one before a dash.
_IN_DATE = re.compile(rf"(?<=[0-9]) (?=(?:{_MONTH})\b)|(?<=[a-z]) (?=[12][0-9]{{3}}\b)| (?=–)")
QUOTES = frozenset('"“”„‟«»「」『』＂')
HOW_KNOWN = {
    "dateline": "Dated by its dateline",
    "signoff": "Dated by its closing lines",
    "metadata": "Dated by the source it came with",
    "inferred": "Date inferred",
    "inherited": "Date taken from its other language",
    "corrected": "Date corrected by hand",
}
KNOWN_BY = {
    "dateline": "the release’s dateline",
    "signoff": "the release’s closing lines",
    "metadata": "the source it came with",
    "inferred": "inferred from other statements",
    "inherited": "its version in the other language",
    "corrected": "corrected by hand",
    "none": "not known",
}
KNOWN_TO = {
    "day": "the day",
    "month": "the month",
    "range": "one of several days",
    "year": "the year",
    "unknown": "not known",
}


def short_date(
    value: str | None, precision: str, basis: str, earliest: str | None = None, latest: str | None = None
) -> str:
    """“11 Aug 2020 (inferred)”, “August 2020”, “1–10 Aug 2020 (one of these days)”, “6 May or 5 Jun 2022”,
    “undated”."""
    if earliest and latest and ends_are_two_days(precision, basis, earliest, latest):
        return either_words(earliest, latest)
    return _with_notes(value, precision, basis, earliest, latest, short=True)


def home_date(home: Home | None) -> str:
    """The date of the release that something stands in, "" where there is none."""
    if home is None:
        return ""
    said = short_date(home.date, home.date_precision, home.date_basis, home.date_earliest, home.date_latest)
    return unbroken(said)


def full_date(found: ReleaseDate) -> str:
    """“11 August 2020 (inferred)”, “1–10 Aug 2020 (one of these days)”, “6 May or 5 Jun 2022”, “undated”."""
    if found.earliest and found.latest and two_days(found):
        note = f" ({BASES[found.basis]})" if found.basis in BASES else ""
        return either_words(found.earliest, found.latest) + note
    return _with_notes(found.value, found.precision, found.basis, found.earliest, found.latest, short=False)


def _with_notes(
    value: str | None, precision: str, basis: str, earliest: str | None, latest: str | None, *, short: bool
) -> str:
    """A date and what is to be known of it: that it is one of several days, and how it is told."""
    days = (
        range_words(earliest, latest) if earliest and latest and (precision == "range" or not value) else ""
    )
    if not value and not days:
        return f"undated ({BASES[basis]})" if basis == "corrected" else "undated"
    notes = []
    if days:
        notes.append("one of these days")
    elif precision == "range":
        notes.append("some day of it")
    if basis in BASES:
        notes.append(BASES[basis])
    return (days or iso_words(value or "", short=short)) + (f" ({', '.join(notes)})" if notes else "")


def iso_words(value: str, *, short: bool = False) -> str:
    """An ISO prefix in words: “2020”, “August 2020”, “11 August 2020” (“11 Aug 2020” if short).

    What is no ISO prefix comes back unchanged.
    """
    parts = value.split("-")
    if not all(part.isdigit() for part in parts) or len(parts) > 3:
        return value
    if len(parts) == 1:
        return parts[0]
    if not 1 <= int(parts[1]) <= 12:
        return value
    month = MONTHS[int(parts[1]) - 1]
    if len(parts) == 2:
        return f"{month} {parts[0]}"
    return f"{int(parts[2])} {month[:3] if short else month} {parts[0]}"


def range_words(first: str, last: str) -> str:
    """Two days as “1–10 Aug 2020”, “28 Aug – 3 Sep 2020” or “28 Dec 2019 – 3 Jan 2020”."""
    one, other = date.fromisoformat(first), date.fromisoformat(last)
    ends = [f"{day.day} {MONTHS[day.month - 1][:3]}" for day in (one, other)]
    if one.year != other.year:
        return f"{ends[0]} {one.year} – {ends[1]} {other.year}"
    if one.month != other.month:
        return f"{ends[0]} – {ends[1]} {other.year}"
    return f"{one.day}–{ends[1]} {other.year}"


def either_words(first: str, last: str) -> str:
    """The two readings of one numeric date: “6 May or 5 Jun 2022”."""
    one, other = date.fromisoformat(first), date.fromisoformat(last)
    return f"{one.day} {MONTHS[one.month - 1][:3]} or {other.day} {MONTHS[other.month - 1][:3]} {other.year}"


def days_in_words(text: str) -> str:
    """A sentence of ours with its days, “2020-08-11”, as a reader says them: “11 August 2020”."""
    return _DAY.sub(lambda found: iso_words(found.group()), text)


def how_known(rule: str, *, named: bool) -> str:
    """By what a speaker is known; for who has no name, the words that stand there instead of one."""
    how = HOW_SPEAKER.get(rule, "")
    return how if named else how.replace("named as", "named only as", 1)


def without_possessive(text: str) -> str:
    """Words that name somebody, without “’s”: “Oarsong’s aim” is of Oarsong."""
    return text.removesuffix("’s").removesuffix("'s")


def span_words(first: str | None, last: str | None) -> str:
    """A date range, either end of it open, as a reader says it."""
    if first and last:
        return (
            iso_words(first, short=True)
            if first == last
            else (f"{iso_words(first, short=True)} – {iso_words(last, short=True)}")
        )
    if first:
        return f"from {iso_words(first, short=True)}"
    return f"until {iso_words(last or '', short=True)}"


def unbroken(text: str) -> str:
    """Dates in words so that a line breaks only behind a dash or between two of them, never inside one."""
    return _IN_DATE.sub("\u00a0", text)


def other_tag(text: str, language: str) -> str | None:
    """The language tag of a text that is not in `language`, None where it is or nothing says."""
    found = language_of(text)
    return TAGS[found] if found and found != language else None


def quoted(query: str) -> str:
    """A query between quotation marks; as it is where it has some of its own."""
    return query if QUOTES & set(query) else f"“{query}”"


def counted(number: int, one: str, many: str | None = None) -> str:
    """“1 release”, “1,204 releases”."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def value_label(field: str, value: str, label: str | None = None) -> str:
    """A facet value as a reader calls it; `label` is the index's own name for it, if it has one."""
    if field == "language":
        return LANGUAGES.get(value, value)
    if field == "kind":
        return KINDS.get(value, value)
    if field == "date":
        return label if value == "undated" and label else iso_words(value, short=True)
    return label or value
