"""The note of coverage: gaps, figures and how the archive is cited."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from corpus.archive import Archive
from corpus.citing.styles import STYLES
from corpus.coverage import ArchiveSummary, SourceSummary
from corpus.coverage_note import Gap, months, note_json, note_of, reference, table
from corpus.csv_table import csv_lines
from corpus.models import Dump, Release, ReleaseDate, Span

DAY = date(2024, 2, 3)


def summary(
    by_month: dict[str, int], *, no_month: dict[str, int] | None = None, undated: int = 0
) -> ArchiveSummary:
    years: dict[str, int] = dict(no_month or {})
    for month, count in by_month.items():
        years[month[:4]] = years.get(month[:4], 0) + count
    dated = sorted([*by_month, *(no_month or {})])
    return ArchiveSummary(
        releases=sum(years.values()) + undated,
        by_language={"en": sum(years.values()) + undated},
        by_kind={"release": sum(years.values()) + undated},
        earliest=dated[0] if dated else None,
        latest=dated[-1] if dated else None,
        earliest_basis="dateline" if dated else None,
        latest_basis="dateline" if dated else None,
        undated=undated,
        between_years=0,
        months=by_month,
        years=dict(sorted(years.items())),
        sources=(SourceSummary("=a.txt", 3, 100, 10, 0, "utf-8", "ab" * 32),),
        digest="cd" * 32,
    )


@pytest.mark.parametrize(
    ("present", "gaps"),
    [
        ([], ()),
        (["2020-03"], ()),
        (["2020-03", "2020-04"], ()),
        (["2020-03", "2020-05"], (Gap("2020-04", "2020-04", 1),)),
        (["2019-11", "2020-02", "2020-06"], (Gap("2019-12", "2020-01", 2), Gap("2020-03", "2020-05", 3))),
    ],
)
def test_gaps_lie_between_months_with_releases(present: list[str], gaps: tuple[Gap, ...]) -> None:
    note = note_of("", summary(dict.fromkeys(present, 1)), {})
    assert note.gaps == gaps
    assert len(months(note.summary)) == len(present) + sum(gap.months for gap in gaps)


@pytest.mark.parametrize(
    ("name", "by_month", "title"),
    [
        ("ferries", {"2019-11": 1, "2020-02": 2}, "On Record archive “ferries”: 3 press releases, 2019–2020"),
        ("", {"2020-02": 1}, "On Record archive: 1 press release, 2020"),
        ("", {}, "On Record archive: 0 press releases"),
    ],
)
def test_a_citation_says_which_state_is_meant(name: str, by_month: dict[str, int], title: str) -> None:
    note = note_of(name, summary(by_month), {})
    of = reference(note, day=DAY, permalink="https://archive.example/coverage")
    assert of.title == f"{title} (digest cdcdcdcdcdcd)"
    for write in STYLES.values():
        said = write(of)
        assert "cdcdcdcdcdcd" in said
        assert "2024" in said
        assert "https://archive.example/coverage" in said
        assert "release]" not in said.lower(), "an archive is no press release"
    assert f"{of.title}[DS/OL]." in STYLES["gbt"](of)


def test_the_table_has_every_figure() -> None:
    counted = summary({"2019-12": 1, "2020-02": 2}, no_month={"2020": 1}, undated=1)
    dates = {("dateline", "day"): 3, ("inferred", "year"): 1, ("none", "unknown"): 1}
    rows = list(csv.DictReader(csv_lines(table(note_of("", counted, dates), counted_on=DAY))))
    figures = {(row["table"], row["name"]): row["releases"] for row in rows}
    assert figures["month", "2020-01"] == "0", "a gap is in it"
    assert figures["dated to no one month", ""] == figures["undated", ""] == "1"
    assert figures["date known by", "dateline"] == "3"
    assert figures["date known to", "year"] == "1"
    (source,) = (row for row in rows if row["table"] == "source")
    assert source["name"] == "'=a.txt", "no cell begins a formula"
    assert source["digest"] == "ab" * 32
    assert {row["archive_digest"] for row in rows} == {"cd" * 32}
    assert {row["counted_on"] for row in rows} == {"2024-02-03"}
    whole = sum(int(row["releases"]) for row in rows if row["table"] == "year")
    assert whole + int(figures["undated", ""]) == int(figures["archive", "all"])


def test_json_says_the_same() -> None:
    note = note_of("x", summary({"2019-12": 1, "2020-02": 2}), {("dateline", "day"): 3})
    value = note_json(note, counted_on=DAY)
    assert value["gaps"] == [{"first": "2020-01", "last": "2020-01", "months": 1}]
    assert value["dates"] == [{"basis": "dateline", "precision": "day", "releases": 3}]
    assert value["digest"] == "cd" * 32


def test_how_dates_are_known_is_counted_of_what_is_current(tmp_path: Path) -> None:
    kinds = ("day", "dateline"), ("day", "dateline"), ("month", "inferred"), ("unknown", "none")
    with Archive.open(tmp_path, create=True) as archive, archive.transaction():
        run = archive.begin_run("2024-01-01T00:00:00")
        for version in ("old", "new"):
            text = "abcd"
            dump = Dump("a.txt", text, "utf-8", version, 4)
            if version == "new":
                archive.retire("a.txt")
            key = archive.add_dump(dump, path="a.txt", made_by="x", run=run, chunks=[text.encode()])
            for number, (precision, basis) in enumerate(kinds if version == "new" else kinds[:1]):
                value = {"day": "2020-01-02", "month": "2020-01"}.get(precision)
                archive.add_release(
                    key,
                    Release(
                        f"{version}{number}",
                        "a.txt",
                        Span(number, number + 1),
                        "a",
                        "release",
                        "en",
                        date=ReleaseDate(value, precision, basis),  # type: ignore[arg-type]
                    ),
                )
        assert archive.date_counts() == {
            ("dateline", "day"): 2,
            ("inferred", "month"): 1,
            ("none", "unknown"): 1,
        }
