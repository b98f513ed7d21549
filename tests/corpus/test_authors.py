"""Who is the author, by byline, title, lead-in or sign-off: rows in data/authors.json."""

import json
from pathlib import Path

import pytest

from corpus.models import Evidence, Release, Span
from corpus.structure.authors import (
    author_in_title,
    author_of_byline,
    find_lead_in,
    find_sign_off,
    inherited_author,
)
from corpus.structure.paragraphs import make_paragraph, read_paragraphs

CASES = json.loads((Path(__file__).parents[1] / "data" / "authors.json").read_text(encoding="utf-8"))


def read(case):
    text = case["text"]
    line = make_paragraph(text, Span(0, len(text)))
    if case["from"] == "byline":
        return author_of_byline(line)
    if case["from"] == "title":
        return author_in_title(line)
    if case["from"] == "lead-in":
        found, author = find_lead_in(line)
        assert found == case["found"]
        return author
    closing = find_sign_off(read_paragraphs(text, 0, len(text)), authored=case.get("authored", True))
    return closing.author if closing else None


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40].replace("\n", " "))
def test_author(case):
    author = read(case)
    assert (author.name if author else None) == case["name"]
    if author and "role" in case:
        assert author.role == case["role"]
    if author:
        span = author.evidence.span
        assert span is not None
        assert case["text"][span.start : span.end] == author.evidence.text


def release(name, author=None):
    evidence = Evidence(author, Span(0, 3)) if author else None
    return Release(
        name, "a.txt", Span(0, 9), "x" * 9, "letter", "en", author=author, author_evidence=evidence
    )


def test_a_translation_inherits_the_author_with_evidence():
    author = inherited_author(release("zh"), release("en", "Ilse Marand"))
    assert author is not None
    assert (author.name, author.evidence.release_id) == ("Ilse Marand", "en")


@pytest.mark.parametrize(("own", "other"), [("Pia Ostrand", "Ilse Marand"), (None, None)])
def test_nothing_is_inherited_over_a_name_or_from_nobody(own, other):
    assert inherited_author(release("zh", own), release("en", other)) is None
