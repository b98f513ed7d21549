"""The table of fields: what of a release can be searched, filtered and counted.

This is the only place that says which fields exist and what they weigh.  Where their content comes
from is decided in `documents`, how they are written in each engine.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from corpus.models import PassageKind

# Raised whenever an index written before could no longer be read rightly.
SCHEMA_VERSION: Final = 10


@dataclass(frozen=True, slots=True)
class TextField:
    """A field of running text.

    `weight` is its BM25F weight, `scoped_only` keeps it out of a search that names no field.
    """

    name: str
    label: str
    weight: float
    scoped_only: bool = False


@dataclass(frozen=True, slots=True)
class ValueField:
    """A field of whole values: `facet` if it is counted, `named` if values are compared as names."""

    name: str
    label: str
    facet: bool = True
    named: bool = False


# Weights by the mean reciprocal rank of known items (`scripts/evaluate.py weights`): with a heavier title
# nothing is found better, with a lighter subtitle what stands there is found worse.
TEXT_FIELDS: Final = (
    TextField("title", "Title", 6.0),
    TextField("subtitle", "Subtitle", 4.0),
    TextField("body", "Running text", 1.0),
    # Folded out of ranking, yet found: standing text says nothing about what a release is about.
    TextField("boilerplate", "Standing text", 0.05),
    TextField("said", "Quotation", 1.0, scoped_only=True),
)
VALUE_FIELDS: Final = (
    ValueField("person", "Person", named=True),
    ValueField("author", "Author", named=True),
    ValueField("speaker", "Speaker", named=True),
    ValueField("product", "Product", named=True),
    ValueField("family", "Product family", named=True),
    ValueField("category", "Product category", named=True),
    ValueField("date", "Date"),
    ValueField("language", "Language"),
    ValueField("kind", "Kind"),
    ValueField("place", "Place", named=True),
    ValueField("source", "Source", facet=False),
)

TEXT_BY_NAME: Final = {field.name: field for field in TEXT_FIELDS}
VALUE_BY_NAME: Final = {field.name: field for field in VALUE_FIELDS}
EVERYWHERE: Final = tuple(field.name for field in TEXT_FIELDS if not field.scoped_only)

# What a user may write before the colon, and the field it means.
FIELD_NAMES: Final = {
    "title": "title",
    "subtitle": "subtitle",
    "body": "body",
    "boilerplate": "boilerplate",
    "said": "said",
    "person": "person",
    "people": "person",
    "author": "author",
    "speaker": "speaker",
    "product": "product",
    "family": "family",
    "brand": "family",
    "category": "category",
    "date": "date",
    "lang": "language",
    "language": "language",
    "kind": "kind",
    "place": "place",
    "source": "source",
}

# The field a passage's text is searched under; kinds not listed are body.
_FIELD_OF_PASSAGE: Final[dict[str, str]] = {
    "title": "title",
    "subtitle": "subtitle",
    "byline": "subtitle",
    "boilerplate": "boilerplate",
    "contact": "boilerplate",
    "notice": "boilerplate",
    "endmark": "boilerplate",
}


def field_of_passage(kind: PassageKind) -> str:
    """The text field that holds a passage of this kind."""
    return _FIELD_OF_PASSAGE.get(kind, "body")
