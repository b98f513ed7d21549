"""What each paragraph of a release is: rows in data/passages.json, and what holds for any text.

A row gives the passages in order as [kind, text, what stands before it]; the text of the release is made
from them, so that the spans follow.
"""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.models import Part, Record, Span
from corpus.structure.passages import structure

CASES = json.loads((Path(__file__).parents[1] / "data" / "passages.json").read_text(encoding="utf-8"))


def build(lines):
    text, wanted = "", []
    for kind, line, *before in lines:
        text += (before[0] if before else "\n\n") if text else ""
        wanted.append((kind, Span(len(text), len(text) + len(line))))
        text += line
    return text, wanted


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_passages(case):
    text, wanted = build(case["lines"])
    offset = 7
    part = Part(
        Span(offset, offset + len(text)),
        case.get("kind", "release"),
        case.get("lang", "en"),
        translation_of=0 if case.get("translated") else None,
    )
    found = structure("before\n" + text + "\n\nafter", part)
    got = [
        (passage.kind, text[passage.span.start - offset : passage.span.end - offset])
        for passage in found.passages
    ]
    assert got == [(kind, text[span.start : span.end]) for kind, span in wanted]
    titles = [span for kind, span in wanted if kind == "title"]
    assert (found.title_span is None) == (not titles)
    assert len(found.subtitles) == sum(kind == "subtitle" for kind, _ in wanted)
    assert found.author == case.get("author")
    voices = {name: range(*ends) for name, ends in case.get("voices", {}).items()}
    for at, passage in enumerate(found.passages):
        assert passage.author == next((name for name, where in voices.items() if at in where), None)


def test_hard_wrapped_lines_are_one_paragraph():
    line = "The new tram runs along the river every six minutes from five in the\n"
    text = "Night Tram Opens\n\n" + line * 5 + "morning on."
    found = structure(text, Part(Span(0, len(text)), "release", "en"))
    assert [passage.kind for passage in found.passages] == ["title", "body"]


@pytest.mark.parametrize(
    ("text", "language", "stated", "title"),
    [
        ("公告第12号\n\n安多西任董事长。", "zh", "公告第12号", "公告第12号"),
        ("新闻稿\n\n佩尔德开办风筝学校\n\n佩尔德今天开办学校。", "zh", "新闻稿", "佩尔德开办风筝学校"),
        ("Press release\n\nAnn Dorsey opened a school today.", "en", "Press release", "Press release"),
        ("Press release\n\nA School of Kites\n\nIt opens today.", "en", "Press release", "A School of Kites"),
    ],
)
def test_a_label_that_the_record_states_as_title(text, language, stated, title):
    record = Record(Span(0, len(text)), title=Span(0, len(stated)))
    found = structure(text, Part(Span(0, len(text)), "release", language), record=record)
    assert found.title_span is not None
    assert text[found.title_span.start : found.title_span.end] == title


def test_the_records_title_counts():
    text = "Dear readers, the harbour is frozen:\n\nIt froze over during the night, and no ship came in."
    record = Record(Span(0, len(text)), title=Span(0, 36), author="Pia Ostrand")
    found = structure(text, Part(Span(0, len(text)), "release", "en"), record=record)
    assert found.title_span == Span(0, 36)
    assert found.author == "Pia Ostrand"
    assert found.author_evidence is not None


def test_unassigned_text_has_no_title():
    text = "Home\n\nNewsroom\n\nCookies"
    assert structure(text, Part(Span(0, len(text)), "unassigned", "en")).title_span is None


PIECES = st.sampled_from(
    [
        "Oslo, NORWAY, May 3, 2020 –",
        "About Corvane",
        "###",
        "Media contact:",
        "1. One",
        "1 Note.",
        "• item",
        "Dear all,",
        "Sincerely,",
        "关于昆隆",
        "此致",
        "(more…)",
        "A sentence that ends as one does.",
        "Specs:",
        "《“",
        "\n",
        "\n\n",
        "\r\n",
        "\u3000",
        "\u00a0",
        " ",
    ]
)


@given(
    st.lists(st.one_of(PIECES, st.text(max_size=40)), max_size=30).map("".join),
    st.sampled_from(["release", "letter", "speech", "stub", "unassigned"]),
    st.sampled_from(["en", "zh"]),
    st.booleans(),
)
def test_every_character_lies_in_exactly_one_passage(text, kind, language, translated):
    part = Part(Span(2, 2 + len(text)), kind, language, translation_of=1 if translated else None)
    whole = "x\n" + text + "\ny"
    found = structure(whole, part)
    covered = []
    previous = part.span.start
    for passage in found.passages:
        assert previous <= passage.span.start < passage.span.end <= part.span.end
        previous = passage.span.end
        covered += range(passage.span.start, passage.span.end)
    missing = set(range(part.span.start, part.span.end)) - set(covered)
    assert all(whole[at].isspace() for at in missing)
    for span in (*found.subtitles, *([found.title_span] if found.title_span else [])):
        assert part.span.contains(span)
