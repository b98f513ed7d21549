"""How to search, on one card: each way to ask with an example that this archive may answer.

The card stands on a page of its own, in the page about the archive, and over any page when “?” is pressed.
"""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, render_template, url_for

from indexer.request import SearchRequest
from webapp import params, words
from webapp.choices import Choice
from webapp.examples import NEAR, Learned, learned

blueprint = Blueprint("guide", __name__)

KEYS = (
    (("/",), "to the search box"),
    (("j", "k"), "to the next and the previous result"),
    (("Enter",), "opens it"),
    (("n", "p"), "in a release, to the next and the previous match"),
    (("s", "S"), "in a release, selects the next and the previous sentence"),
    (("?",), "shows how to search"),
    (("Esc",), "leaves the search box, or closes what “?” shows"),
)


@dataclass(frozen=True, slots=True)
class Way:
    """One way to ask: queries as links, and what they mean."""

    examples: tuple[Choice, ...]
    meaning: str


@dataclass(frozen=True, slots=True)
class Card:
    """What `guide/card.html` shows: `rungs` are (name, meaning), `keys` are (keys, what they do)."""

    ways: tuple[Way, ...]
    rungs: tuple[tuple[str, str], ...]
    keys: tuple[tuple[tuple[str, ...], str], ...]


@blueprint.get("/help")
def show() -> str:
    return render_template("guide/guide.html", card=card())


def card() -> Card:
    """The card with examples from this archive."""
    return Card(ways(learned()), tuple(words.RUNGS.values()), KEYS)


def ways(one: Learned) -> tuple[Way, ...]:
    """The query language, the plainest first."""
    first, second = one.words
    phrase = one.phrase or f"{first} {second}"
    speaker = one.speaker or one.person or "Jane Doe"
    person, product, year = one.person or speaker, one.product or "Pocket Radio", one.year or "2020"
    rows: tuple[tuple[tuple[str, ...], str], ...] = (
        ((f"{first} {second}",), "all of these words, anywhere"),
        ((f'"{phrase}"',), "this phrase; curly quotes do as well"),
        ((f"{first} OR {second}",), "either of them; parentheses group"),
        ((f"{first} -{second}",), "the one without the other, in just that form"),
        ((f'"{first} {second}"~{NEAR}',), f"with at most {NEAR} words between"),
        ((f"{first[:-1]}*", f"{first}~"), "words that begin so; words spelt nearly so"),
        ((f"said:{first}",), "only inside quotations"),
        ((f'speaker:"{speaker}"',), "what one person said; with “said:”, both of one quotation"),
        (
            (f'person:"{person}"', f'product:"{product}"'),
            "named in it, under any name; also “author:”, “place:”",
        ),
        ((f"title:{first}", "kind:letter", "lang:zh"), "only there; “boilerplate:” is text like “About …”"),
        ((f"date:{year}", f"date:{year}-01..{year}-06"), "dated so; also “date:last 90 days”"),
    )
    return tuple(Way(tuple(map(example, queries)), meaning) for queries, meaning in rows)


def example(query: str) -> Choice:
    """A query as a link to its answer."""
    asked = SearchRequest(query=query, sort=params.default_sort(query))
    return Choice(query, f"{url_for('search.results')}?{params.query_string(asked)}")
