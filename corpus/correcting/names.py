"""Whom a name means and what a product is, set by hand.

A correction holds where the text prints the name, and where the rules had resolved something else to it;
one for a release goes before one for all.  `vouch` tells the rules beforehand, so that short forms and
other spellings follow; `correct_people` and `correct_products` have the last word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from corpus.correcting.corrections import (
    RULE,
    Corrections,
    PersonCorrection,
    ProductCorrection,
    evidence,
)
from corpus.correcting.words import find_words
from corpus.gazetteer import Gazetteer
from corpus.models import Evidence, Person, PersonMention, Product, ProductMention, Release, Span
from corpus.names import is_han_name


def vouch(gazetteer: Gazetteer, corrections: Corrections) -> Gazetteer:
    """What the user knows of names, with what the corrections say of the whole archive."""
    people = {one.name: one for one in gazetteer.people}
    not_people = list(gazetteer.not_people)
    for who in corrections.people:
        if who.target is not None:
            continue
        if who.person is None:
            not_people += who.names
        else:
            people[who.person] = _with_names(people.get(who.person, Person(who.person)), who.names)
    products = {one.name: one for one in gazetteer.products}
    not_products = list(gazetteer.not_products)
    for what in corrections.products:
        if what.target is not None:
            continue
        if what.product is None:
            not_products.append(what.name)
        else:
            held = products.get(what.product, Product(what.product))
            products[what.product] = _described(held, what)
    return replace(
        gazetteer,
        people=tuple(people.values()),
        products=tuple(products.values()),
        not_people=tuple(not_people),
        not_products=tuple(not_products),
    )


def _with_names(person: Person, names: Iterable[str]) -> Person:
    """A lone word is no name to look for everywhere: where it stands alone the last word is said later."""
    for name in names:
        if is_han_name(name) and person.name_zh is None:
            person = replace(person, name_zh=name)
        elif " " in name or is_han_name(name):
            person = replace(person, aliases=tuple(dict.fromkeys((*person.aliases, name))))
    return person


def _described(product: Product, what: ProductCorrection) -> Product:
    aliases = [name for name in (*product.aliases, what.name) if name != product.name]
    return replace(
        product,
        family=product.family if what.family is None else what.family or None,
        category=product.category if what.category is None else what.category or None,
        aliases=tuple(dict.fromkeys(aliases)),
    )


def correct_people(
    release: Release, corrections: Sequence[PersonCorrection]
) -> tuple[tuple[PersonMention, ...], tuple[tuple[PersonCorrection, Span], ...]]:
    """The people of a release, corrected, and which correction set which place.

    `corrections` are those of the release before those of all.
    """
    if not corrections:
        return release.people, ()
    wanted: dict[str, PersonCorrection] = {}
    for one in corrections:
        for name in one.names:
            wanted.setdefault(_fold(name), one)
    people = []
    used = []
    for mention in release.people:
        correction = wanted.get(_fold(_bare(mention))) or wanted.get(_fold(mention.name or ""))
        if correction is not None:
            used.append((correction, mention.span))
            mention = replace(mention, name=correction.person, rule=RULE, confidence=1.0)
        people.append(mention)
    for one in corrections:
        for span in _unnoticed(release, one.names if one.person else (), people):
            used.append((one, span))
            people = [other for other in people if not span.contains(other.span)]
            people.append(PersonMention(span, release.slice(span), RULE, 1.0, name=one.person))
    used += [
        (one, span)
        for one in corrections
        if one.person is None
        for span in _printed(release, one.names)
        if all(span != other for _, other in used)
    ]
    kept = sorted((one for one in people if one.name), key=lambda one: one.span.start)
    return tuple(kept), tuple(sorted(used, key=lambda row: row[1].start))


def correct_products(
    release: Release, corrections: Sequence[ProductCorrection]
) -> tuple[tuple[ProductMention, ...], tuple[tuple[ProductCorrection, Span], ...]]:
    """The products of a release, corrected, and which correction set which place; as `correct_people`."""
    if not corrections:
        return release.products, ()
    wanted: dict[str, ProductCorrection] = {}
    for one in corrections:
        wanted.setdefault(_fold(one.name), one)
    products = []
    used = []
    # What was learned of a renamed product holds for the name it has now.
    renamed = {_fold(one.product): one for one in corrections if one.product and one.product != one.name}
    for mention in release.products:
        names = (_fold(mention.surface), _fold(mention.name or ""))
        correction = wanted.get(names[0]) or wanted.get(names[1])
        if correction is not None:
            used.append((correction, mention.span))
            mention = _set(mention, correction)
        elif names[1] in renamed:
            mention = replace(
                _set(mention, renamed[names[1]]), rule=mention.rule, confidence=mention.confidence
            )
        products.append(mention)
    for what in corrections:
        for span in _unnoticed(release, (what.name,) if what.product else (), products):
            used.append((what, span))
            products = [other for other in products if not span.contains(other.span)]
            products.append(_set(ProductMention(span, release.slice(span), RULE, 1.0), what))
    used += [
        (what, span)
        for what in corrections
        if what.product is None
        for span in _printed(release, (what.name,))
        if all(span != other for _, other in used)
    ]
    kept = sorted((one for one in products if one.name), key=lambda one: one.span.start)
    return tuple(kept), tuple(sorted(used, key=lambda row: row[1].start))


def _set(mention: ProductMention, correction: ProductCorrection) -> ProductMention:
    return replace(
        mention,
        name=correction.product,
        family=mention.family if correction.family is None else correction.family or None,
        category=mention.category if correction.category is None else correction.category or None,
        stance=correction.stance or mention.stance,
        rule=RULE,
        confidence=1.0,
    )


def name_notes(
    release: Release, used: Sequence[tuple[PersonCorrection | ProductCorrection, Span]]
) -> tuple[Evidence, ...]:
    """The traces that corrected names leave in their release: one for each name and correction."""
    found: dict[tuple[str, str], Evidence] = {}
    for one, span in used:
        surface = " ".join(release.slice(span).split())
        if isinstance(one, PersonCorrection):
            said = f"person: {surface} is {one.person or 'nobody'}"
        elif one.product is None:
            said = f"product: {surface} is none"
        else:
            said = f"product: {surface} is {one.product}" if one.product != surface else f"product: {surface}"
        found.setdefault((one.origin.place, said), evidence(one.origin, said, span))
    return tuple(found.values())


def correct_person_list(
    people: Iterable[Person], corrections: Sequence[PersonCorrection]
) -> tuple[Person, ...]:
    """The people of the archive without those that are somebody else or nobody, and with those meant."""
    held = {one.name: one for one in people}
    for one in corrections:
        if one.target is None:
            gone = [held.pop(name) for name in one.names if name in held]
            if one.person is not None:
                person = held.get(one.person, Person(one.person))
                for other in gone:
                    person = replace(
                        person,
                        name_zh=person.name_zh or other.name_zh,
                        aliases=tuple(dict.fromkeys((*person.aliases, *other.aliases))),
                    )
                names = (*person.aliases, *one.names)
                aliases = (name for name in dict.fromkeys(names) if name not in (person.name, person.name_zh))
                held[one.person] = replace(person, aliases=tuple(aliases))
        elif one.person is not None:
            held.setdefault(one.person, Person(one.person))
    return tuple(held.values())


def correct_product_list(
    products: Iterable[Product], corrections: Sequence[ProductCorrection]
) -> tuple[Product, ...]:
    """The products of the archive without those renamed or none, and with those meant."""
    held = {one.name: one for one in products}
    for one in corrections:
        if one.target is None and one.product != one.name:
            held.pop(one.name, None)
        if one.product is not None:
            product = held.get(one.product, Product(one.product))
            held[one.product] = _described(product, one) if one.target is None else product
    return tuple(held.values())


def _fold(name: str) -> str:
    return " ".join(name.split()).casefold()


def _unnoticed(
    release: Release, names: Iterable[str], held: Sequence[PersonMention] | Sequence[ProductMention]
) -> list[Span]:
    """Where names are printed and no mention is, or only shorter ones inside them."""
    found: list[Span] = []
    for name in sorted(names, key=len, reverse=True):
        for span in _printed(release, (name,)):
            over = [one.span for one in held if one.span.overlaps(span)]
            if all(len(one) < len(span) and span.contains(one) for one in over) and not any(
                span.overlaps(other) for other in found
            ):
                found.append(span)
    return found


def _printed(release: Release, names: Iterable[str]) -> Iterator[Span]:
    """Where names stand in a release, found as people or products or not."""
    for name in names:
        if name.split()[0] in release.text:
            for at in find_words(release.text, name, whole=True):
                yield Span(release.span.start + at.start, release.span.start + at.end)


def _bare(mention: PersonMention) -> str:
    """The words of a mention without its courtesy title."""
    words = mention.surface
    return words.removeprefix(mention.honorific) if mention.honorific else words
