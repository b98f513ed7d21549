"""What is asked of the quote desk and what it answers.  Values only; positions are those of the dump."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from corpus.citing.reference import Reference
from corpus.models import Span

Verdict = Literal[
    "exact",
    "punctuation_only",
    "altered",
    "spliced",
    "elided_ok",
    "elided_misleading",
    "misattributed",
    "indirect_only",
    "not_found",
]
VERDICTS: tuple[Verdict, ...] = (
    "exact",
    "punctuation_only",
    "altered",
    "spliced",
    "elided_ok",
    "elided_misleading",
    "misattributed",
    "indirect_only",
    "not_found",
)
# The words are as they are claimed, whatever the marks, and are the claimed speaker's.
HOLDING: frozenset[Verdict] = frozenset(("exact", "punctuation_only", "elided_ok"))
# Whose words they are: somebody's in marks, those of the author of a letter or speech, reported, nobody's.
SpokenAs = Literal["direct", "authored", "indirect", "narrative"]
# What a change turns, or what stands outside a cut and governs what is inside.
Turns = Literal[
    "negation", "number", "unit", "date", "name", "hedge", "condition", "question", "voice", "share"
]
# Why words on record do not hold as they are claimed, whatever the verdict on the words: the claimed day is
# another's; the release has no date so close; on record it is asked; the form of address, or the role, is not
# that person's; the archive leaves open who speaks; the person's house does, and names nobody; nobody does;
# more than one do; somebody else is quoted there; the words around the quotation govern it; a mark of
# omission joins what does not belong together; the words are only reported, and changed; parts were put in
# another order; words of two sentences were joined.
Hindrance = Literal[
    "another_day",
    "day_open",
    "question",
    "address",
    "role",
    "speaker_open",
    "house",
    "nobody",
    "several",
    "quoted_there",
    "cut",
    "elision",
    "reported_changed",
    "another_order",
    "joined",
]


@dataclass(frozen=True, slots=True)
class QuoteQuestion:
    """`speaker` and `date` are what is claimed; a date is ISO, cut to what is known of it.

    `pronoun` is “he” or “she” where the speaker is called so.
    """

    text: str
    speaker: str | None = None
    date: str | None = None
    pronoun: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """`claimed` words of the quotation stand for `recorded` ones; either may be empty.

    `claimed_span` is where in the quotation as it was given, `span` where in the dump; behind the word before
    where there are none.
    """

    claimed: str
    recorded: str
    claimed_span: Span
    span: Span
    turns: tuple[Turns, ...] = ()
    # The same number or the same words, only written otherwise: “two hundred”, 200; “don’t”, “do not”.
    rewritten: bool = False


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What a cut leaves out, and what of weight is in it."""

    text: str
    start: int
    end: int
    turns: tuple[Turns, ...] = ()
    speakers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edges:
    """The words of the same sentence that a quotation leaves outside, `before` and `after` it.

    `turns` is what in them governs the quotation; none where it is merely shortened.
    """

    before: str
    after: str
    turns: tuple[Turns, ...] = ()


@dataclass(frozen=True, slots=True)
class Counterpart:
    """The paragraph of the other language's version that says the same."""

    id: str
    source: str
    start: int
    end: int
    text: str
    language: str
    passage: int | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """A place on record.

    `before` and `after` are what surrounds the words in their paragraph, `passage` is the number of it in the
    release.  `earliest` and `latest` are the days that its date can mean.  `similarity` is 1 where every word
    is the same.  `reference` is how the release is cited.
    """

    id: str
    source: str
    start: int
    end: int
    text: str
    before: str
    after: str
    title: str
    date: str | None
    precision: str
    basis: str
    language: str
    passage: int | None
    kind: SpokenAs
    similarity: float
    speaker: str | None = None
    speaker_kind: str | None = None
    role: str | None = None
    # The organisation beside the speaker's role.
    house: str | None = None
    rule: str | None = None
    confidence: float | None = None
    evidence: str | None = None
    # Whose letter, speech or quotation it is in which somebody else is quoted.
    around: str | None = None
    # Words by which the text speaks of a speaker whom it does not name.
    described: str | None = None
    # Whether the words stand in quotation marks there, whoever speaks.
    marked: bool = False
    # Where they are no one quotation: whose quotations some of them are, and what else the rest is.
    voices: tuple[str, ...] = ()
    # Whether they are nobody's quotation but told by an “I”, or a turn of somebody's.
    in_person: bool = False
    # Whether they are nobody's quotation, but behind a word of saying.
    told: bool = False
    earliest: str | None = None
    latest: str | None = None
    edges: Edges | None = None
    # Whether the words go on beyond the end of a sentence that the quotation does not show.
    runs_on: bool = False
    same_characters: bool = False
    # What its marks say that those of the quotation do not, in words.
    remarks: tuple[str, ...] = ()
    counterpart: Counterpart | None = None
    reference: Reference | None = None
    # Whether the paragraph is the title of its release.
    in_title: bool = False
    # Whether its release has none, and `title` is its first words.
    untitled: bool = False

    @property
    def heading(self) -> str:
        """The title of its release, or the word for one that has none."""
        return "Untitled" if self.untitled or not self.title else self.title

    @property
    def paragraph(self) -> str:
        """“¶ 4”, or “title”; "" where the words are in no paragraph."""
        if self.passage is None:
            return ""
        return "title" if self.in_title else f"¶ {self.passage}"


