"""The order of the stages: the only module that knows it.

`annotate` takes one dump to releases, each from its own text alone.  `resolve` reads the releases of a
whole archive and decides what only the whole can: dates told by other releases, who is meant by
a name, which names are products, which releases are each other's translation.  How each of these is
decided stands in the stages.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.archive import DETAILS, Archive
from corpus.config import GAZETTEER_NAME
from corpus.extract import dates, people, products
from corpus.gazetteer import load_gazetteer
from corpus.models import Dump, Part, Record, Release, ReleaseDate
from corpus.pairing import pairs
from corpus.resolve import date_views
from corpus.resolve import dates as resolve_dates
from corpus.resolve import persons as resolve_persons
from corpus.resolve import products as resolve_products
from corpus.resolve.date_views import DateView
from corpus.resolve.person_names import bare_name
from corpus.resolve.persons import PersonTable
from corpus.resolve.places import choose_spellings
from corpus.resolve.products import Lexicon
from corpus.splitting import splitter
from corpus.structure import authors, passages

#: Written beside every dump; a dump made by another version is annotated again when it is ingested again.
VERSION = "1"


def annotate(dump: Dump) -> Iterator[Release]:
    """The releases of a dump in order, with all that their own text tells.

    Their spans partition the text of the dump; nothing is yielded for an empty one.
    """
    parts = splitter.split(dump)
    ids = _identify(dump, parts)
    records = iter(dump.records)
    record = next(records, None)
    for part, release_id in zip(parts, ids, strict=True):
        while record is not None and record.span.end <= part.span.start:
            record = next(records, None)
        held = record if record is not None and record.span.contains(part.span) else None
        yield _annotate_part(dump, part, release_id, ids, held)


def _annotate_part(dump: Dump, part: Part, release_id: str, ids: list[str], record: Record | None) -> Release:
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
        people=people.find_people(text, part.span, language=part.language),
        products=products.find_candidates(text, part.span, language=part.language, passages=found.passages),
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
    by one; what is kept in memory is a light view of each release.
    """
    gazetteer = load_gazetteer(archive.path / GAZETTEER_NAME)
    people, products = resolve_persons.Learner(gazetteer), resolve_products.Learner(gazetteer)
    views = []
    places: Counter[str] = Counter()
    for _, found in archive.found("people", "products", "date_hints"):
        places[found.place or ""] += 1
        people.read(found.people, source=found.source, release_id=found.id)
        products.read(found.products)
        views.append(date_views.view_of(found))
    spellings = choose_spellings(places)
    counterparts, dated = _link_and_date(archive, views)
    translations = {one.id: one.translation_of for one in views if one.translation_of} | counterparts
    persons = people.table(translations.items())
    lexicon = products.lexicon(persons.latin)

    def decide(found: Release) -> Release:
        return replace(
            _name(found, persons, lexicon),
            date=dated.get(found.id, found.date),
            place=spellings[found.place] if found.place else None,
            translation_of=counterparts.get(found.id, found.translation_of),
        )

    changed = 0
    translated = []
    for key, found in archive.found(*DETAILS):
        release = decide(found)
        if release.translation_of:
            translated.append(key)
        else:
            changed += archive.set_resolved(key, release)
    # A translation takes from its original what it lacks, so the originals come first.
    for key, found in archive.found(*DETAILS, keys=translated):
        release = decide(found)
        changed += archive.set_resolved(key, _complete(release, archive.release(str(release.translation_of))))
    archive.set_entities(tuple(persons.people.values()), tuple(lexicon.products.values()))
    return changed


def _link_and_date(
    archive: Archive, views: Sequence[DateView]
) -> tuple[dict[str, str], dict[str, ReleaseDate]]:
    """Translations found across files (id of the Chinese to id of the English), and better dates by id.

    `views` are of all current releases, in the archive's order.
    """
    dated = resolve_dates.infer_from_views(views)
    linked = {one.id for one in views if one.translation_of}
    linked |= {one.translation_of for one in views if one.translation_of}
    open_ones = {
        key: pairs.ReleaseView(one.id, one.language, one.source, _day(dated.get(one.id, one.date)))
        for key, one in enumerate(views)
        if one.kind != "unassigned" and one.id not in linked
    }
    if not pairs.may_have_pairs(open_ones.values()):
        return {}, dated
    found = pairs.pair_releases(
        replace(open_ones[key], anchors=pairs.anchors_of(text, open_ones[key].language))
        for key, text in enumerate(archive.texts())
        if key in open_ones
    )
    if not found:
        return {}, dated
    counterparts = {pair.zh_id: pair.en_id for pair in found}
    views = [replace(one, translation_of=counterparts.get(one.id, one.translation_of)) for one in views]
    return counterparts, resolve_dates.infer_from_views(views)


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


def _complete(translation: Release, original: Release) -> Release:
    """A translation with its author, from its original where it names none, and its paragraphs aligned."""
    author = authors.inherited_author(translation, original)
    if author is not None:
        translation = replace(
            translation, author=author.name, author_role=author.role, author_evidence=author.evidence
        )
    if translation.kind in ("release", "stub", "unassigned"):
        translation = replace(translation, kind=original.kind)
    return replace(translation, alignment=pairs.align(translation, original))
