"""Corrections by hand against small archives: what they set, what they outlive, what they refuse."""

from __future__ import annotations

import json
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import edits
from corpus.archive import Archive
from corpus.correcting.boundaries import place
from corpus.correcting.corrections import BoundaryCorrection, Origin
from corpus.correcting.words import find_words
from corpus.errors import ConfigError
from corpus.ingest import Account, ingest
from corpus.models import Dump, Release
from corpus.splitting.splitter import split

DOCK = """\
Quayside opens a second dry dock

Port Selby, March 3, 2021 – Quayside Marine today opened its second dry dock, which takes ships of up to
120 metres. The first customers arrive in April.

“We have waited ten years for this morning,” said Ada Ng, Chief Executive of Quayside Marine.

The yard will run both docks with the Keel Two crane.
"""
DUES = """\
Harbour dues stay where they are

Port Selby, June 9, 2021 – Quayside Marine will not raise its harbour dues next year. Small boats pay what
they have paid since 2015.

“Nobody should sell a boat because of us,” said Ng Ada, Chief Executive of Quayside Marine.

The Lamp Shop in the old customs house stays open.
"""
BOTH = f"{DOCK}\n\n{DUES}"
SOURCE = "box/quay.txt"


@pytest.fixture
def box(tmp_path: Path) -> Path:
    (tmp_path / "box").mkdir()
    (tmp_path / "box" / "quay.txt").write_text(BOTH, encoding="utf-8")
    return tmp_path


def read(box: Path, corrections: str | None = None) -> Account:
    """Read the box into its archive, with those corrections beside it."""
    if corrections is not None:
        (box / "a").mkdir(exist_ok=True)
        (box / "a" / "corrections.toml").write_text(corrections, encoding="utf-8")
    ticks = count()
    with Archive.open(box / "a", create=True) as archive:
        return ingest(archive, [box / "box"], now=lambda: f"2024-01-01T00:00:{next(ticks):02}")


def held(box: Path) -> list[Release]:
    with Archive.open(box / "a") as archive:
        return list(archive.releases())


def apply(box: Path, corrections: str) -> list[Release]:
    """The releases after an edit, without any file at hand."""
    (box / "a" / "corrections.toml").write_text(corrections, encoding="utf-8")
    (box / "box" / "quay.txt").rename(box / "away.txt")
    with Archive.open(box / "a") as archive:
        edits.apply(archive, edits.read_corrections(archive))
    (box / "away.txt").rename(box / "box" / "quay.txt")
    return held(box)


def messages(account: Account) -> str:
    return "\n".join(issue.message for issue in account.unused)


DATE = f"""
[[dates]]
source = "{SOURCE}"
title = "Quayside opens a second dry dock"
date = "2021-03-05"
why = "the log of the yard"
by = "A. Ng"
"""


def test_a_date_says_who_set_it_and_why(box: Path) -> None:
    read(box, DATE)
    dock, dues = held(box)
    assert (dock.date.value, dock.date.basis, dock.date.rule) == ("2021-03-05", "corrected", "corrected")
    assert dock.date.evidence[0].note == "the log of the yard (A. Ng)"
    assert [(one.text, one.note) for one in dock.corrections] == [
        ("date: 2021-03-05", "the log of the yard (A. Ng)")
    ]
    assert (dues.date.value, dues.corrections) == ("2021-06-09", ())


def test_a_date_may_be_taken_away_and_stays_away(box: Path) -> None:
    read(box, DATE.replace('"2021-03-05"', '"none"'))
    dock, _ = held(box)
    assert (dock.date.value, dock.date.precision, dock.date.basis) == (None, "unknown", "corrected")


def test_without_its_correction_a_release_is_what_it_was(box: Path) -> None:
    read(box)
    before = held(box)
    assert apply(box, DATE) != before
    assert apply(box, "") == before


def test_no_release_starts_here(box: Path) -> None:
    read(box)
    assert len(held(box)) == 2
    (one,) = apply(
        box,
        f'[[boundaries]]\nsource = "{SOURCE}"\nline = "Harbour dues"\nstarts = false\nwhy = "one post"\n',
    )
    assert one.text == BOTH
    assert [(item.text, item.note) for item in one.corrections] == [
        ("boundary: no release starts here", "one post")
    ]


