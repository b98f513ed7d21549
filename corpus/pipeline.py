"""The order of the stages: the only module that knows it.

`annotate` takes one dump to releases, each from its own text alone.  `resolve` reads the releases of a
whole archive and decides what only the whole can: dates told by other releases, who is meant by
a name, which names are products, which releases are each other's translation.  How each of these is
decided stands in the stages.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from sys import intern

from corpus import codec
from corpus.archive import DETAILS, Archive
from corpus.config import CORRECTIONS_NAME, GAZETTEER_NAME
from corpus.correcting import boundaries
from corpus.correcting.corrections import BoundaryCorrection, Corrections
from corpus.correcting.corrector import Corrector
from corpus.correcting.names import correct_person_list, correct_product_list, vouch
from corpus.correcting.reading import boundary_mark, load_corrections
from corpus.correcting.targets import Known
from corpus.dating import second_date
from corpus.extract import dates, people, products, quotes
from corpus.gazetteer import load_gazetteer
from corpus.memory import Memory
from corpus.models import Dump, Issue, Part, Quote, Record, Release, ReleaseDate, Span, TranslationPair
from corpus.pairing import pairs, quotations
from corpus.pairing.pairs import ReleaseView
from corpus.resolve import authored, speakers, transcripts
from corpus.resolve import dates as resolve_dates
from corpus.resolve import persons as resolve_persons
from corpus.resolve import products as resolve_products
from corpus.resolve.date_views import DateView
from corpus.resolve.kept import Kept
from corpus.resolve.light import read_light
from corpus.resolve.person_names import bare_name
from corpus.resolve.persons import PersonTable
from corpus.resolve.places import choose_spellings
from corpus.resolve.products import Lexicon
from corpus.splitting import splitter
from corpus.structure import authors, passages

#: Written beside every dump; a dump made by another version is annotated again when it is ingested again.
VERSION = "8"

#: Stands for all releases among ids and names of files, of which it can be none.
EVERYWHERE = ""

#: The releases without a possible counterpart are read in these samples of a 24th each, as long as a pair
#: is possible: few at first, and about twice as many each time.
SAMPLES = (range(1), range(1, 3), range(3, 7), range(7, 14), range(14, 24))


def made_by(corrections: Corrections, source: str) -> str:
    """What is written beside a dump: which version annotated it, with which corrected boundaries."""
    return f"{VERSION} {boundary_mark(corrections, source)}".rstrip()


def is_of_this_version(made: str) -> bool:
    """Whether what `made_by` wrote says that this version annotated a dump, whatever was corrected in it."""
    return made.partition(" ")[0] == VERSION


def annotate(dump: Dump, corrections: Sequence[BoundaryCorrection] = ()) -> Iterator[Release]:
    """The releases of a dump in order, with all that their own text tells.

    Their spans partition the text of the dump; nothing is yielded for an empty one.  `corrections` are
    those of this dump.  Raises ConfigError where one could mean two lines.
    """
    placed = boundaries.place(dump.text, corrections)
    parts = splitter.split(dump, [(one.line, one.correction.starts) for one in placed])
    joined = [one.line for one in placed if not one.correction.starts]
    ids = _identify(dump, parts)
    records = iter(dump.records)
    record = next(records, None)
    for part, release_id in zip(parts, ids, strict=True):
        while record is not None and record.span.end <= part.span.start:
            record = next(records, None)
        held = record if record is not None and _meet(record.span, part.span) else None
        release = _annotate_part(dump, part, release_id, ids, held, joined)
        yield replace(release, corrections=boundaries.notes(part, placed)) if placed else release


def _meet(record: Span, part: Span) -> bool:
    """Whether a part is of a record: in it, or the one that holds what is known of it."""
    return record.contains(part) or part.contains(record)


def _annotate_part(
    dump: Dump,
    part: Part,
    release_id: str,
    ids: list[str],
    record: Record | None,
    joined: Sequence[Span],
) -> Release:
    text = dump.text
    found = passages.structure(text, part, record=record)
    date, hints = dates.find_date(
        text,
        part.span,
        language=part.language,
        passages=found.passages,
        dateline=found.dateline,
        record=record,
    )
    date, issues = second_date.doubt_date(text, found.passages, date, joined)
    return Release(
        id=release_id,
        source=dump.source,
        span=part.span,
        text=text[part.span.start : part.span.end],
        kind=part.kind,
        language=part.language,
        title=text[found.title_span.start : found.title_span.end] if found.title_span else None,
        title_span=found.title_span,
        subtitles=found.subtitles,
        dateline=found.dateline,
        date=date,
        place=found.place,
        author=found.author,
        author_role=found.author_role,
        author_evidence=found.author_evidence,
        translation_of=None if part.translation_of is None else ids[part.translation_of],
        url=record.url if record else None,
        rule=part.rule,
        confidence=part.confidence,
        passages=found.passages,
        date_hints=hints,
        issues=issues,
        people=people.find_people(text, part.span, language=part.language),
        products=products.find_candidates(text, part.span, language=part.language, passages=found.passages),
        quotes=quotes.find_quotes(
            text, part.span, language=part.language, passages=found.passages, author=found.author
        ),
    )


def _identify(dump: Dump, parts: tuple[Part, ...]) -> list[str]:
    """An id for each part from the source's name and its own words; the n-th of equal ones gets “-n”."""
    seen: dict[str, int] = {}
    ids = []
    for part in parts:
        words = dump.text[part.span.start : part.span.end].strip()
        name = hashlib.sha256(f"{dump.source}\0{words}".encode("utf-8", "surrogatepass")).hexdigest()[:12]
        seen[name] = seen.get(name, 0) + 1
        ids.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return ids


