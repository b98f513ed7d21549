"""A table of quotations: the same rows with verdicts, a bad one with an error."""

from __future__ import annotations

import csv
import io

import pytest

from corpus.csv_table import csv_lines
from corpus.errors import OnRecordError
from indexer.quotecheck.batch import batch_head, check_batch, read_batch, report_on
from indexer.quotecheck.checker import QuoteChecker

MENDED = "Nobody should own a cup that cannot be mended"


def table(text: str, checker: QuoteChecker) -> list[dict[str, str]]:
    batch = read_batch(text.encode(), "t.csv")
    rows = [batch_head(batch), *(row.cells for row in check_batch(batch, checker))]
    written = "".join(csv_lines(rows, delimiter=batch.delimiter))
    return list(csv.DictReader(io.StringIO(written, newline=""), delimiter=batch.delimiter))


@pytest.mark.parametrize(
    ("row", "verdict", "speaker", "error"),
    [
        (f"{MENDED},Halloran,", "exact", "Ines Halloran", ""),
        (f"{MENDED},,", "exact", "Ines Halloran", ""),
        ("it holds heat for almost two hours,Ines Halloran,", "misattributed", "Tobias Wren", ""),
        ("A kettle sang over the burning ship for nine winters,Wren,", "not_found", "", ""),
        (",Wren,", "", "", "no words"),
        (f"{MENDED},Wren,soon", "", "", "“soon” is no date"),
        (f"{MENDED},Wren,2021,more", "", "", "more cells"),
        (MENDED, "exact", "Ines Halloran", ""),
    ],
)
def test_rows(row: str, verdict: str, speaker: str, error: str, checker: QuoteChecker) -> None:
    (found,) = table(f"quotation,speaker,date\r\n{row}\r\n", checker)
    assert (found["verdict"], found["speaker_on_record"]) == (verdict, speaker)
    assert error in found["error"]
    assert bool(found["error"]) == bool(error)
    if verdict in ("exact", "misattributed"):
        assert found["release"]
        assert int(found["start"]) < int(found["end"])


@pytest.mark.parametrize(
    ("row", "holds"),
    [
        (f"{MENDED},", "yes"),
        ("Quarrow Pottery today lit the first kiln of its new works,", "no"),
    ],
    ids=["somebody's quotation", "nobody's quotation"],
)
def test_words_claimed_of_nobody(row: str, holds: str, checker: QuoteChecker) -> None:
    (found,) = table(f"quotation,speaker\r\n{row}\r\n", checker)
    assert (found["verdict"], found["holds"]) == ("exact", holds)


def test_other_columns_stay_and_old_verdicts_go(checker: QuoteChecker) -> None:
    (found,) = table(f" Speaker ;page;QUOTATION;verdict\nHalloran;7;{MENDED};altered\n", checker)
    assert list(found)[:5] == ["Speaker", "page", "QUOTATION", "verdict", "holds"]
    assert (found["page"], found["verdict"], found["holds"]) == ("7", "exact", "yes")


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (f"quotation,speaker,,\n{MENDED},Halloran,,\n", (MENDED, "Halloran", "", "")),
        (f"note,quotation,note,speaker\na,{MENDED},b,Halloran\n", ("a", MENDED, "b", "Halloran")),
        (f"quotation,speaker,page\n{MENDED},Halloran,7,,\n", (MENDED, "Halloran", "7")),
    ],
    ids=["columns without a name", "two of one name", "empty cells beyond the columns"],
)
def test_columns_as_spreadsheets_leave_them(text: str, row: tuple[str, ...], checker: QuoteChecker) -> None:
    (found,) = check_batch(read_batch(text.encode(), "t.csv"), checker)
    assert (found.cells[: len(row)], found.cells[len(row)], found.error) == (row, "exact", None)


def test_a_table_can_be_written_as_it_came_and_read_again() -> None:
    batch = read_batch(f'quotation;speaker;"a;b"\n"{MENDED}\nand more";=1+1;"“x”"\n'.encode(), "t.csv")
    assert read_batch(batch.text().encode(), "t.csv") == batch


def test_what_a_report_counts(checker: QuoteChecker) -> None:
    claims = (f"{MENDED},Halloran,", f"{MENDED},Wren,", "No such words at all,,", f"{MENDED},,soon")
    batch = read_batch("\n".join(("quotation,speaker,date", *claims)).encode(), "t.csv")
    report = report_on(batch, checker, name="t.csv", archive_digest="a", checked_on="2024-01-02")
    assert [row.number for row in report.rows] == [1, 2, 3, 4]
    assert [row.holds for row in report.rows] == [True, True, False, False]
    assert (report.counts, report.errors, report.holds) == ({"exact": 2, "not_found": 1}, 1, False)
    assert [(row.title, count) for row, count in report.titles] == [
        ("On record, word for word", 2),
        ("Not in this archive", 1),
    ]
    assert list(report.table()) == [batch_head(batch), *(row.cells for row in report.rows)]


def test_a_claimed_date_that_is_another(checker: QuoteChecker) -> None:
    (found,) = table("quotation,speaker,date\nit holds heat for almost two hours,Wren,2020\n", checker)
    assert "2020" in found["warnings"]
    assert found["date_on_record"] == "2021-05-04"
    assert (found["verdict"], found["holds"]) == ("exact", "no")


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@sum(a)", "\t=1", " =1", "\r=1"])
def test_no_cell_is_a_formula(cell: str, checker: QuoteChecker) -> None:
    (found,) = table(f'quotation,speaker,note\n{MENDED},Halloran,"{cell}"\n', checker)
    assert found["note"] == f"'{cell}"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_encodings(encoding: str, checker: QuoteChecker) -> None:
    batch = read_batch("quotation,speaker\n“茶是好的，水也是好的”,玛丽\n".encode(encoding), "t.csv")
    (row,) = check_batch(batch, checker)
    assert row.cells[:3] == ("“茶是好的，水也是好的”", "玛丽", "not_found")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"words,who\na,b\n", "no column “quotation” and no column “speaker”"),
        (b"quotation\na\n", "no column “speaker”"),
        (b"", "nothing"),
        (b"\0\1\0\0\2", "binary"),
        (b"PK\x03\x04 a workbook", "save the table as CSV"),
        (b"quotation,speaker\n" + b"x" * 200_000 + b",y\n", "field larger"),
        (b"quotation,speaker\n" + b"x,y\n" * 20_001, "20,000"),
    ],
    ids=["columns", "column", "empty", "binary", "workbook", "long cell", "many rows"],
)
def test_tables_that_are_refused(data: bytes, told: str) -> None:
    with pytest.raises(OnRecordError, match=r"t\.csv") as caught:
        read_batch(data, "t.csv")
    assert told in str(caught.value)