def test_a_release_starts_here(box: Path) -> None:
    read(box)
    line = "The Lamp Shop in the old customs house"
    releases = apply(box, f'[[boundaries]]\nsource = "{SOURCE}"\nline = "{line}"\n')
    assert len(releases) == 3
    assert (releases[2].rule, releases[2].confidence) == ("corrected", 1.0)
    assert releases[2].text.startswith(line)
    assert "".join(one.text for one in releases) == BOTH


@pytest.mark.parametrize("name", ["quay.jsonl", "quay.html"])
def test_records_and_pages_are_split_anew_without_their_file(tmp_path: Path, name: str) -> None:
    body = DUES.partition("\n\n")[2]
    paragraphs = "".join(f"<p>{one}</p>" for one in body.split("\n\n"))
    page = f"<html><body><article><h1>Harbour dues stay</h1>{paragraphs}</article></body></html>"
    record = json.dumps({"title": "Harbour dues stay", "date": "2021-06-09", "body": body})
    (tmp_path / "box").mkdir()
    file = tmp_path / "box" / name
    file.write_text(record if name.endswith("jsonl") else page, encoding="utf-8")
    read(tmp_path, "")
    before = [one.text for one in held(tmp_path)]
    stanza = f'[[boundaries]]\nsource = "box/{name}"\nline = "The Lamp Shop"\n'
    (tmp_path / "a" / "corrections.toml").write_text(stanza, encoding="utf-8")
    file.unlink()
    with Archive.open(tmp_path / "a") as archive:
        edits.apply(archive, edits.read_corrections(archive))
    after = held(tmp_path)
    assert len(after) == len(before) + 1
    assert after[-1].text.startswith("The Lamp Shop")
    assert "".join(one.text for one in after) == "".join(before)


def test_the_release_before_a_moved_boundary_stays_readable(box: Path) -> None:
    read(box)
    old = held(box)[1]
    apply(box, f'[[boundaries]]\nsource = "{SOURCE}"\nline = "The Lamp Shop"\n')
    with Archive.open(box / "a") as archive:
        assert archive.release(old.id).text == old.text
        assert not archive.is_current(old.id)
        (summary,) = archive.sources()
        assert archive.dump_bytes(summary.digest) == BOTH.encode()


@pytest.mark.parametrize(
    "stanza",
    [
        DATE,
        f'[[boundaries]]\nsource = "{SOURCE}"\nline = "The Lamp Shop"\n',
        f'[[boundaries]]\nsource = "{SOURCE}"\nline = "Harbour dues stay"\nstarts = false\n',
        '[[people]]\nname = "Ng Ada"\nis = "Ada Ng"\n',
        '[[products]]\nname = "Keel Two"\nis = "Keel 2"\nfamily = "Keel"\n',
    ],
)
def test_a_correction_survives_every_new_reading(box: Path, stanza: str) -> None:
    read(box, stanza)
    first = held(box)
    assert any(one.corrections for one in first)
    assert messages(read(box)) == ""
    assert held(box) == first
    # The file grows at its head: every position in it moves.
    (box / "box" / "quay.txt").write_text(
        f"Quayside buys a tug\n\nPort Selby, July 1, 2021 – Quayside Marine has bought a tug.\n\n\n{BOTH}",
        encoding="utf-8",
    )
    assert messages(read(box)) == ""
    notes = [(one.text, one.note) for release in held(box) for one in release.corrections]
    assert notes == [(one.text, one.note) for release in first for one in release.corrections]


def test_edited_before_or_after_reading_comes_to_the_same(box: Path, tmp_path: Path) -> None:
    stanzas = f'{DATE}\n[[boundaries]]\nsource = "{SOURCE}"\nline = "The Lamp Shop"\n'
    read(box)
    after = apply(box, stanzas)
    (box / "a" / "archive.sqlite3").rename(box / "old.sqlite3")
    read(box, stanzas)
    assert held(box) == after


def test_a_file_whose_boundaries_alone_were_corrected_is_unchanged(box: Path) -> None:
    read(box)
    account = read(box, f'[[boundaries]]\nsource = "{SOURCE}"\nline = "The Lamp Shop"\n')
    assert [one.status for one in account.files] == ["unchanged"]
    assert len(held(box)) == 3


def test_two_names_are_one_person(box: Path) -> None:
    read(box, '[[people]]\nname = ["Ng Ada", "A. Ng"]\nis = "Ada Ng"\n')
    assert [{one.name for one in release.people} for release in held(box)] == [{"Ada Ng"}, {"Ada Ng"}]
    with Archive.open(box / "a") as archive:
        assert [one.name for one in archive.people()] == ["Ada Ng"]


