"""What is doubtful in a release by itself, how much, and which correction would settle it.

The weight is what the rules' own confidence leaves open where they give one, a fixed one for each kind of gap
elsewhere.  Nothing that a person set is doubtful.  Names, which take the whole archive, are for
`names`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from corpus.correcting.corrections import RULE
from corpus.correcting.quotes import naming_words
from corpus.dating.second_date import CODE as SECOND_DATE
from corpus.models import Issue, Quote, Release, Span
from corpus.reviewing.stanzas import Settlement
from corpus.two_readings import two_days

DoubtKind = Literal["boundary", "unassigned", "date", "person", "quotation", "product", "issue"]
KINDS: tuple[DoubtKind, ...] = get_args(DoubtKind)

# From this confidence on a decision is not worth a person's time.
_SURE_BOUNDARY, SURE_QUOTE = 0.9, 0.7
# How doubtful what has no confidence is: what is missing for certain comes before what may be wrong.
_UNUSED, _UNASSIGNED, _UNDATED, _ISSUE = 1.0, 0.85, 0.7, 0.65
_NO_SPEAKER, _RANGE, _INFERRED = 0.6, 0.5, 0.35
_SNIPPET = 160


@dataclass(frozen=True, slots=True)
class Doubt:
    """One doubtful annotation: `weight` in 0..1, `evidence` the words it hangs on.

    `release_id` is empty where a file or a correction as a whole is meant.  `settlement` is None where no
    correction can help, `stanza` until it is written out.
    """

    kind: DoubtKind
    weight: float
    release_id: str
    source: str
    title: str | None
    what: str
    why: str
    evidence: str = ""
    settlement: Settlement | None = None
    stanza: str | None = None


def of_unused(issue: Issue) -> Doubt:
    """A correction that corrects nothing."""
    return Doubt("issue", _UNUSED, "", "corrections.toml", None, "a correction without effect", issue.message)


def of_file(source: str, issue: Issue) -> Doubt:
    """A problem of a file."""
    where = f" (byte {issue.byte_offset:,})" if issue.byte_offset is not None else ""
    return Doubt("issue", _ISSUE, "", source, None, issue.code, issue.message + where)


def of_release(release: Release) -> Iterator[Doubt]:
    """The doubts about a release that it shows by itself."""
    yield from _of_boundary(release)
    if release.kind != "unassigned":
        yield from _of_date(release)
    yield from (found for quote in release.quotes if (found := _of_quote(release, quote)) is not None)
    for issue in release.issues:
        text = release.slice(issue.span) if issue.span else ""
        missed = _missed_boundary(release, issue.span) if issue.code == SECOND_DATE and issue.span else None
        yield doubt_about(release, "issue", _ISSUE, issue.code, issue.message, text, missed)


def _of_boundary(release: Release) -> Iterator[Doubt]:
    if release.rule == RULE:
        return
    start = release.span.start + len(release.text) - len(release.text.lstrip())
    line = release.text.lstrip()[:_SNIPPET].partition("\n")[0]
    if release.kind == "unassigned":
        if release.text.strip():
            joined = Settlement("boundaries", (("starts", False),), "true if it is a release", start)
            what = f"{len(release.text):,} characters in no release"
            yield doubt_about(
                release, "unassigned", _UNASSIGNED, what, "no release could be made of it", line, joined
            )
    elif release.confidence < _SURE_BOUNDARY:
        kept = Settlement("boundaries", (("starts", True),), "false if none starts here", start)
        weight = 1 - release.confidence
        yield doubt_about(
            release, "boundary", weight, "a release may start here", f"rule {release.rule}", line, kept
        )


def _missed_boundary(release: Release, line: Span) -> Settlement:
    """Where a release would begin that is dated by a line inside this one: at the heading above the line."""
    above = [one for one in release.passages if one.span.end <= line.start]
    start = above[-1].span.start if above and above[-1].kind == "heading" else line.start
    return Settlement("boundaries", (("starts", False),), "true if a release begins here", start)


def _of_date(release: Release) -> Iterator[Doubt]:
    date = release.date
    if date.basis == "corrected":
        return
    said = next((one.text for one in date.evidence if one.text), "")
    if date.value is None and not (date.earliest and date.latest):
        hints = [hint.text for hint in release.date_hints[:3]]
        why = "nothing in it is read as its date"
        if hints:
            why = f"the text only says {', '.join(f'“{hint}”' for hint in hints)}"
        unknown = Settlement("dates", (("date", "none"),), "or the day")
        yield doubt_about(release, "date", _UNDATED, "undated", why, _opening(release), unknown)
    elif date.precision == "range" and date.earliest and date.latest:
        ends = Settlement(
            "dates", (("earliest", date.earliest), ("latest", date.latest)), "or date = the day"
        )
        what = f"{date.earliest} {'or' if two_days(date) else 'to'} {date.latest}"
        yield doubt_about(release, "date", _RANGE, what, f"rule {date.rule}", said, ends)
    elif date.basis == "inferred" and date.value:
        kept = Settlement("dates", (("date", date.value),))
        yield doubt_about(release, "date", _INFERRED, date.value, f"inferred by rule {date.rule}", said, kept)


def _of_quote(release: Release, quote: Quote) -> Doubt | None:
    if quote.rule == RULE:
        return None
    text = release.slice(quote.span)
    if quote.speaker_kind == "unnamed" and quote.rule.endswith(":unnamed"):
        return None  # the text itself names nobody: “a spokesperson said”
    speaker: str | bool
    if quote.speaker is None and quote.kind == "direct":
        weight, what, speaker, hint = _NO_SPEAKER, "nobody’s words", False, "or the name"
    elif quote.speaker is not None and quote.confidence < SURE_QUOTE:
        weight, what, speaker = 1 - quote.confidence, f"by {quote.speaker}", quote.speaker
        hint = "or another name"
    else:
        return None
    words = naming_words(release, quote)
    settled = Settlement("speakers", (("quote", words), ("speaker", speaker)), hint) if words else None
    return doubt_about(release, "quotation", weight, what, f"rule {quote.rule}", text, settled)


def doubt_about(
    release: Release,
    kind: DoubtKind,
    weight: float,
    what: str,
    why: str,
    evidence: str,
    settlement: Settlement | None = None,
) -> Doubt:
    """A doubt about a release; of the evidence the beginning is kept."""
    title = " ".join((release.title or "").split()) or None
    said = " ".join(evidence[: 2 * _SNIPPET].split())[:_SNIPPET]
    return Doubt(kind, round(weight, 3), release.id, release.source, title, what, why, said, settlement)


def _opening(release: Release) -> str:
    """How the text begins, after the title."""
    body = next((one.span for one in release.passages if one.kind in ("body", "dateline")), release.span)
    return release.text[body.start - release.span.start :][:_SNIPPET]