@dataclass(frozen=True, slots=True)
class Searched:
    """What was looked through: `empty_months` of those between the first and the last date hold nothing."""

    releases: int
    first: str | None
    last: str | None
    empty_months: int
    undated: int


@dataclass(frozen=True, slots=True)
class CheckResult:
    """A verdict with its evidence.

    `matches` are the places on record, the earliest first and undated ones last; or, `in_parts`, where the
    parts of the quotation stand, in its order.  `decided_by` is the number of the one whose speaker is told,
    and with which the quotation was compared.  `nearest` is what is most alike where nothing matches, and is
    no match.  `places` is how many places have these very words, of which `matches` lists some, the earliest
    of all among them; `more_places` says that not every release that may have them was read.
    `has_others` is whether words that are not the claimed speaker's are among what it was made of,
    `hindrance` why words that are on record do not hold as they are claimed.  `deciding` are those of
    `matches` that are the claimed person's, or as the first is; `bearers` are the people of the releases who
    have a claimed role.
    """

    question: QuoteQuestion
    verdict: Verdict
    speaker: str | None
    explanation: str
    searched: Searched
    matches: tuple[Match, ...] = ()
    in_parts: bool = False
    decided_by: int = 0
    nearest: tuple[Match, ...] = ()
    places: int = 0
    more_places: bool = False
    hindrance: Hindrance | None = None
    changes: tuple[Change, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    warnings: tuple[str, ...] = ()
    claimed_names: tuple[str, ...] = ()
    has_others: bool = False
    bearers: tuple[str, ...] = ()
    deciding: tuple[Match, ...] = ()
    claimed_house: str | None = None
    generation: str = ""

    @property
    def decisive(self) -> Match | None:
        """The place that the verdict rests on, the first part of several; None where there is none."""
        return self.matches[self.decided_by] if self.matches else None

    def decides(self, match: Match) -> bool:
        """Whether the verdict rests on a place: on one of them, or on every part."""
        return self.in_parts or match == self.decisive

    @property
    def singled_out(self) -> Match | None:
        """The one place of several that the verdict rests on; None where it is no matter of one."""
        return None if self.in_parts or len(self.matches) < 2 else self.decisive

    @property
    def is_ambiguous(self) -> bool:
        """Whether the claimed name, or role, can mean several people and the words are one of theirs."""
        meant = self.claimed_names or self.bearers
        return len(meant) > 1 and self.speaker in meant

    @property
    def for_house(self) -> str | None:
        """Who speaks for the house that is claimed to have said it; None where none is claimed."""
        return self.speaker if self.claimed_house and self.speaker not in self.claimed_names else None

    @property
    def holds(self) -> bool:
        """Whether the words, the speaker and the day are as they are claimed, whatever the marks.

        A name that can mean somebody else as well claims no one speaker, so it does not.
        """
        return self.verdict in HOLDING and not self.is_ambiguous and self.hindrance is None

    @property
    def is_of_nobody(self) -> bool:
        """Whether words that hold are claimed of nobody and are nobody's quotation there.

        That they are in a text is all that is on record then: as a quotation nothing was found to be right.
        """
        first = self.decisive
        told = (
            first is not None
            and first.kind == "narrative"
            and not (first.marked or first.in_person or first.voices)
        )
        return self.holds and not self.question.speaker and told

    @property
    def edges(self) -> Edges | None:
        """What the record has outside the quotation in the same sentence, where it cuts least of it.

        None where the quotation is whole sentences somewhere.
        """
        found = [match.edges for match in self.deciding if match.same_characters or self.verdict != "exact"]
        if self.verdict.startswith("elided"):
            found = found[:1]
        if not found or None in found:
            return None
        return min((edges for edges in found if edges), key=lambda edges: bool(edges.turns))