def test_a_name_in_one_release_is_somebody_else(box: Path) -> None:
    read(
        box,
        '[[people]]\nname = "Ng Ada"\nis = "Ada Ng"\n'
        f'[[people]]\nsource = "{SOURCE}"\ntitle = "Harbour dues stay where they are"\n'
        'name = "Ng Ada"\nis = "Ada Ng the younger"\n',
    )
    assert [[one.name for one in release.people] for release in held(box)] == [
        ["Ada Ng"],
        ["Ada Ng the younger"],
    ]


def test_a_name_may_be_nobody(box: Path) -> None:
    account = read(box, '[[people]]\nname = "Ada Ng"\nis = false\n[[people]]\nname = "Ng Ada"\nis = ""\n')
    assert [release.people for release in held(box)] == [(), ()]
    assert messages(account) == ""


def test_a_name_nobody_noticed_is_found_where_it_is_printed(box: Path) -> None:
    read(
        box,
        '[[people]]\nname = "Nobody"\nis = "Ada Ng"\n[[products]]\nname = "Lamp Shop"\nfamily = "Shops"\n',
    )
    dock, dues = held(box)
    (lamp,) = dues.products
    assert (lamp.name, lamp.family, lamp.rule) == ("Lamp Shop", "Shops", "corrected")
    assert dues.slice(lamp.span) == "Lamp Shop"
    (nobody,) = [one for one in dues.people if one.rule == "corrected"]
    assert (dues.slice(nobody.span), nobody.name) == ("Nobody", "Ada Ng")
    assert dock.corrections == ()


def test_a_product_has_another_name_family_and_stance(box: Path) -> None:
    stanza = '[[products]]\nname = "Keel Two"\nis = "Keel 2"\nfamily = "Keel"\ncategory = "crane"\n'
    read(box, stanza + 'stance = "component"\n')
    (crane,) = [one for one in held(box)[0].products if one.rule == "corrected"]
    assert (crane.name, crane.family, crane.category, crane.stance) == (
        "Keel 2",
        "Keel",
        "crane",
        "component",
    )
    with Archive.open(box / "a") as archive:
        (product,) = [one for one in archive.products() if one.name == "Keel 2"]
        assert (product.family, product.category, product.aliases) == ("Keel", "crane", ("Keel Two",))


@pytest.mark.parametrize(
    ("stanza", "said"),
    [
        ("[[dates]]\nrelease = 'ffff'\ndate = '2021'\n", "no release has the id “ffff”"),
        (
            f"[[dates]]\nsource = '{SOURCE}'\ntitle = 'Quayside opens a second dry duck'\ndate = '2021'\n",
            "did you mean “Quayside opens a second dry dock”?",
        ),
        (
            "[[dates]]\nsource = 'box/quai.txt'\ntitle = 'x'\ndate = '2021'\n",
            "there is no file “box/quai.txt” in the archive; did you mean “box/quay.txt”?",
        ),
        (
            f"[[boundaries]]\nsource = '{SOURCE}'\nline = 'Tide tables'\n",
            "“Tide tables” does not stand in box/quay.txt",
        ),
        ("[[boundaries]]\nsource = 'x.txt'\nline = 'Tide'\n", "there is no file “x.txt” in the archive"),
        (
            f"[[boundaries]]\nsource = '{SOURCE}'\nline = 'Quayside opens'\nstarts = false\n",
            "nothing stands before it",
        ),
        ("[[people]]\nname = 'Bo Lind'\nis = 'Ada Ng'\n", "“Bo Lind” stands in no release that is meant"),
        (
            f"[[speakers]]\nsource = '{SOURCE}'\ntitle = 'Quayside opens a second dry dock'\n"
            "quote = 'words nobody said'\nspeaker = 'Ada Ng'\n",
            "holds “words nobody said”",
        ),
    ],
)
def test_what_finds_nothing_is_told_after_every_reading(box: Path, stanza: str, said: str) -> None:
    for account in (read(box, stanza), read(box)):
        (issue,) = account.unused
        assert issue.code == "unused-correction"
        assert issue.message.startswith(stanza.split("\n")[0] + " 1, line 1: ")
        assert said in issue.message


