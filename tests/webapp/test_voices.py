"""The notes of who speaks, and the words they are of."""

from __future__ import annotations

from dataclasses import replace

import pytest
from handmade import written

from corpus.models import Quote, QuoteKind, Release, Span
from webapp.voices import Note, voices

TEXT = "title| News\nbody| “We sail,” said Ada Ng, a skipper. “We land,” said one sailor. She said they rest."


def quoted(kind: QuoteKind, words: str, rule: str, by: str, **more: object) -> Quote:
    release = written("r", "s.txt", 40, "en", TEXT)
    start, named = (40 + release.text.index(one) for one in (words, by))
    pieces = (Span(start, start + len(words)),)
    return Quote(kind, pieces[0], pieces, None, Span(named, named + len(by)), rule=f"subject:{rule}", **more)  # type: ignore[arg-type]


def told(*quotes: Quote) -> tuple[Release, tuple[Note, ...], list[tuple[str, str, str]]]:
    release = replace(written("r", "s.txt", 40, "en", TEXT), quotes=quotes)
    notes, layers = voices(release, [release.passages[1].span])
    words = [(release.text[one.start : one.end], one.key, one.anchor) for layer in layers for one in layer]
    return release, notes[0], words


@pytest.mark.parametrize(
    ("role", "by", "note"),
    [
        ("one sailor", "one sailor", Note(None, None, "named only as “one sailor”")),
        ("sailor", "one sailor", Note(None, None, "named only as “one sailor”")),
        ("one sailor of three", "sailor", Note(None, None, "named only as “one sailor of three”")),
        ("the cook", "one sailor", Note(None, "the cook", "named only as “one sailor”")),
        (None, "one sailor", Note(None, None, "named only as “one sailor”")),
    ],
)
def test_who_is_not_named_is_described_once(role: str | None, by: str, note: Note) -> None:
    quote = quoted("direct", "“We land,”", "unnamed", by, role=role, speaker_kind="unnamed")
    assert told(quote)[1] == (replace(note, key="q1"),)


def test_each_note_has_the_words_of_its_speaker() -> None:
    _, notes, words = told(
        quoted("direct", "“We sail,”", "name", "Ada Ng", speaker="Ada Ng", role="a skipper"),
        quoted("direct", "“We land,”", "unnamed", "one sailor", speaker_kind="unnamed"),
        quoted("indirect", "they rest", "pronoun", "She", speaker="Ada Ng"),
    )
    assert [(one.name, one.key, one.opening, one.reported) for one in notes] == [
        ("Ada Ng", "q1", "We sail,…", False),
        (None, "q2", "We land,…", False),
    ]
    assert words == [("they rest", "q1", ""), ("“We sail,”", "q1", "q1"), ("“We land,”", "q2", "q2")]


def test_what_an_author_writes_or_nobody_reports_has_no_note() -> None:
    assert told(
        quoted("authored", "“We sail,”", "author", "Ada Ng", speaker="Ada Ng"),
        quoted("indirect", "they rest", "pronoun", "She"),
    )[1:] == ((), [])
