"""The values that pass between the stages.

Every value is frozen, and every position is a half-open `Span` in code points of the decoded text
of one dump.  A stage takes such values and returns new ones; none is changed in place.  This
module decides only shapes: what a value means is said here, how it is found in the stages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Language = Literal["en", "zh"]
ReleaseKind = Literal["release", "letter", "speech", "stub", "unassigned"]
DatePrecision = Literal["day", "month", "range", "year", "unknown"]
DateBasis = Literal["dateline", "signoff", "metadata", "inferred", "inherited", "corrected", "none"]
INFERRED: Final[frozenset[DateBasis]] = frozenset(("inferred", "inherited"))
"""How a date is known that its release does not state; one corrected by hand is vouched for."""
PassageKind = Literal[
    "title",
    "subtitle",
    "byline",
    "notice",
    "dateline",
    "heading",
    "salutation",
    "body",
    "list",
    "table",
    "footnote",
    "media",
    "signoff",
    "boilerplate",
    "contact",
    "endmark",
]
Stance = Literal["subject", "unsupported", "component"]
QuoteKind = Literal["direct", "indirect", "authored"]
SpeakerKind = Literal["person", "organisation", "unnamed"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of code points, `start <= end`."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Issue:
    """A problem in the data, kept with the data.

    `code` is stable and short ("undecodable", "listing-page"); `message` is a sentence for a
    person; `span` lies in the dump's text, `byte_offset` in the file as it came.
    """

    code: str
    message: str
    span: Span | None = None
    byte_offset: int | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """What a structured source (a saved page, a JSON line) says of one release by itself.

    `span` covers the record in `Dump.text`, or as much of it as is known to be the record's.  `head` are the
    lines of fields it stands under in the text, if it does.  `date` is ISO 8601 ("2020-08-10", "2020-08") or
    None, `date_evidence` the text it was read from ("<time datetime=…>", "date field").
    """

    span: Span
    head: Span | None = None
    title: Span | None = None
    date: str | None = None
    date_evidence: str | None = None
    language: Language | None = None
    author: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Dump:
    """One file (or one page) as text.

    `source` is its name as the user knows it; `digest` the SHA-256 of the bytes; `size` their
    number.  `records` is empty for plain text, where the splitter has to find the releases, as it has in
    what records leave open.
    """

    source: str
    text: str
    encoding: str
    digest: str
    size: int
    undecodable: int = 0
    records: tuple[Record, ...] = ()
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of a dump, as the splitter cuts it: the parts of a dump partition its text.

    `translation_of` is the position, in the tuple of parts, of the release this part is the other
    language of.  `rule` names the evidence for the boundary at `span.start`, `confidence` is in
    0..1.  `masthead` are the lines of its head that many parts of the dump have, and which name none.
    """

    span: Span
    kind: ReleaseKind
    language: Language
    translation_of: int | None = None
    rule: str = ""
    confidence: float = 1.0
    masthead: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of a release: spans do not overlap; white space between them belongs to none.

    A dateline stands in a passage of its own even when the first sentence follows on its line.
    `author` is whose words the passage is, where the text says so (the letter inside a report).
    """

    kind: PassageKind
    span: Span
    author: str | None = None


@dataclass(frozen=True, slots=True)
class Dateline:
    """“Beijing, CHINA, August 10, 2020 –”: the whole with its dash, and what stands in it.

    `date` is ISO 8601, None where the dateline names a place only.
    """

    span: Span
    place: str | None
    date: str | None
    date_span: Span | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Text that supports a decision.  `release_id` is None for the release itself."""

    text: str
    span: Span | None = None
    release_id: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ReleaseDate:
    """When a release was published, as far as the text supports it.

    `value` is ISO 8601 cut to the precision ("2020-08-10", "2020-08", "2020"); for `range` it is the
    longest prefix common to both ends that ISO allows, with `earliest` and `latest` as days.  No
    evidence: value None, precision "unknown", basis "none".
    """

    value: str | None = None
    precision: DatePrecision = "unknown"
    basis: DateBasis = "none"
    rule: str = ""
    evidence: tuple[Evidence, ...] = ()
    earliest: str | None = None
    latest: str | None = None