def test_an_id_that_went_with_its_boundary_says_so(box: Path) -> None:
    read(box)
    old = held(box)[1].id
    boundary = f'[[boundaries]]\nsource = "{SOURCE}"\nline = "The Lamp Shop"\n'
    apply(box, f"{boundary}[[dates]]\nrelease = '{old}'\ndate = '2021'\n")
    assert "a boundary in it has moved; name it by source and title" in messages(read(box))


def test_an_id_and_a_title_that_mean_the_same_release(box: Path) -> None:
    read(box)
    stanza = f"[[dates]]\nrelease = '{held(box)[0].id}'\ndate = '2020'\n"
    account = read(box, stanza + DATE)
    assert "contradict each other about the date of a release; the first is used" in messages(account)
    assert held(box)[0].date.value == "2020"


@pytest.mark.parametrize(
    "wrong",
    [
        "[[dates]]\nrelease = 'a'\n",
        "[[dates]\n",
        f"[[boundaries]]\nsource = '{SOURCE}'\nline = 'Quayside Marine'\n",
        f"[[boundaries]]\nsource = '{SOURCE}'\nline = 'Harbour dues stay'\nstarts = false\n"
        f"[[boundaries]]\nsource = '{SOURCE}'\nline = 'Harbour dues stay where'\n",
    ],
)
def test_a_wrong_file_changes_nothing(box: Path, wrong: str) -> None:
    read(box, DATE)
    before = (box / "a" / "archive.sqlite3").read_bytes()
    (box / "box" / "more.txt").write_text(DUES, encoding="utf-8")
    with pytest.raises(ConfigError):
        read(box, wrong)
    assert (box / "a" / "archive.sqlite3").read_bytes() == before
    with Archive.open(box / "a") as archive, pytest.raises(ConfigError):
        edits.apply(archive, edits.read_corrections(archive))
    assert read(box, DATE).files[0].status == "added"


def test_words_that_stand_twice_name_both_places(box: Path) -> None:
    with pytest.raises(ConfigError) as error:
        read(box, f"[[boundaries]]\nsource = '{SOURCE}'\nline = 'Port Selby,'\n")
    assert "[[boundaries]] 1, line 1" in str(error.value)
    assert "line 3 (“Port Selby, March 3, 2021 –" in str(error.value)
    assert "line 13 (“Port Selby, June 9, 2021 –" in str(error.value)


def test_words_may_run_into_the_next_line(box: Path) -> None:
    read(box, f"[[boundaries]]\nsource = '{SOURCE}'\nline = 'they are Port Selby, June'\nstarts = false\n")
    assert len(held(box)) == 1


@given(
    paragraphs=st.lists(
        st.text(st.sampled_from("abc 文.\t"), min_size=1, max_size=30), min_size=2, max_size=8
    ),
    above=st.text(st.sampled_from("xyz\n "), max_size=60),
    chosen=st.integers(0, 7),
)
@settings(max_examples=60, deadline=None)
def test_a_start_holds_wherever_its_line_moves(paragraphs: list[str], above: str, chosen: int) -> None:
    text = "\n\n".join(f"{number}§ {one}" for number, one in enumerate(paragraphs))
    number = chosen % len(paragraphs)
    correction = BoundaryCorrection(Origin("here"), "s", f"{number}§", True)
    for whole in (text, f"{above}\n\n{text}"):
        placed = place(whole, [correction])
        parts = split(
            Dump("s", whole, "utf-8", "", len(whole)), [(one.line, one.correction.starts) for one in placed]
        )
        assert "".join(whole[one.span.start : one.span.end] for one in parts) == whole
        starts = [one.span.start for one in parts if one.rule == "corrected"]
        assert [whole[start:].lstrip().startswith(f"{number}§") for start in starts] == [True]


@pytest.mark.parametrize(
    ("text", "words", "whole", "places"),
    [
        ("one  two\nthree", "two three", False, [(5, 14)]),
        ("He said “it’s late”", '"it\'s late"', False, [(8, 19)]),
        ("Ngara, Ng. ANg", "Ng", True, [(7, 9)]),
        ("顾晨先生说", "顾晨", True, [(0, 2)]),
        ("a.b acb", "a.b", False, [(0, 3)]),
    ],
)
def test_quoted_words_are_found(text: str, words: str, whole: bool, places: list[tuple[int, int]]) -> None:
    assert [(one.start, one.end) for one in find_words(text, words, whole=whole)] == places
