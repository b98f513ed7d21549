"""Citing from the pages: a release's citation in every form, its records as files, the tags of its head.

Addresses in citations are absolute (`addresses.permalink`): by the public address of the service, else by the
host that was asked.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urlencode

from flask import Blueprint, Response, url_for
from markupsafe import Markup

from corpus.citing import dates, records
from corpus.citing.names import AuthorName
from corpus.citing.quotation import with_citation
from corpus.citing.reference import Reference, reference_of
from corpus.citing.styles import STYLES
from corpus.language import language_of
from corpus.models import Release
from indexer.quotecheck.citing import Citer, whose
from webapp import addresses, services, states, words
from webapp.errors import takes_only

blueprint = Blueprint("citing", __name__)

NAMES: Final = {
    "apa": ("APA", "7th edition"),
    "chicago_note": ("Chicago", "note"),
    "chicago_bibliography": ("Chicago", "bibliography"),
    "mla": ("MLA", "9th edition"),
    "gbt": ("GB/T 7714", "2015"),
}
FIRST, LAST, WORDS = "\ue000", "\ue001", "{}"
"""Where a script puts the number of a paragraph, that of the last of several, and the words (first “{}”)."""
ELSEWHERE: Final = ("wording.show", "{}")
"""The page that tells where else words were said, and how it is asked for them."""
BEGINNING: Final = 12
"""Words of a paragraph that are followed through the archive, or twice as many ideographs."""
_MARKS: Final = re.compile(r'["“”]')


@dataclass(frozen=True, slots=True)
class Form:
    """A citation in one form; `laid_out` is one of several lines."""

    name: str
    note: str
    text: str
    laid_out: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """Words of one language of the page with their citation, for a script to fill in: see `FIRST`.

    `voices` is JSON: where in the release's text somebody speaks (from, to) and who, as a citation says it.
    """

    whole: str
    one: str
    several: str
    permalink: str
    voices: str


@dataclass(frozen=True, slots=True)
class Cited:
    """What the page of a release needs for being cited."""

    forms: tuple[Form, ...]
    notes: tuple[str, ...]
    meta: tuple[tuple[str, str], ...]
    linked_data: Markup
    own: Side
    other: Side | None
    elsewhere: str
    check: str


@blueprint.get("/releases/<release_id>.bib")
def bibtex(release_id: str) -> Response:
    return _file(records.bibtex(_reference(release_id)), "application/x-bibtex", f"{release_id}.bib")


@blueprint.get("/releases/<release_id>.ris")
def ris(release_id: str) -> Response:
    text = records.ris(_reference(release_id))
    return _file(text, "application/x-research-info-systems", f"{release_id}.ris")


@blueprint.get("/releases/<release_id>.json")
def csl(release_id: str) -> Response:
    """CSL-JSON; everything that was found in the release is `/api/v1/releases/…`."""
    text = json.dumps([records.csl(_reference(release_id))], ensure_ascii=False)
    return _file(text, "application/vnd.citationstyles.csl+json", f"{release_id}.json")


def present(release: Release, counterpart: Release | None) -> Cited:
    of = _complete(release)
    return Cited(
        forms=forms(of),
        notes=tuple(_notes(of)),
        meta=tuple(_meta(of)),
        linked_data=_linked_data(of),
        own=_side(of, release),
        other=_side(_complete(counterpart), counterpart) if counterpart else None,
        elsewhere=f"{url_for(ELSEWHERE[0])}?q={ELSEWHERE[1]}",
        check=f"{url_for('quotes.check')}?q={WORDS}",
    )


def elsewhere_of(text: str) -> str:
    """Where the beginning of a paragraph is followed through the archive."""
    said = " ".join(_MARKS.sub(" ", text).split(maxsplit=BEGINNING)[:BEGINNING])
    said = said[: 2 * BEGINNING] if language_of(said) == "zh" else said
    return f"{url_for(ELSEWHERE[0])}?{urlencode({'q': said})}"


def forms(of: Reference) -> tuple[Form, ...]:
    """A reference in every form there is."""
    sentences = (Form(*NAMES[style], write(of)) for style, write in STYLES.items())
    return (
        *sentences,
        Form("BibTeX", "", records.bibtex(of), laid_out=True),
        Form("RIS", "", records.ris(of), laid_out=True),
    )


def citer() -> Citer:
    """What cites a place on record, for the one who asks."""
    return Citer(states.today(), addresses.permalink)


def _reference(release_id: str) -> Reference:
    """The release as a file of it cites it, of which nothing can be chosen."""
    takes_only()
    return _complete(services.archive().release(release_id))


def _complete(release: Release) -> Reference:
    return replace(reference_of(release), permalink=addresses.permalink(release.id), accessed=states.today())


def _side(of: Reference, release: Release) -> Side:
    at = replace(of, paragraph=FIRST, permalink=addresses.permalink(of.id, FIRST))
    return Side(
        whole=with_citation(WORDS, of),
        one=with_citation(WORDS, at),
        several=with_citation(WORDS, replace(at, paragraph=f"{FIRST}–{LAST}")),
        permalink=addresses.permalink(of.id),
        voices=json.dumps(list(_voices(release)), ensure_ascii=False),
    )


def _voices(release: Release) -> Iterator[tuple[int, int, str]]:
    """What is reported, then what is quoted, which may stand in it.

    An author's own words have the author in their citation.
    """
    told = [one for one in release.quotes if one.kind != "authored"]
    for one in sorted(told, key=lambda quote: quote.kind == "direct"):
        for piece in one.pieces or (one.span,):
            yield piece.start - release.span.start, piece.end - release.span.start, whose(one)


def _file(text: str, kind: str, name: str) -> Response:
    response = Response(text.encode("utf-8", "replace"), content_type=f"{kind}; charset=utf-8")
    response.headers.set("Content-Disposition", "attachment", filename=name)
    return response


def _notes(of: Reference) -> list[str]:
    """What an editor should know before printing it."""
    found = ["The day of access is today’s (UTC)."]
    if of.issuer:
        found.append(f"That {of.issuer} published it is taken from the release’s own closing text.")
    else:
        found.append(
            "No organisation is named: the release’s closing text names none or several, or one that neither"
            " its title nor its first paragraph begins with."
        )
    if dates.inferred(of.date, of.language):
        found.append("The release does not state its date; each form says that it was inferred.")
    return found


def _meta(of: Reference) -> list[tuple[str, str]]:
    """The tags that reference managers read.  They know no doubt: only a date that is stated is given."""
    stated = "" if dates.inferred(of.date, of.language) else of.date.value or ""
    found = (
        ("citation_title", of.title),
        ("citation_author", _family_first(of.author)),
        ("citation_publication_date", stated.replace("-", "/")),
        ("citation_technical_report_institution", of.issuer),
        ("citation_publisher", of.issuer),
        ("citation_language", words.TAGS.get(of.language, of.language)),
        ("citation_public_url", of.address),
    )
    return [(name, value) for name, value in found if value]


def _family_first(name: AuthorName | None) -> str | None:
    """“Okafor, Ines”, where it is known which part is the family name: readers of tags part every other name.

    An organisation is no author here: they would take its last word for a family name.
    """
    return f"{name.family}, {name.given}" if name and name.family else name.whole if name else None


def _linked_data(of: Reference) -> Markup:
    """schema.org as JSON, with nothing in it that could end the element it stands in."""
    issuer = {"@type": "Organization", "name": of.issuer} if of.issuer else None
    person = {"@type": "Person", "name": of.author.whole} if of.author else None
    stated = not dates.inferred(of.date, of.language) and of.date.precision != "range"
    found = {
        "@context": "https://schema.org",
        "@type": "Article" if of.author else "NewsArticle",
        "headline": of.title,
        "genre": of.genre,
        "inLanguage": words.TAGS.get(of.language, of.language),
        "datePublished": of.date.value if stated else None,
        "author": person or issuer,
        "publisher": issuer,
        "url": of.permalink,
        "sameAs": of.url,
        "identifier": of.id,
    }
    text = json.dumps({name: value for name, value in found.items() if value}, ensure_ascii=False)
    for mark in "<>&\u2028\u2029":
        text = text.replace(mark, f"\\u{ord(mark):04x}")
    return Markup(text)