def resolve(archive: Archive) -> int:
    """Decide what only the whole archive can, for every current release.

    Returns how many releases' annotations changed.  Call it in a transaction.  Texts are passed through one
    by one; what is kept in memory is a light view of each release.  What was decided before is kept where
    all it was made from is the same; the outcome is that of deciding everything anew.
    """
    corrections = load_corrections(archive.path / CORRECTIONS_NAME)
    gazetteer = vouch(load_gazetteer(archive.path / GAZETTEER_NAME), corrections)
    memory = archive.memory()
    people, products = resolve_persons.Learner(gazetteer), resolve_products.Learner(gazetteer)
    views: dict[int, DateView] = {}
    places: dict[int, str | None] = {}
    before: dict[int, str | None] = {}
    known = []
    for key, light, inputs in read_light(archive, memory):
        view = light.date
        people.read(
            light.people,
            source=view.source,
            release_id=view.id,
            sexes=light.sexes,
            bynames=light.bynames,
        )
        products.read(light.products)
        views[key], places[key], before[key] = view, light.place, inputs
        known.append(Known(view.id, view.source, light.title))
    spellings = choose_spellings(Counter(place or "" for place in places.values()))
    corrector = Corrector(corrections, known, archive.is_superseded)
    set_by_hand = corrector.dates
    # Before other dates are told by them, and so that none is told to them.
    views = {key: replace(one, date=set_by_hand.get(one.id, one.date)) for key, one in views.items()}
    counterparts, dated = _link_and_date(archive, memory, views)
    dated.update(set_by_hand)
    translations = {one.id: one.translation_of for one in views.values() if one.translation_of} | counterparts
    persons = people.table(translations.items())
    lexicon = products.lexicon(persons.latin)
    concerned = _concerned(corrections)
    kept = Kept(memory, before, persons, lexicon)

    # The translation of each original, by its key: it may name a speaker whom the original leaves open.
    translated = {one.id: key for key, one in views.items()}
    translated = {original: translated[one] for one, original in translations.items() if one in translated}

    def decide(found: Release) -> Release:
        named = replace(
            _name(found, persons, lexicon),
            date=dated.get(found.id, found.date),
            place=spellings[found.place] if found.place else None,
            translation_of=counterparts.get(found.id, found.translation_of),
        )
        return corrector.correct_names(named)

    def credit(release: Release, spoken: tuple[Quote, ...]) -> Release:
        """A release with its quotations, as a person set them, its author's own words
        and the turns of a transcript."""
        own = (*authored.authored_quotes(release, spoken), *transcripts.turns_said(release, spoken))
        together = sorted((*spoken, *own), key=lambda quote: (quote.span.start, -quote.span.end))
        return corrector.correct_quotes(replace(release, quotes=tuple(together)))

    def inputs_of(key: int) -> str | None:
        """What a decision is made from beside names and the release itself, None if it is not to be kept."""
        one, place = views[key], places[key]
        # What a person may have set is decided anew each time, so that each correction tells what it found.
        if one.id in set_by_hand or not concerned.isdisjoint((one.id, one.source, EVERYWHERE)):
            return None
        original = translations.get(one.id)
        digest = archive.release_digest(original) if original else None
        date = dated.get(one.id, one.date)
        version = translated.get(one.id)
        spoken = None if version is None else views[version].id
        return codec.encode([date, spellings[place] if place else None, original, digest, spoken])

    def holds(key: int, inputs: str | None) -> bool:
        """Whether a decision holds, and what it took from the names in a translation."""
        one = views[key]
        version = translated.get(one.id)
        meets = version is not None and not kept.meets_none(version, source=views[version].source)
        return kept.holds(key, inputs, source=one.source) and not meets

    changed = 0
    # A translation takes from its original what it lacks, so the originals come first.
    for key, one in sorted(views.items(), key=lambda item: item[1].id in translations):
        inputs = inputs_of(key)
        if holds(key, inputs):
            continue
        for _, found in archive.found(*DETAILS, keys=(key,)):
            release = decide(found)
            if release.translation_of:
                release = _complete(release, archive.release(release.translation_of), persons)
                spoken = release.quotes
            else:
                spoken = speakers.attribute(release, persons.namesakes)
                version = translated.get(one.id)
                if version is not None and any(said.speaker is None for said in spoken):
                    for _, other in archive.found(*DETAILS, keys=(version,)):
                        spoken = _settle(release, spoken, _name(other, persons, lexicon), persons)
            changed += archive.set_resolved(key, credit(release, spoken))
            kept.keep(key, inputs, found)
    archive.set_entities(
        correct_person_list(persons.people.values(), corrections.people),
        correct_product_list(lexicon.products.values(), corrections.products),
    )
    archive.set_unused((*_unused_boundaries(archive, corrections), *corrector.issues()))
    return changed