@dataclass(frozen=True, slots=True)
class DateHint:
    """A partial or relative date in a release, kept for inference across the archive.

    `days` is an offset from the release's own day to the event ("Yesterday" -1, "Five days ago"
    -5, "tomorrow" +1), None for an absolute one; `month`/`day`/`year` what is named.  `context` is
    the sentence (and the one before) as a span, to find the event in another release.
    """

    span: Span
    text: str
    days: int | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    context: Span | None = None


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A name in the text.  `name` is the resolved person, None while unresolved or nobody."""

    span: Span
    surface: str
    rule: str
    confidence: float
    role: str | None = None
    honorific: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    name_zh: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProductMention:
    """A product or brand name in the text; `name` and `family` are the resolved ones."""

    span: Span
    surface: str
    rule: str
    confidence: float
    name: str | None = None
    family: str | None = None
    category: str | None = None
    stance: Stance = "subject"


@dataclass(frozen=True, slots=True)
class Product:
    name: str
    family: str | None = None
    category: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's words: `span` is the whole with its marks, `pieces` its parts where a cue splits it.

    `cue` is the word of saying; `speaker_mention` the words that name the speaker, or, before the speaker is
    resolved, the text in which to look for them.  `speaker` is the resolved name: None where the text names
    nobody (`speaker_kind` "unnamed") or leaves open who it is (None).  `rule` is the form of the cue and,
    behind a colon, how the speaker was decided.
    """

    kind: QuoteKind
    span: Span
    pieces: tuple[Span, ...] = ()
    cue: Span | None = None
    speaker_mention: Span | None = None
    speaker: str | None = None
    role: str | None = None
    rule: str = ""
    confidence: float = 1.0
    speaker_kind: SpeakerKind | None = None


@dataclass(frozen=True, slots=True)
class AlignedPair:
    """A passage and its counterpart in the other language; each span in its own release's dump."""

    zh: Span
    en: Span
    score: float


@dataclass(frozen=True, slots=True)
class TranslationPair:
    """Two releases that say the same in two languages."""

    en_id: str
    zh_id: str
    rule: str
    alignment: tuple[AlignedPair, ...] = ()


@dataclass(frozen=True, slots=True)
class Release:
    """One language of one release, with all that was found in it.

    `id` depends on the source's name and the release's own text alone, so that it survives changes
    elsewhere in the dump.  `corrections` are the traces of what was corrected by hand: what, where, and in
    the note why and by whom.  `text` is the release's slice of the dump: `text[i]` stands at
    `span.start + i` there.  `translation_of` is set on the Chinese one of a pair, and there stand the
    paragraphs (`alignment`) and the quotations (`quote_pairs`) that say the same.
    """

    id: str
    source: str
    span: Span
    text: str
    kind: ReleaseKind
    language: Language
    title: str | None = None
    title_span: Span | None = None
    subtitles: tuple[Span, ...] = ()
    dateline: Dateline | None = None
    date: ReleaseDate = ReleaseDate()
    place: str | None = None
    author: str | None = None
    author_role: str | None = None
    author_evidence: Evidence | None = None
    translation_of: str | None = None
    url: str | None = None
    rule: str = ""
    confidence: float = 1.0
    passages: tuple[Passage, ...] = ()
    date_hints: tuple[DateHint, ...] = ()
    people: tuple[PersonMention, ...] = ()
    products: tuple[ProductMention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    alignment: tuple[AlignedPair, ...] = ()
    quote_pairs: tuple[AlignedPair, ...] = ()
    issues: tuple[Issue, ...] = ()
    corrections: tuple[Evidence, ...] = ()

    def slice(self, span: Span) -> str:
        """The text of a span of this release (dump positions)."""
        return self.text[span.start - self.span.start : span.end - self.span.start]
