"""Every annotation of a release as a fact with its rule, its confidence and the text it was read from.

Decides what is said of each and in which order; nothing about the release itself, nor how it looks in a
terminal (`explain_command`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from corpus.models import Evidence, PersonMention, Quote, Release, ReleaseDate, Span
from corpus.two_readings import two_days

_BASES = {
    "dateline": "stated in its dateline",
    "signoff": "stated in its closing lines",
    "metadata": "stated by the source it came with",
    "inferred": "inferred",
    "inherited": "taken from the release it belongs to",
    "corrected": "corrected by hand",
    "none": "nothing in it is read as its date",
}


@dataclass(frozen=True, slots=True)
class Fact:
    """One annotation.  `about` is its kind, `span` where it stands in the dump, `text` what stands there.

    `confidence` is None where the rule gives none; `note` is what else is to be said of it.
    """

    about: str
    value: str
    rule: str = ""
    confidence: float | None = None
    span: Span | None = None
    text: str = ""
    note: str = ""
    evidence: tuple[Evidence, ...] = ()


def explain(release: Release, *, found: Release, counterpart: str | None) -> tuple[Fact, ...]:
    """The facts of a release in the order of a reader's questions.

    `found` is the release as its own text gave it, before names were resolved.
    """
    return tuple(_facts(release, found, counterpart))


def as_json(release: Release, facts: Sequence[Fact], *, current: bool) -> dict[str, object]:
    return {
        "id": release.id,
        "source": release.source,
        "start": release.span.start,
        "end": release.span.end,
        "current": current,
        "facts": [_json(fact) for fact in facts],
    }


def _facts(release: Release, found: Release, counterpart: str | None) -> Iterator[Fact]:
    start = Span(release.span.start, release.span.start)
    yield Fact("boundary", "begins here", release.rule, release.confidence, start, _first_line(release))
    yield Fact("kind", release.kind)
    yield Fact("language", {"en": "English", "zh": "Chinese"}[release.language])
    yield Fact("title", release.title or "none found", span=release.title_span)
    yield from (Fact("subtitle", release.slice(span), span=span) for span in release.subtitles)
    if release.dateline is not None:
        line = release.dateline
        yield Fact("dateline", release.slice(line.span), line.rule, span=line.span, note=line.place or "")
    date = release.date
    yield Fact("date", _date(date), date.rule, note=_BASES[date.basis], evidence=date.evidence)
    if release.place:
        yield Fact("place", release.place)
    if release.author:
        said = (release.author_evidence,) if release.author_evidence else ()
        yield Fact("author", release.author, note=release.author_role or "", evidence=said)
    if counterpart:
        which = "translates" if release.translation_of == counterpart else "translated by"
        yield Fact("other language", counterpart, note=which)
    if release.url:
        yield Fact("address", release.url)
    for passage in release.passages:
        yield Fact(
            "passage",
            passage.kind,
            span=passage.span,
            text=release.slice(passage.span),
            note=passage.author or "",
        )
    yield from _people(release, found)
    for product in release.products:
        more = [f"of {product.family}" if product.family else "", product.category or ""]
        more.append(product.stance if product.stance != "subject" else "")
        yield Fact(
            "product",
            product.name or "none",
            product.rule,
            product.confidence,
            product.span,
            release.slice(product.span),
            ", ".join(part for part in more if part),
        )
    yield from (_quotation(release, quote) for quote in release.quotes)
    for pair in release.alignment:
        own = pair.zh if release.language == "zh" else pair.en
        other = pair.en if release.language == "zh" else pair.zh
        note = f"faces {other.start}-{other.end}"
        text = release.slice(own) if release.span.contains(own) else ""
        yield Fact("alignment", "paragraph", "", pair.score, own, text, note)
    yield from (Fact("issue", one.code, span=one.span, note=one.message) for one in release.issues)
    for one in release.corrections:
        yield Fact("correction", one.text, span=one.span, note=one.note)


def _people(release: Release, found: Release) -> Iterator[Fact]:
    """The names of people in order, those that are nobody's among them."""
    nobodies = unresolved(release, found)
    for mention in sorted((*release.people, *nobodies), key=lambda one: one.span.start):
        named = mention.name if mention not in nobodies else None
        yield Fact(
            "person",
            named or "nobody",
            mention.rule,
            mention.confidence,
            mention.span,
            release.slice(mention.span),
            mention.role or "",
        )


def unresolved(release: Release, found: Release) -> tuple[PersonMention, ...]:
    """The names found in the text of a release that nobody was found to bear."""
    taken = sorted(one.span for one in release.people)
    nobodies = []
    at = 0
    for mention in sorted(found.people, key=lambda one: one.span.start):
        while at < len(taken) and taken[at].end <= mention.span.start:
            at += 1
        if at == len(taken) or not taken[at].overlaps(mention.span):
            nobodies.append(mention)
    return tuple(nobodies)


def _quotation(release: Release, quote: Quote) -> Fact:
    evidence = []
    if quote.cue is not None:
        evidence.append(Evidence(release.slice(quote.cue), quote.cue, None, "says so"))
    if quote.speaker_mention is not None:
        at = quote.speaker_mention
        named = "names the speaker" if quote.speaker else "speaks, without a name"
        evidence.append(Evidence(release.slice(at), at, None, named))
    speaker = ", ".join(part for part in (quote.speaker, quote.role) if part)
    return Fact(
        "quotation",
        quote.kind,
        quote.rule,
        quote.confidence,
        quote.span,
        " … ".join(release.slice(piece) for piece in quote.pieces or (quote.span,)),
        speaker or "speaker unknown",
        tuple(evidence),
    )


def _date(date: ReleaseDate) -> str:
    if date.precision == "range" and date.earliest and date.latest:
        return f"{date.earliest} {'or' if two_days(date) else 'to'} {date.latest}"
    return f"{date.value} ({date.precision})" if date.value else "undated"


def _first_line(release: Release) -> str:
    return release.text.lstrip()[:200].partition("\n")[0]


def _json(fact: Fact) -> dict[str, object]:
    row = asdict(fact)
    row["span"] = _pair(fact.span)
    row["evidence"] = [
        {
            "text": one.text,
            "span": _pair(one.span),
            "release": one.release_id,
            "note": one.note,
        }
        for one in fact.evidence
    ]
    return row


def _pair(span: Span | None) -> list[int] | None:
    # An empty span is false.
    return None if span is None else [span.start, span.end]