def _concerned(corrections: Corrections) -> frozenset[str]:
    """The ids and files of the releases in which a name or a speaker may be corrected, or `EVERYWHERE`."""
    targets = [one.target for one in corrections.people]
    targets += [one.target for one in corrections.products]
    targets += [one.target for one in corrections.speakers]
    return frozenset(one.release or one.source or EVERYWHERE if one else EVERYWHERE for one in targets)


def _unused_boundaries(archive: Archive, corrections: Corrections) -> Iterator[Issue]:
    for source in dict.fromkeys(one.source for one in corrections.boundaries):
        yield from boundaries.unused(archive.source_text(source), corrections.boundaries_of(source))


def _link_and_date(
    archive: Archive, memory: Memory, views: Mapping[int, DateView]
) -> tuple[dict[str, str], dict[str, ReleaseDate]]:
    """Translations found across files (id of the Chinese to id of the English), and better dates by id.

    `views` are of all current releases by their keys, in the archive's order.
    """
    dated = resolve_dates.infer_from_views(list(views.values()))
    linked = {one.id for one in views.values() if one.translation_of}
    linked |= {one.translation_of for one in views.values() if one.translation_of}
    open_ones = {
        key: ReleaseView(one.id, one.language, one.source, _day(dated.get(one.id, one.date)))
        for key, one in views.items()
        if one.kind != "unassigned" and one.id not in linked
    }
    found = _pair(archive, memory, open_ones)
    if not found:
        return {}, dated
    counterparts = {pair.zh_id: pair.en_id for pair in found}
    known = [
        replace(one, translation_of=counterparts.get(one.id, one.translation_of)) for one in views.values()
    ]
    return counterparts, resolve_dates.infer_from_views(known)


