"""Who is quoted in a text: rows in data/quotes/*.json, read by the stages in the order of the pipeline.

A row gives the paragraphs of a release (or of the letter of an "author") and the quotations in it, in
order: "said" as it stands with its marks (or "pieces", where a cue splits it), the "speaker" (null: nobody
is named) and, where the row is about them, "kind" (direct unless said), "speaker_kind" and "role". A row
without quotations is one in which nobody is quoted. "only" leaves out quotations of another kind;
"authored" lists what is left to the author, "turns" what each says in a transcript, with the speaker.
"fails" says why a row is not read rightly yet; such a row is run strictly.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from corpus.extract.people import find_people
from corpus.extract.quotes import find_quotes
from corpus.models import Part, Quote, Release, Span
from corpus.resolve import persons
from corpus.resolve.authored import authored_quotes
from corpus.resolve.speakers import attribute
from corpus.resolve.transcripts import turns_said
from corpus.structure import passages

DATA = Path(__file__).parents[1] / "data" / "quotes"

#: A title and a first paragraph before each row's text, so that this is read as the body of a release.
HEAD = {
    "en": "Lumora Opens Its Fourth Plant in Leeds\n\n"
    "LEEDS, England, March 3, 2021 – Lumora Inc. today opened its fourth plant.\n\n",
    "zh": "橹声第四座工厂开业\n\n北京，2021年3月3日 – 橹声今日启用第四座工厂。\n\n",
}

Case = dict[str, Any]


def rows() -> list[Any]:
    return [
        pytest.param(
            row,
            id=f"{file.stem}: {row['name']}",
            marks=[pytest.mark.xfail(strict=True, reason=row["fails"])] if "fails" in row else [],
        )
        for file in sorted(DATA.glob("*.json"))
        for row in json.loads(file.read_text(encoding="utf-8"))
    ]


def read(row: Case) -> tuple[str, tuple[Quote, ...], tuple[Quote, ...]]:
    """The text of a row as a dump, its credited quotations and what is left to its author."""
    language = row.get("language", "en")
    text = HEAD[language] + row["text"]
    span = Span(0, len(text))
    found = passages.structure(text, Part(span, "release", language))
    author = row.get("author")
    release = Release(
        id="row",
        source="row",
        span=span,
        text=text,
        kind="letter" if author else "release",
        language=language,
        passages=found.passages,
        author=author,
        people=find_people(text, span, language=language),
        quotes=find_quotes(text, span, language=language, passages=found.passages, author=author),
    )
    table = persons.learn([persons.view(release)])
    release = replace(release, people=persons.apply(release, table))
    spoken = attribute(release, table.namesakes)
    return text, spoken, (*authored_quotes(release, spoken), *turns_said(release, spoken))


def as_row(text: str, quote: Quote, like: Case) -> Case:
    """A quotation in the terms of a row, with no more of it than the row says."""
    pieces = [text[piece.start : piece.end] for piece in quote.pieces]
    said: Case = {"said": pieces[0]} if len(pieces) == 1 else {"pieces": pieces}
    facts = {"kind": quote.kind, "speaker_kind": quote.speaker_kind, "role": quote.role}
    asked = {
        key: value for key, value in facts.items() if key in like or (key, value) == ("kind", "indirect")
    }
    return {**said, "speaker": quote.speaker, **asked}


@pytest.mark.parametrize("row", rows())
def test_quotations_and_their_speakers(row: Case) -> None:
    text, spoken, own = read(row)
    spoken = tuple(one for one in spoken if one.kind == row.get("only", one.kind))
    want = row["quotes"]
    likes = [*want, *({} for _ in spoken)]
    assert [as_row(text, one, like) for one, like in zip(spoken, likes, strict=False)] == want
    if "authored" in row:
        left = [text[piece.start : piece.end] for one in own for piece in one.pieces]
        assert [piece for piece in left if piece in row["text"]] == row["authored"]
        assert {one.speaker for one in own} == {row["author"]}
    if "turns" in row:
        assert [[text[one.span.start : one.span.end], one.speaker] for one in own] == row["turns"]


def test_every_row_is_told_apart() -> None:
    """A row's name and its text are its own, and every row says something of its own."""
    names = [(param.id, param.values[0]["text"]) for param in rows()]
    assert len({name for name, _ in names}) == len({text for _, text in names}) == len(names)
