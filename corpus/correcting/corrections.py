"""The values of `corrections.toml`: what a person says is so, whatever the rules found.

Decides only shapes.  How they are read and checked is for `reading`, which release one is about for
`targets`, and how each changes what was found for `boundaries`, `written_date`, `names` and `quotes`.
"""

from __future__ import annotations

from dataclasses import dataclass

from corpus.models import Evidence, ReleaseDate, Span, Stance

RULE = "corrected"
"""The rule of every value that a person set."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a correction stands (“[[dates]] 2, line 14”), and what its writer says of it."""

    place: str
    why: str = ""
    by: str = ""

    @property
    def note(self) -> str:
        """“the press office has the letter (A. Ng)”; empty where the writer says nothing.

        The place is left out: it moves with every stanza added above it.
        """
        return " ".join(part for part in (self.why, f"({self.by})" if self.by else "") if part)


@dataclass(frozen=True, slots=True)
class Target:
    """A release by its id, or by the name of its file and its title."""

    release: str | None = None
    source: str | None = None
    title: str | None = None

    def __str__(self) -> str:
        return self.release or f"“{self.title}” in {self.source}"


@dataclass(frozen=True, slots=True)
class DateCorrection:
    """The date of a release; one without a value says that nobody knows it."""

    origin: Origin
    target: Target
    date: ReleaseDate


@dataclass(frozen=True, slots=True)
class BoundaryCorrection:
    """Whether a release starts at the line in which `line` begins; white space is as good as other."""

    origin: Origin
    source: str
    line: str
    starts: bool


@dataclass(frozen=True, slots=True)
class SpeakerCorrection:
    """Whose the quotation that holds the words `quote` is: `speaker` None for nobody's.

    With `is_quotation` False it is none at all.
    """

    origin: Origin
    target: Target
    quote: str
    speaker: str | None = None
    role: str | None = None
    is_quotation: bool = True


@dataclass(frozen=True, slots=True)
class PersonCorrection:
    """Whom `names` mean, printed so or so called by the rules: `person` None for nobody.

    `target` None means everywhere.
    """

    origin: Origin
    target: Target | None
    names: tuple[str, ...]
    person: str | None


@dataclass(frozen=True, slots=True)
class ProductCorrection:
    """What the product `name` is: `product` its right name, None where it is no product at all.

    `family`, `category` and `stance` stay as they were found where they are None; an empty one is none.
    """

    origin: Origin
    target: Target | None
    name: str
    product: str | None
    family: str | None = None
    category: str | None = None
    stance: Stance | None = None


@dataclass(frozen=True, slots=True)
class Corrections:
    """All of a file, each kind in its order there."""

    dates: tuple[DateCorrection, ...] = ()
    boundaries: tuple[BoundaryCorrection, ...] = ()
    speakers: tuple[SpeakerCorrection, ...] = ()
    people: tuple[PersonCorrection, ...] = ()
    products: tuple[ProductCorrection, ...] = ()

    def boundaries_of(self, source: str) -> tuple[BoundaryCorrection, ...]:
        """Those of one file."""
        return tuple(one for one in self.boundaries if one.source == source)


NONE = Corrections()


def evidence(origin: Origin, what: str, span: Span | None = None) -> Evidence:
    """The trace a correction leaves in its release: `what` was corrected, where, and why."""
    return Evidence(what, span, None, origin.note)
