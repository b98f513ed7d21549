"""What `corrections.toml` may say, and how what is wrong in it is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.correcting.corrections import NONE, Target
from corpus.correcting.reading import boundary_mark, load_corrections, parse_corrections
from corpus.errors import ConfigError

RELEASE = 'release = "5c0e7a31b2d4"\n'


@pytest.mark.parametrize(
    ("stanza", "value", "precision", "earliest", "latest"),
    [
        ('date = "2021-03-04"', "2021-03-04", "day", None, None),
        ("date = 2021-03-04", "2021-03-04", "day", None, None),
        ('date = "2021-03"', "2021-03", "month", None, None),
        ('date = "2021"', "2021", "year", None, None),
        ('date = "none"', None, "unknown", None, None),
        ("date = false", None, "unknown", None, None),
        (
            'earliest = "2021-03-04"\nlatest = "2021-03-20"',
            "2021-03",
            "range",
            "2021-03-04",
            "2021-03-20",
        ),
        ("earliest = 2021-02-27\nlatest = 2021-03-02", "2021", "range", "2021-02-27", "2021-03-02"),
        ("earliest = 2020-12-30\nlatest = 2021-01-02", None, "range", "2020-12-30", "2021-01-02"),
        ("earliest = 2021-03-04\nlatest = 2021-03-04", "2021-03-04", "day", None, None),
    ],
)
def test_dates(
    stanza: str, value: str | None, precision: str, earliest: str | None, latest: str | None
) -> None:
    (one,) = parse_corrections(f"[[dates]]\n{RELEASE}{stanza}\nwhy = 'the log says so'\nby = 'A. Ng'\n").dates
    date = one.date
    assert (date.value, date.precision, date.earliest, date.latest) == (value, precision, earliest, latest)
    assert (date.basis, date.rule) == ("corrected", "corrected")
    assert [item.note for item in date.evidence] == ["the log says so (A. Ng)"]


def test_every_table_is_read() -> None:
    found = parse_corrections(
        """
        [[boundaries]]
        source = "box/quay.txt"
        line = "Harbour   dues"
        starts = false
        [[speakers]]
        source = "box/quay.txt"
        title = "Quayside opens"
        quote = "ten years"
        speaker = ""
        [[speakers]]
        release = "5c0e7a31b2d4"
        quote = "so-called partners"
        quotation = false
        [[people]]
        name = ["A. Ng", "Ada Ng", "Ng Ada"]
        is = "Ada Ng"
        [[products]]
        name = "Keel Two"
        is = false
        """
    )
    (boundary,) = found.boundaries
    assert (boundary.line, boundary.starts) == ("Harbour dues", False)
    assert found.speakers[0].target == Target(source="box/quay.txt", title="Quayside opens")
    assert [(one.speaker, one.is_quotation) for one in found.speakers] == [(None, True), (None, False)]
    assert (found.people[0].names, found.people[0].person) == (("A. Ng", "Ng Ada"), "Ada Ng")
    assert (found.products[0].product, found.products[0].target) == (None, None)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[date]]\n", "unknown table “date”; did you mean “dates”?"),
        (
            f"[[dates]]\n{RELEASE}dat = '2021'\n",
            "[[dates]] 1, line 1: unknown key “dat”; did you mean “date”?",
        ),
        (f"[[dates]]\n{RELEASE}zzz = '2021'\n", "known are release, source, title, date"),
        ("[dates]\nx = 1\n", "“dates” must be written as [[dates]] tables"),
        (f"[[dates]]\n{RELEASE}\n\n[[dates]]\ndate = '2021'\n", "[[dates]] 1, line 1: “date” is missing"),
        ("\n\n[[dates]]\ndate = '2021'\n", "[[dates]] 1, line 3: which release is meant?"),
        ("[[dates]]\nsource = 'a.txt'\ndate = '2021'\n", "“title” is missing"),
        (f"[[dates]]\n{RELEASE}source = 'a.txt'\ndate = '2021'\n", "not by both"),
        (f"[[dates]]\n{RELEASE}date = '2021-02-30'\n", "“date” is “2021-02-30”, which no calendar has"),
        (f"[[dates]]\n{RELEASE}date = '3 March'\n", "write 2021-03-04, 2021-03, 2021 or “none”"),
        (f"[[dates]]\n{RELEASE}date = 2021\n", "“date” must be a string, and is a number"),
        (f"[[dates]]\n{RELEASE}date = 2021-03-04T10:00:00\n", "“date” must be a string, and is a date"),
        (f"[[dates]]\n{RELEASE}earliest = '2021-01-01'\n", "“latest” is missing: a range has two ends"),
        (f"[[dates]]\n{RELEASE}earliest = '2021-01-02'\nlatest = '2021-01-01'\n", "is after “latest”"),
        (f"[[dates]]\n{RELEASE}earliest = '2021-01'\nlatest = '2021-02-01'\n", "“earliest” must be a day"),
        (f"[[dates]]\n{RELEASE}date = '2021'\nlatest = '2021-02-01'\n", "not both"),
        (f"[[dates]]\n{RELEASE}date = '2021'\nwhy = 3\n", "“why” must be a string, and is a number"),
        ("[[boundaries]]\nsource = 'a.txt'\nline = 'x'\nstarts = 'no'\n", "“starts” must be true or false"),
        ("[[boundaries]]\nsource = 'a.txt'\n", "“line” is missing"),
        ("[[boundaries]]\nsource = 'a.txt'\nline = ' '\n", "“line” is empty"),
        (f"[[speakers]]\n{RELEASE}quote = 'x'\n", "“speaker” is missing; say false for nobody"),
        (
            f"[[speakers]]\n{RELEASE}quote = 'x'\nquotation = false\nspeaker = 'A'\n",
            "what is no quotation has no speaker",
        ),
        (f"[[speakers]]\n{RELEASE}quote = 'x'\nspeaker = true\n", "“speaker” must be a string, and is true"),
        ("[[people]]\nname = []\nis = 'A'\n", "“name” must be a string or a list"),
        ("[[people]]\nname = 'A'\nis = 'A'\n", "“A” is said to be itself"),
        ("[[people]]\nname = 'A'\n", "“is” is missing"),
        ("[[products]]\nname = 'A'\n", "nothing is corrected"),
        ("[[products]]\nname = 'A'\nis = false\nfamily = 'B'\n", "what is no product has no family"),
        ("[[products]]\nname = 'A'\nstance = 'hero'\n", "must be one of subject, unsupported, component"),
        ("[[dates]\n", "is not valid TOML"),
        ("x = 1\n[[dates]]\ny = \n", "line 3"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(text: str, said: str) -> None:
    with pytest.raises(ConfigError) as error:
        parse_corrections(text, "corrections.toml")
    assert str(error.value).startswith("corrections.toml")
    assert said in str(error.value)


@pytest.mark.parametrize(
    ("one", "other", "about"),
    [
        (
            "[[dates]]\nrelease = 'a'\ndate = '2021'\n",
            "[[dates]]\nrelease = 'a'\ndate = '2022'\n",
            "the date of a",
        ),
        (
            "[[boundaries]]\nsource = 'a'\nline = 'x y'\n",
            "[[boundaries]]\nsource = 'a'\nline = 'x  y'\nstarts = false\n",
            "the boundary at “x y” in a",
        ),
        (
            "[[speakers]]\nrelease = 'a'\nquote = 'x'\nspeaker = 'A'\n",
            "[[speakers]]\nrelease = 'a'\nquote = 'x'\nspeaker = false\n",
            "the quotation “x”",
        ),
        ("[[people]]\nname = 'A'\nis = 'B'\n", "[[people]]\nname = ['C', 'A']\nis = 'D'\n", "who “A” is"),
        ("[[products]]\nname = 'A'\nis = 'B'\n", "[[products]]\nname = 'A'\nfamily = 'C'\n", "what “A” is"),
    ],
)
def test_two_that_contradict_are_both_named(one: str, other: str, about: str) -> None:
    with pytest.raises(ConfigError) as error:
        parse_corrections(f"{one}\n{other}")
    table = one.split("\n")[0]
    assert f"{table} 1, line 1 and {table} 2, line" in str(error.value)
    assert f"contradict each other about {about}" in str(error.value)


@pytest.mark.parametrize(
    "text",
    [
        "[[dates]]\nrelease='a'\ndate='2021'\nwhy='x'\n[[dates]]\nrelease='a'\ndate='2021'\nwhy='y'\n",
        "[[people]]\nname='A'\nis='B'\n[[people]]\nrelease='a'\nname='A'\nis='C'\n",
        "[[people]]\nname=['A','B']\nis='A'\n[[people]]\nname='C'\nis='A'\n",
    ],
)
def test_two_that_agree_are_no_contradiction(text: str) -> None:
    parse_corrections(text)


def test_a_name_that_is_renamed_in_turn_is_refused() -> None:
    with pytest.raises(ConfigError, match=r"says “B”, which \[\[people\]\] 2, line 4 corrects in turn"):
        parse_corrections("[[people]]\nname='A'\nis='B'\n[[people]]\nname='B'\nis='C'\n")


def test_no_file_is_no_corrections(tmp_path: Path) -> None:
    assert load_corrections(tmp_path / "corrections.toml") == NONE


def test_a_file_that_is_no_utf_8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "c.toml").write_bytes(b"# \xff\n")
    with pytest.raises(ConfigError, match="not UTF-8"):
        load_corrections(tmp_path / "c.toml")


def test_the_mark_of_a_source_changes_with_its_boundaries_alone() -> None:
    boundary = "[[boundaries]]\nsource='a'\nline='x'\n"
    one = parse_corrections(boundary)
    moved = parse_corrections(f"\n\n[[dates]]\nrelease='r'\ndate='2021'\n{boundary}")
    assert boundary_mark(one, "a") == boundary_mark(moved, "a") != ""
    assert boundary_mark(one, "b") == ""
    assert boundary_mark(parse_corrections(f"{boundary}starts=false\n"), "a") != boundary_mark(one, "a")
