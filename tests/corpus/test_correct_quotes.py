"""Whose words a quotation is, set by hand: against quotations made by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.correcting.corrections import Corrections, Origin, PersonCorrection, SpeakerCorrection, Target
from corpus.correcting.corrector import Corrector
from corpus.correcting.quotes import correct_quotes, quote_notes, unused_quotes
from corpus.correcting.targets import Known
from corpus.models import Quote, Release, Span

TEXT = (
    "“The tide waits for us,” said the harbour master. “The tide, as my mother used to say,"
    " ‘is a patient aunt’, and it is,” said Ada Ng. The so-called “partners” left."
)
BASE = 500


def at(words: str) -> Span:
    start = TEXT.index(words) + BASE
    return Span(start, start + len(words))


TIDE = Quote("direct", at("“The tide waits for us,”"), rule="cue-after", confidence=0.4)
AUNT = Quote(
    "direct",
    at("“The tide, as my mother used to say, ‘is a patient aunt’, and it is,”"),
    cue=at("said Ada"),
    speaker_mention=at("Ada Ng"),
    speaker="Ada Ng",
    role="Chief Executive",
    rule="cue-after",
    confidence=0.9,
)
INNER = Quote("direct", at("‘is a patient aunt’"), rule="nested")
SCARE = Quote("direct", at("“partners”"), rule="bare")
RELEASE = Release(
    id="r1",
    source="quay.txt",
    span=Span(BASE, BASE + len(TEXT)),
    text=TEXT,
    kind="release",
    language="en",
    title="Tides",
    quotes=(TIDE, AUNT, INNER, SCARE),
)


def said(
    quote: str,
    speaker: str | None = None,
    role: str | None = None,
    *,
    place: str = "[[speakers]] 1",
    is_: bool = True,
) -> SpeakerCorrection:
    return SpeakerCorrection(Origin(place, "the recording", "B."), Target("r1"), quote, speaker, role, is_)


def test_the_speaker_is_set_and_the_rest_stays() -> None:
    tide, *others = correct_quotes(RELEASE, [said("tide waits", "Bo Lind", "Harbour Master")])
    assert tide == replace(
        TIDE,
        speaker="Bo Lind",
        speaker_kind="person",
        role="Harbour Master",
        rule="corrected",
        confidence=1.0,
    )
    assert others == [AUNT, INNER, SCARE]


def test_nobody_is_an_unnamed_speaker() -> None:
    tide, *_ = correct_quotes(RELEASE, [said("tide waits", None)])
    assert (tide.speaker, tide.speaker_kind, tide.role) == (None, "unnamed", None)


def test_another_speaker_does_not_keep_the_role_and_mention_of_the_first() -> None:
    found = correct_quotes(RELEASE, [said("and it is", "Bo Lind")])[1]
    assert (found.speaker, found.role, found.speaker_mention) == ("Bo Lind", None, None)
    assert found.cue == AUNT.cue


def test_the_same_speaker_keeps_them() -> None:
    found = correct_quotes(RELEASE, [said("and it is", "Ada Ng")])[1]
    assert found == replace(AUNT, rule="corrected", confidence=1.0)


def test_nobody() -> None:
    found = correct_quotes(RELEASE, [said("and it is")])[1]
    assert (found.speaker, found.role, found.rule) == (None, None, "corrected")


def test_what_is_no_quotation_goes() -> None:
    assert correct_quotes(RELEASE, [said("partners", is_=False)]) == (TIDE, AUNT, INNER)


def test_of_one_inside_another_the_inner_is_meant() -> None:
    found = correct_quotes(RELEASE, [said("patient aunt", "the mother of Ada Ng")])
    assert [one.speaker for one in found] == [None, "Ada Ng", "the mother of Ada Ng", None]


def test_straight_marks_find_curly_ones_over_line_ends() -> None:
    broken = replace(RELEASE, text=TEXT.replace("tide waits", "tide\nwaits"))
    assert correct_quotes(broken, [said('"The tide waits', "Bo Lind")])[0].speaker == "Bo Lind"


@pytest.mark.parametrize(
    ("corrections", "told"),
    [
        ([said("tide waits", "A")], []),
        ([said("ebb and flood", "A")], ["[[speakers]] 1: no quotation in r1 holds “ebb and flood”."]),
        ([said("The tide", "A")], [f"stands in more than one quotation of r1 (500-{TIDE.span.end} and "]),
        ([said("said the harbour", "A")], ["no quotation in r1 holds"]),
        (
            [said("tide waits", "A"), said("waits for us", "B", place="[[speakers]] 2")],
            ["[[speakers]] 2: it contradicts [[speakers]] 1 about the same quotation, which is used."],
        ),
        ([said("tide waits", "A"), said("waits for us", "A", place="[[speakers]] 2")], []),
    ],
)
def test_what_means_none_or_two_corrects_nothing(
    corrections: list[SpeakerCorrection], told: list[str]
) -> None:
    found = [issue.message for issue in unused_quotes(RELEASE, corrections)]
    assert len(found) == len(told)
    assert all(part in message for part, message in zip(told, found, strict=True))
    if "more than one" in "".join(told):
        assert correct_quotes(RELEASE, corrections) == RELEASE.quotes


def test_each_leaves_its_trace() -> None:
    (note,) = quote_notes(RELEASE, [said("tide waits", "Bo Lind")])
    assert (note.text, note.span, note.note) == ("quotation: Bo Lind", TIDE.span, "the recording (B.)")


@pytest.mark.parametrize(("person", "speaker"), [("Ada Ng-Lind", "Ada Ng-Lind"), (None, None)])
def test_a_person_renamed_is_renamed_as_a_speaker(person: str | None, speaker: str | None) -> None:
    corrections = Corrections(
        people=(PersonCorrection(Origin("[[people]] 1"), None, ("Ada Ng",), person),),
        speakers=(said("tide waits", "Bo Lind"),),
    )
    corrector = Corrector(corrections, [Known("r1", "quay.txt", "Tides")], lambda _: False)
    corrected = corrector.correct_quotes(corrector.correct_names(RELEASE))
    assert [one.speaker for one in corrected.quotes] == ["Bo Lind", speaker, None, None]
    assert corrector.issues() == ()
