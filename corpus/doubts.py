"""What is doubtful in a release, how much, and which correction would settle it.

The weight is what the rules' own confidence leaves open where they give one, a fixed one for each kind of gap
elsewhere.  Nothing that a person set is doubtful.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal, get_args

from corpus.correcting.corrections import RULE
from corpus.explaining import unresolved
from corpus.models import Issue, Person, PersonMention, Quote, Release, Span
from corpus.names import fold_name, han_surname
from corpus.settling import Settlement

DoubtKind = Literal["boundary", "unassigned", "date", "person", "quotation", "product", "issue"]
KINDS: tuple[DoubtKind, ...] = get_args(DoubtKind)

# From this confidence on a decision is not worth a person's time.
_SURE_BOUNDARY, _SURE_QUOTE, _SURE_PRODUCT = 0.9, 0.7, 0.75
# How doubtful what has no confidence is: what is missing for certain comes before what may be wrong.
_UNUSED, _UNASSIGNED, _TWO_HERE, _UNDATED, _ISSUE = 1.0, 0.85, 0.75, 0.7, 0.65
_NO_SPEAKER, _TWO_ELSEWHERE, _RANGE, _INFERRED = 0.6, 0.55, 0.5, 0.35
_SNIPPET, _AROUND, _WORDS = 160, 50, 8


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
        yield _doubt(release, "issue", _ISSUE, issue.code, issue.message, text)


def _of_boundary(release: Release) -> Iterator[Doubt]:
    if release.rule == RULE:
        return
    start = release.span.start + len(release.text) - len(release.text.lstrip())
    line = release.text.lstrip()[:_SNIPPET].partition("\n")[0]
    if release.kind == "unassigned":
        if release.text.strip():
            joined = Settlement("boundaries", (("starts", False),), "true if it is a release", start)
            what = f"{len(release.text):,} characters in no release"
            yield _doubt(
                release, "unassigned", _UNASSIGNED, what, "no release could be made of it", line, joined
            )
    elif release.confidence < _SURE_BOUNDARY:
        kept = Settlement("boundaries", (("starts", True),), "false if none starts here", start)
        weight = 1 - release.confidence
        yield _doubt(
            release, "boundary", weight, "a release may start here", f"rule {release.rule}", line, kept
        )


def _of_date(release: Release) -> Iterator[Doubt]:
    date = release.date
    if date.basis == "corrected":
        return
    said = next((one.text for one in date.evidence if one.text), "")
    if date.value is None and not (date.earliest and date.latest):
        hints = [hint.text for hint in release.date_hints[:3]]
        why = (
            f"the text only says {', '.join(f'“{hint}”' for hint in hints)}" if hints else "nothing says when"
        )
        unknown = Settlement("dates", (("date", "none"),), "or the day")
        yield _doubt(release, "date", _UNDATED, "undated", why, _opening(release), unknown)
    elif date.precision == "range" and date.earliest and date.latest:
        ends = Settlement(
            "dates", (("earliest", date.earliest), ("latest", date.latest)), "or date = the day"
        )
        what = f"{date.earliest} to {date.latest}"
        yield _doubt(release, "date", _RANGE, what, f"rule {date.rule}", said, ends)
    elif date.basis == "inferred" and date.value:
        kept = Settlement("dates", (("date", date.value),))
        yield _doubt(release, "date", _INFERRED, date.value, f"inferred by rule {date.rule}", said, kept)


def _of_quote(release: Release, quote: Quote) -> Doubt | None:
    if quote.rule == RULE:
        return None
    text = release.slice(quote.span)
    words = " ".join(text.strip("“”\"'‘’「」『』 \n").split()[:_WORDS])
    # Chinese has no spaces to count words by.
    key = ("quote", words[: 10 * _WORDS])
    if quote.speaker is None and quote.kind == "direct":
        nobody = Settlement("speakers", (key, ("speaker", False)), "or the name")
        return _doubt(release, "quotation", _NO_SPEAKER, "nobody’s words", f"rule {quote.rule}", text, nobody)
    if quote.speaker is not None and quote.confidence < _SURE_QUOTE:
        weight = 1 - quote.confidence
        kept = Settlement("speakers", (key, ("speaker", quote.speaker)), "or another name")
        return _doubt(release, "quotation", weight, f"by {quote.speaker}", f"rule {quote.rule}", text, kept)
    return None


class Bearers:
    """The people of an archive by the words they may be called by alone."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._called: dict[str, set[str]] = defaultdict(set)
        for person in people:
            for word in _words_of(person.name, person.name_zh):
                self._called[word].add(person.name)

    def doubts(self, release: Release, found: Release) -> Iterator[Doubt]:
        """The names of a release that are nobody's because two people could be meant, each once.

        `found` is the release before names were resolved.
        """
        here: dict[str, set[str]] = defaultdict(set)
        for one in release.people:
            for called in _words_of(one.name or "", None):
                here[called].add(one.name or "")
        corrected = {one.text for one in release.corrections}
        seen = set()
        for mention in unresolved(release, found):
            surface = " ".join(mention.surface.split())
            word = _called_by(mention)
            if word is None or surface in seen or f"person: {surface} is nobody" in corrected:
                continue
            seen.add(surface)
            two_here = len(here.get(word, ())) > 1
            names = sorted(here[word] if two_here else self._called.get(word, ()))
            if len(names) < 2:
                continue
            could = " or ".join(names)
            if len(names) > 3:
                could = f"{', '.join(names[:3])} or {len(names) - 3:,} others"
            yield _doubt(
                release,
                "person",
                _TWO_HERE if two_here else _TWO_ELSEWHERE,
                f"“{surface}” is nobody",
                f"could be {could}",
                _around(release, mention.span),
                Settlement("people", (("name", surface), ("is", False)), f"or {could}"),
            )


