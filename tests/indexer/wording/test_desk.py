"""The life of a phrase in the sample archive: when, who, in which words."""

from __future__ import annotations

import pytest

from indexer.quotecheck.words import compare_words
from indexer.wording.desk import WordingDesk, WordingError
from indexer.wording.recall import Candidates
from indexer.wording.results import MAX_CHARACTERS, Closeness, Wording, WordingQuestion

SELF = "Oarsong makes electric drives, batteries and software for small boats."


def wordings(found: Wording) -> list[str]:
    """Each wording once, in the order in which they came up."""
    every = [one for lane in found.lanes for one in lane.variants if one.new]
    return [" ".join(one.first.text.split()) for one in sorted(every, key=lambda one: one.number)]


def keys(text: str) -> list[str]:
    return [word.key for word in compare_words(text)]


def test_first_last_and_who(desk: WordingDesk) -> None:
    found = desk.wording(WordingQuestion("quiet water for everyone"))
    assert found.first is not None
    assert found.last is not None
    assert (found.first.place.date, found.first.speaker, found.first.voice) == (
        "2016-06-01",
        "Shen Yuhan",
        "direct",
    )
    assert (found.last.place.date, found.last.place.basis) == ("2023-04-19", "inferred")
    assert found.last_like is not None
    assert (found.last_like.place.date, found.last_like.place.basis, found.last_like.voice) == (
        "2025-05-20",
        "dateline",
        "own",
    )
    assert wordings(found) == [
        "quiet water for everyone",
        "quiet water within everyone’s",
        "quiet water, honestly priced, for everyone",
    ]
    exact = desk.wording(WordingQuestion("quiet water for everyone", closeness="exact"))
    assert (exact.first, exact.last, exact.first_like) == (found.first, found.last, None)
    assert {(user.name, user.voice) for user in found.users} == {
        (None, "own"),
        ("Shen Yuhan", "direct"),
        ("Shen Yuhan", "authored"),
    }
    assert sum(user.very for user in found.users) == found.very == exact.uses
    assert sum(user.uses for user in found.users) == found.uses == sum(lane.uses for lane in found.lanes)


def test_lanes_are_years_and_undated_last(desk: WordingDesk) -> None:
    found = desk.wording(WordingQuestion("quiet water"))
    years = [lane.year for lane in found.lanes]
    assert years[-1] is None
    assert years[:-1] == sorted(years[:-1], key=str)
    assert found.undated == found.lanes[-1].releases
    for lane in found.lanes:
        assert sum(one.uses for one in lane.variants) == lane.uses
        for one in lane.variants:
            assert (one.first.place.date or "")[:4] == (lane.year or "")


def test_each_entry_is_shown_beside_the_one_before(desk: WordingDesk) -> None:
    found = desk.wording(WordingQuestion(SELF))
    before: str | None = None
    for lane in found.lanes:
        for one in lane.variants:
            now = "".join(piece.text for piece in one.pieces if piece.kind != "gone")
            assert now.split() == one.first.text.split()
            then = " ".join(piece.text for piece in one.pieces if piece.kind != "new")
            assert before is None or " ".join(keys(before)) in " ".join(keys(then))
            before = one.first.text


def test_the_official_translation_stands_beside_a_sentence(desk: WordingDesk) -> None:
    found = desk.wording(WordingQuestion(SELF))
    beside = {
        (one.official.text, one.official.whole)
        for lane in found.lanes
        for one in lane.variants
        if one.official
    }
    assert ("橹歌为小型船艇制造电动推进器、电池和软件。", False) in beside
    back = desk.wording(WordingQuestion("橹歌为小型船艇制造电动推进器、电池和软件"))
    assert {lane.variants[0].first.place.language for lane in back.lanes} == {"zh"}