def _pair(archive: Archive, memory: Memory, views: Mapping[int, ReleaseView]) -> tuple[TranslationPair, ...]:
    """The translations among releases without a counterpart (by key); reads no more texts than it takes."""
    asked = pairs.in_question(views)
    read = [
        replace(one, anchors=tuple(map(intern, _anchors(archive, memory, key, one))))
        for key, one in views.items()
        if key in asked
    ]
    others = [key for key in views if key not in asked]
    elsewhere: Counter[str] = Counter()
    # What two releases share by chance is soon seen to be common, and the rest need not be read.
    for samples in SAMPLES:
        telling = pairs.telling_anchors(read, others=len(others), elsewhere=elsewhere)
        if not telling:
            return ()
        for key in (key for first in samples for key in others[first :: SAMPLES[-1].stop]):
            elsewhere.update(telling.intersection(_anchors(archive, memory, key, views[key])))
    return pairs.pair_releases(read, others=len(others), elsewhere=elsewhere)


def _anchors(archive: Archive, memory: Memory, key: int, one: ReleaseView) -> Sequence[str]:
    """The anchors of a release, from its text only the first time."""
    remembered = memory.anchors(key)
    if remembered is not None:
        return remembered.split("\n") if remembered else ()
    anchors = pairs.anchors_of(archive.text(key), one.language)
    memory.set_anchors(key, "\n".join(anchors))
    return anchors


def _day(date: ReleaseDate) -> str | None:
    return date.value if date.precision == "day" else None


def _name(release: Release, persons: PersonTable, lexicon: Lexicon) -> Release:
    """People and products of a release as the archive knows them; its author by the name of the person."""
    named = resolve_persons.apply(release, persons)
    by_surface = {bare_name(one): one.name for one in named if one.name}
    author = by_surface.get(release.author or "", release.author)
    evidence = release.author_evidence.span if release.author_evidence else None
    if evidence is not None:
        author = next((one.name for one in named if one.name and evidence.overlaps(one.span)), author)
    passages = tuple(
        replace(one, author=by_surface.get(one.author, one.author)) if one.author else one
        for one in release.passages
    )
    return replace(
        release,
        people=named,
        author=author,
        passages=passages,
        products=resolve_products.apply(release, lexicon),
    )


def _with_author(translation: Release, original: Release) -> Release:
    """A translation with its author, from its original where it names none."""
    author = authors.inherited_author(translation, original)
    if author is None:
        return translation
    return replace(translation, author=author.name, author_role=author.role, author_evidence=author.evidence)


def _settle(
    original: Release, spoken: tuple[Quote, ...], translation: Release, persons: PersonTable
) -> tuple[Quote, ...]:
    """The quotations of an original, with the speakers its translation names where it leaves them open."""
    translation = _with_author(translation, original)
    there = speakers.attribute(translation, persons.namesakes)
    alignment = pairs.align(translation, original)
    paired = quotations.pair_quotations(there, spoken, alignment, counted=True)
    return quotations.credit_by_counterpart(spoken, there, ((pair.en, pair.zh) for pair in paired))


def _complete(translation: Release, original: Release, persons: PersonTable) -> Release:
    """A translation with its author and its open speakers, from its original, and its paragraphs aligned."""
    translation = _with_author(translation, original)
    if translation.kind in ("release", "stub", "unassigned"):
        translation = replace(translation, kind=original.kind)
    alignment = pairs.align(translation, original)
    spoken = speakers.attribute(translation, persons.namesakes)
    paired = quotations.pair_quotations(spoken, original.quotes, alignment)
    facing = ((pair.zh, pair.en) for pair in paired)
    spoken = quotations.credit_by_counterpart(spoken, original.quotes, facing)
    return replace(translation, alignment=alignment, quotes=spoken, quote_pairs=paired)