class WeakProducts:
    """The products that no release names with confidence, each once for the archive."""

    def __init__(self) -> None:
        self._first: dict[str, Doubt] = {}
        self._counts: dict[str, int] = defaultdict(int)
        self._sure: set[str] = set()

    def read(self, release: Release) -> None:
        for mention in release.products:
            if mention.name is None:
                continue
            if mention.rule == RULE or mention.confidence >= _SURE_PRODUCT:
                self._sure.add(mention.name)
                continue
            self._counts[mention.name] += 1
            if mention.name not in self._first:
                named = ("name", mention.name)
                kept = Settlement(
                    "products", (named, ("is", mention.name)), "false if it is none", None, True
                )
                self._first[mention.name] = _doubt(
                    release,
                    "product",
                    1 - mention.confidence,
                    f"product “{mention.name}”",
                    f"rule {mention.rule}",
                    _around(release, mention.span),
                    kept,
                )

    def doubts(self) -> Iterator[Doubt]:
        for name, doubt in self._first.items():
            if name not in self._sure:
                times = self._counts[name]
                yield replace(doubt, why=f"{doubt.why}, named {times} times") if times > 1 else doubt


def _doubt(
    release: Release,
    kind: DoubtKind,
    weight: float,
    what: str,
    why: str,
    evidence: str,
    settlement: Settlement | None = None,
) -> Doubt:
    title = " ".join((release.title or "").split()) or None
    said = " ".join(evidence[: 2 * _SNIPPET].split())[:_SNIPPET]
    return Doubt(kind, round(weight, 3), release.id, release.source, title, what, why, said, settlement)


def _words_of(name: str, name_zh: str | None) -> set[str]:
    """The first and the last word of a name, and its Chinese family name."""
    words = fold_name(name)
    found = {words[0], words[-1]} if len(words) > 1 else set()
    surname = han_surname(name_zh or name)
    return found | {surname} if surname else found


def _called_by(mention: PersonMention) -> str | None:
    """The one word a person is called by; None for a name in full."""
    surface = mention.surface
    if mention.rule == "titled-surname":
        return han_surname(surface)
    bare = surface.removeprefix(mention.honorific) if mention.honorific else surface
    words = fold_name(bare)
    return words[0] if len(words) == 1 else None


def _around(release: Release, span: Span) -> str:
    start, end = span.start - release.span.start, span.end - release.span.start
    before, after = release.text[max(0, start - _AROUND) : start], release.text[end : end + _AROUND]
    # Half a word at either end would only puzzle; where there are no spaces there are no halves.
    before = (before.partition(" ")[2] or before) if start > _AROUND else before
    after = (after.rpartition(" ")[0] or after) if end + _AROUND < len(release.text) else after
    return before + release.text[start:end] + after


def _opening(release: Release) -> str:
    """How the text begins, after the title."""
    body = next((one.span for one in release.passages if one.kind in ("body", "dateline")), release.span)
    return release.text[body.start - release.span.start :][:_SNIPPET]