@pytest.mark.parametrize(("closeness", "least"), [("exact", 1.0), ("close", 0.65), ("loose", 0.5)])
def test_a_looser_rung_has_all_of_the_one_before(desk: WordingDesk, closeness: str, least: float) -> None:
    found = desk.wording(WordingQuestion("quiet water for everyone", closeness=closeness))  # type: ignore[arg-type]
    uses = [one.first for lane in found.lanes for one in lane.variants]
    assert all(use.similarity >= least for use in uses)
    assert dict(found.by_closeness)["exact"] == 6
    assert [count for _, count in found.by_closeness] == sorted(count for _, count in found.by_closeness)


def test_a_speaker_and_dates_narrow_it_and_what_is_left_out_is_said(desk: WordingDesk) -> None:
    found = desk.wording(WordingQuestion("quiet water", speaker="Shen", date_from="2019", date_to="2021"))
    assert {user.name for user in found.users} == {"Shen Yuhan"}
    assert {lane.year for lane in found.lanes} <= {"2019", "2020", "2021"}
    assert "undated" in found.diagnostics[0].message
    nobody = desk.wording(WordingQuestion("quiet water", speaker="Nobody Atall"))
    assert nobody.uses == 0
    assert "Nobody Atall" in nobody.diagnostics[-1].message


@pytest.mark.parametrize("text", ["", "…!?", "a " * MAX_CHARACTERS])
def test_what_cannot_be_followed_is_refused(desk: WordingDesk, text: str) -> None:
    with pytest.raises(WordingError):
        desk.wording(WordingQuestion(text))


def test_words_that_are_nowhere(desk: WordingDesk) -> None:
    found = desk.wording(WordingQuestion("the moon is a lamp that somebody forgot"))
    assert (found.uses, found.lanes, found.first, found.users) == (0, (), None, ())
    assert found.searched == 36


def test_too_many_releases_are_cut_in_the_middle_and_it_is_said(
    desk: WordingDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = desk.wording(WordingQuestion("quiet water", closeness="exact"))
    monkeypatch.setattr("indexer.wording.recall.MOST_READ", 8)
    found = desk.wording(WordingQuestion("quiet water", closeness="exact"))
    assert found.read == 8 < found.releases
    assert (found.first, found.last) == (whole.first, whole.last)
    assert "8 of them were read" in found.diagnostics[0].message


def test_of_too_many_releases_those_with_the_very_words_tell_their_first_and_last_use(
    desk: WordingDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not those with other endings of them, which may be earlier and later."""
    for text in ("drive", "boats", "battery"):
        whole = desk.wording(WordingQuestion(text))
        assert 0 < whole.very < whole.uses
        with monkeypatch.context() as few:
            few.setattr("indexer.wording.recall.MOST_READ", 8)
            found = desk.wording(WordingQuestion(text))
        assert (found.first, found.last) == (whole.first, whole.last)


def test_a_sentence_of_the_release_is_found_where_it_was_said_before(desk: WordingDesk) -> None:
    found = desk.wording(WordingQuestion("A boat ought to be heard only by the water it moves."))
    assert wordings(found) == [
        "A boat should be heard only by the water it moves",
        "A boat ought to be heard only by the water it moves",
    ]


@pytest.mark.parametrize("closeness", ["exact", "close", "loose"])
@pytest.mark.parametrize(
    "text",
    [
        "quiet water",
        "A boat should be heard only by the water it moves",
        "More than 60,000 Oarsong drives are at work in 14 countries",
        "spare parts for ten years",
        "公司总部位于宁波",
        "超过6万台橹歌推进器运行在14个国家",
    ],
)
def test_no_release_is_missed(
    desk: WordingDesk, monkeypatch: pytest.MonkeyPatch, text: str, closeness: Closeness
) -> None:
    """Reading every release finds no more than asking the index which to read."""
    question = WordingQuestion(text, closeness=closeness)
    found = desk.wording(question)
    every = Candidates(list(range(36)), 36)
    monkeypatch.setattr("indexer.wording.desk.candidates", lambda *_: every)
    assert desk.wording(question).lanes == found.lanes
    assert found.read <= 36
