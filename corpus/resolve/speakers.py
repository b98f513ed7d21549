"""Who speaks: the person, the organisation or the unnamed party a quotation is credited to.

Reads the place that the form of the cue points to (`corpus.quoting.cue`) with the people of the release as
the archive knows them.  Pronouns are left to `antecedents`, conversations without cues to `turns`.  Where
two people could be meant, nobody is: a wrong name is worse than none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from corpus.models import Quote, Release, Span
from corpus.resolve.namesakes import NOBODY, Namesakes
from corpus.resolve.own_names import speaks_of, unless_named
from corpus.resolve.scene import Found, Scene
from corpus.resolve.speaker_clauses import embeds_another
from corpus.resolve.speaker_leads import actor, headline_name, subject_in
from corpus.resolve.speaker_names import named_first, speaks
from corpus.resolve.speaker_patterns import ANY_PRONOUN, SAYING
from corpus.resolve.speaker_subjects import subject
from corpus.resolve.speakers_zh import who_speaks

_ISSUED = re.compile(
    r"\b(?:issued|released|made|gave)\s+(?:the\s+following|this|an?|the\s+below)\s+(?:statement|response|comment)\b"
)
#: “That is what the notice said.” behind a quotation: whoever is named there, and nobody before it.
_TOLD_BEHIND = re.compile(r"\s*(?:That|This|Those|Such|So)\s[^.?!\n“”\"]{0,160}")
_SHORTEST = 4  # code points of a report
_MARKS = '”"’」』'
_WITH_OTHERS = re.compile(
    r"\b(?:with|to|from|by)\s+(?!me\b|my\b|myself\b|it\b)[a-z]*\s?[\w’']+", re.IGNORECASE
)


def attribute(release: Release, namesakes: Namesakes = NOBODY) -> tuple[Quote, ...]:
    """The quotations of a release with their speakers, in order.

    `release.people` are the resolved ones, `release.quotes` as they were found, `namesakes` those of the
    archive.  A quotation of a few words that names nobody is left out: it is a term.
    """
    if not release.quotes:
        return ()
    scene = Scene(release, namesakes)
    done: list[Quote] = []
    before: Quote | None = None
    found: Found | None = None
    for quote in _signed_below(scene, sorted(release.quotes, key=lambda q: (q.span.start, -q.span.end))):
        if not _told_with(before, quote):
            found = unless_named(scene, quote, _who(scene, quote))
        before = quote
        # A few words of nobody's are a term; a report of nobody's is a sentence of the release.
        if not _is_kept(scene, quote, found):
            scene.story.add(replace(quote, speaker_mention=None))
            continue
        named = _with_speaker(quote, found, scene)
        scene.story.add(named)
        done.append(named)
    return tuple(cut for one in done if (cut := _without_others(scene, one, done)) is not None)


def _without_others(scene: Scene, quote: Quote, quotes: Sequence[Quote]) -> Quote | None:
    """A report as far as another's words in marks; None where nothing is left before his clause.

    “NAME said it was late, and NAME called it “…””: the clause begins behind the last comma before his name.
    """
    if not quote.rule.startswith("reported"):
        return quote
    first = bisect_left(quotes, quote.span.start, key=lambda one: one.span.start)
    for other in quotes[first:]:
        if other.span.start >= quote.span.end:
            break
        if other.kind != "direct" or other.speaker == quote.speaker:
            continue
        named = other.speaker_mention
        before = scene.mentions(Span(quote.span.start, other.span.start))
        starts = [one.span.start for one in before if one.name != quote.speaker]
        starts += [named.start] if named is not None and named.start >= quote.span.start else []
        at = min(starts, default=other.span.start)
        said = scene.slice(Span(quote.span.start, at))
        end = quote.span.start + max(said.rfind(mark) for mark in ",;，；")
        if end - quote.span.start < _SHORTEST:
            return None
        span = Span(quote.span.start, end)
        return replace(quote, span=span, pieces=(span,))
    return quote


def _signed_below(scene: Scene, quotes: Sequence[Quote]) -> list[Quote]:
    """The quotations in order; where lines in marks stand one below the other and the last is signed,
    its name stands under all of them."""
    done: list[Quote] = []
    below: Quote | None = None
    for quote in reversed(quotes):
        if (
            below is not None
            and below.rule == "dash"
            and below.speaker_mention is not None
            and below.speaker_mention.start >= below.span.end
            and quote.rule in ("standing", "turn")
            and not scene.slice(Span(quote.span.end, below.span.start)).strip()
        ):
            quote = replace(quote, speaker_mention=below.speaker_mention, rule="dash")
        done.append(quote)
        below = quote
    return done[::-1]


def _told_with(before: Quote | None, quote: Quote) -> bool:
    """Whether a report has the subject of the one before: “said that A and noted that B”."""
    return (
        before is not None
        and before.kind == quote.kind == "indirect"
        and quote.speaker_mention is not None
        and before.speaker_mention == quote.speaker_mention
    )


def _with_speaker(quote: Quote, found: Found | None, scene: Scene) -> Quote:
    if found is None:
        return replace(
            quote, speaker_mention=None, rule=f"{quote.rule}:nobody", confidence=min(quote.confidence, 0.5)
        )
    role = found.role
    if found.kind == "person" and found.name:
        role = scene.role_of(found.name, found.span) or role
    return replace(
        quote,
        speaker=found.name,
        speaker_kind=found.kind,
        speaker_mention=found.span,
        role=role,
        rule=f"{quote.rule}:{found.rule}",
        confidence=round(quote.confidence * found.confidence, 2),
    )


def _who(scene: Scene, quote: Quote) -> Found | None:
    """Whom the cue of a quotation names; None where it names nobody."""
    area = quote.speaker_mention
    if area is None:
        return None
    form = quote.rule.removesuffix("-partial")
    if scene.release.language == "zh":
        return who_speaks(scene, quote, area, form)
    if form in ("inverted", "source", "dash", "agent", "reported-source"):
        return named_first(scene, area, quote, line=form == "dash")
    if form in ("subject", "calling", "reported", "reported-bare", "act"):
        found = subject(scene, area, quote)
        if form == "subject" and found is not None and _tells_of_another(scene, quote, found):
            return None
        return found
    if form == "colon":
        return subject_in(scene, area, quote)
    if form == "headline":
        return headline_name(scene, area)
    if form == "aside":
        return _aside(scene, area, quote)
    if form == "turn":
        return _turn(scene, quote)
    if form == "standing":
        return _standing(scene, area, quote)
    return None


def _tells_of_another(scene: Scene, quote: Quote, found: Found) -> bool:
    """Whether a verb of saying is followed by a clause about somebody else that ends in a colon.

    “NAME told the board that NAME had been clear: “…””: either may have said it.
    """
    if quote.cue is None or quote.cue.end >= quote.span.start:
        return False
    between = Span(quote.cue.end, quote.span.start)
    return scene.slice(between).rstrip().endswith(":") and embeds_another(scene, between, found.name)


def _is_kept(scene: Scene, quote: Quote, found: Found | None) -> bool:
    """Whether a statement counts: a few words, or a report, only where somebody is credited with them."""
    if quote.rule in ("act", "reported-bare"):
        named = found is not None and found.kind == "person" and found.name is not None
        # What somebody announces is an act of speech of hers only where she tells it herself.
        told = (
            quote.cue is None or scene.slice(quote.cue) != "announced" or (found and found.rule == "author")
        )
        return bool(named and told)
    if quote.rule == "reported-source":
        return found is not None and found.name is not None
    if quote.kind == "indirect":
        return found is not None and _may_report(scene, found)
    if quote.rule == "dash" and found is None:
        return scene.slice(quote.span)[-2:-1] in ".?!…。"
    if not quote.rule.endswith("-partial"):
        return True
    if found is None or found.kind == "unnamed":
        # Somebody unnamed, but told of: “an inspector called it “…””.
        told = found is not None and (quote.rule.startswith("subject") or found.role is not None)
        # “…, as a warden put it”: the cue behind it is there for nothing else.
        behind = quote.cue is not None and quote.cue.start >= quote.span.end
        return told and len(scene.slice(quote.span).split()) > (2 if behind else 4)
    return True


def _may_report(scene: Scene, found: Found) -> bool:
    """Whether one who is no more than named may be credited with a report.

    Marks say that somebody speaks; “states that” is said of statutes, films and studies as well, so that
    capitals which nothing shows to be a person's or an organisation's are not enough.
    """
    if found.kind == "unnamed":
        return True
    if found.name is None:
        return found.kind == "organisation" or found.rule == "surname"
    if found.kind == "person" or scene.release.language == "zh":
        return True
    return speaks(scene, found.name)


def _aside(scene: Scene, area: Span, quote: Quote) -> Found | None:
    """“At that moment, I was a bit confused, “…””: the author, where nobody else is in the clause."""
    words = scene.slice(area)
    last = max(ANY_PRONOUN.finditer(words), key=lambda m: m.start(), default=None)
    if last is None or last.group("pronoun") != "I" or scene.mentions(area) or _WITH_OTHERS.search(words):
        return None
    return scene.pronoun("I", quote, area)


def _turn(scene: Scene, quote: Quote) -> Found | None:
    earlier = scene.story.last_turn(quote.span.start)
    if earlier is not None:
        return scene.again(earlier, "turn")
    return actor(scene, scene.story.sentence_before((quote.speaker_mention or quote.span).start), quote)


def _standing(scene: Scene, area: Span, quote: Quote) -> Found | None:
    author = scene.story.author_at(quote.span.start)
    previous = scene.story.previous(quote.span.start)
    if previous is not None and scene.another_enters(previous, quote):
        previous = None
    behind = _TOLD_BEHIND.match(scene.text, quote.span.end - scene.offset)
    if behind is not None and SAYING.search(behind.group()):
        return None
    if author is None and previous is not None and scene.turns.same_statement(previous, quote):
        return scene.again(previous, "continued")
    if previous is not None and scene.turns.is_exchange(previous, quote):
        # Outside of somebody's tale only a question tells that the next one answers.
        told = author is not None or scene.slice(previous.span).rstrip(_MARKS)[-1:] in ("?", "？")
        other = scene.turns.other_party(previous, author) if told else None
        if other is None:
            return None
        return Found("person", other, None, "turn", 0.7)
    if author is None and previous is not None and previous.speaker and scene.turns.goes_on(previous, quote):
        if speaks_of(scene.slice(quote.span), previous.speaker):
            return None  # nobody calls himself by his name
        return scene.again(previous, "continued")
    words = scene.slice(area)
    saying = max(SAYING.finditer(words), key=lambda m: m.start(), default=None)
    if any(mark in words for mark in '“”"'):
        # The sentence before is a quotation with its own cue.
        near = previous is not None and area.start <= previous.span.end <= quote.span.start
        return (
            scene.again(previous, "continued") if near and previous is not None and author is None else None
        )
    if saying is not None:
        # Who asks is not the one who answers.
        if saying.group().startswith("ask"):
            return None
        found = subject(scene, Span(area.start, area.start + saying.start()), quote)
        if found is not None:
            return replace(found, confidence=0.8)
    if author is None:
        return _who_issued(scene, quote)
    last = max(ANY_PRONOUN.finditer(words), key=lambda m: m.start(), default=None)
    others = scene.mentions(area) or scene.antecedents.stranger(area.start, area.end)
    if last is not None and last.group("pronoun") == "I" and not others:
        return Found(
            "person", author, Span(area.start + last.start(), area.start + last.end()), "author", 0.7
        )
    return None


def _who_issued(scene: Scene, quote: Quote) -> Found | None:
    """“Senator Okoro issued a statement after the vote. It had failed.”, and the statement below."""
    above = scene.story.paragraph_before(quote.span.start)
    if above is None or any(mark in scene.slice(above) for mark in '“”"'):
        return None
    issued = _ISSUED.search(scene.slice(above))
    if issued is None:
        return None
    sentence = scene.slice(Span(above.start, above.start + issued.start()))
    start = above.start + max(sentence.rfind(". ", 0, max(0, len(sentence) - 120)), -2) + 2
    found = subject(scene, Span(start, above.start + issued.start()), quote)
    return replace(found, confidence=0.8) if found is not None and found.kind == "person" else None
