"""A whole draft: what is found in it, that one failure hides nothing, what the reports hold."""

from __future__ import annotations

import csv
import datetime
import io
import json
import tomllib
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from corpus.csv_table import csv_lines
from corpus.models import Person
from indexer.quotecheck import draft as drafts
from indexer.quotecheck.checker import MAX_CHARACTERS as LONGEST_QUOTATION
from indexer.quotecheck.checker import QuoteChecker
from indexer.quotecheck.citing import Citer
from indexer.quotecheck.draft import DraftError, DraftReport, check_draft
from indexer.quotecheck.draft_files import draft_of_text
from indexer.quotecheck.draft_html import draft_html
from indexer.quotecheck.draft_text import LISTED, draft_lines
from indexer.quotecheck.serial import draft_json
from indexer.quotecheck.verdict_cells import draft_rows

HERE = Path(__file__).parent
ROWS: list[dict[str, Any]] = tomllib.loads((HERE / "drafts.toml").read_text(encoding="utf-8"))["draft"]
CITER = Citer(datetime.date(2021, 11, 3))
MIXED = (
    "“Nobody should own a cup that cannot be mended,” said Ines Halloran.\n\n"
    f"“{'kiln ' * (LONGEST_QUOTATION // 5 + 1)},” said Tobias Wren.\n\n"
    "“The clay is 60% lighter than the old one,” said Tobias Wren, and <b>cups</b> & bowls.\n"
)


def checked(text: str, checker: QuoteChecker) -> DraftReport:
    return check_draft(draft_of_text(text), checker, archive_digest="a" * 64, checked_on="2021-11-02")


@pytest.mark.parametrize("row", ROWS, ids=[row["name"] for row in ROWS])
def test_quotations_of_a_draft(row: dict[str, Any], checker: QuoteChecker) -> None:
    report = checked(row["text"], checker)
    found = [
        [item.text, item.claimed_speaker or "", item.result.verdict if item.result else item.error]
        for item in report.items
    ]
    assert found == row["quotations"]
    for item in report.items:
        assert item.text.split()[0] in report.text[item.start : item.end]


def test_one_that_cannot_be_checked_hides_none(checker: QuoteChecker) -> None:
    report = checked(MIXED, checker)
    assert [item.error is not None for item in report.items] == [False, True, False]
    assert f"{LONGEST_QUOTATION:,}" in str(report.items[1].error)
    assert (report.errors, report.holds) == (1, False)
    assert sum(report.counts.values()) == 2


def test_past_the_bounds_it_is_said(checker: QuoteChecker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafts, "MAX_QUOTATIONS", 1)
    report = checked(ROWS[0]["text"], checker)
    assert [item.error is None for item in report.items] == [True, False, False]
    with pytest.raises(DraftError, match="400,000"):
        checked("x" * (drafts.MAX_CHARACTERS + 1), checker)


def test_the_report_in_lines(checker: QuoteChecker) -> None:
    lines = list(draft_lines(checked(MIXED, checker)))
    assert [line[0] for line in lines[:6:2]] == ["✔", "✘", "✎"]
    assert "3 quotations, 1 on record as claimed" in lines[7]
    assert "no speaker found" in "".join(draft_lines(checked(ROWS[0]["text"], checker)))
    assert "no quotation" in "".join(draft_lines(checked("A kiln.", checker)))


def test_on_record_without_a_speaker_is_not_as_claimed(checker: QuoteChecker) -> None:
    report = checked("It says: “Nobody should own a cup that cannot be mended.”", checker)
    assert [one.claimed_speaker for one in report.items] == [None]
    assert report.items[0].result is not None
    assert (report.items[0].result.holds, report.items[0].holds, report.holds) == (True, False, False)
    lines = list(draft_lines(report))
    assert lines[0].startswith("?")
    assert "1 quotation, 0 on record as claimed; 1 on record without a speaker." in lines[3]
    assert lines[4].endswith("? On record; the draft names no speaker")
    held = draft_json(report, CITER)
    assert (held["without_speaker"], held["quotations"][0]["holds"]) == (1, False)
    assert "<li>? On record; the draft names no speaker: 1</li>" in draft_html(report, CITER)


def test_the_report_as_json_and_csv(checker: QuoteChecker) -> None:
    report = checked(MIXED, checker)
    held = json.loads(json.dumps(draft_json(report, CITER)))
    assert [one["result"] and one["result"]["verdict"] for one in held["quotations"]] == [
        "exact",
        None,
        "altered",
    ]
    assert (held["checked_on"], held["archive_digest"]) == ("2021-11-02", "a" * 64)
    assert held["text"][held["quotations"][0]["start"]] == "“"
    rows = list(csv.DictReader(io.StringIO("".join(csv_lines(draft_rows(report))), newline="")))
    assert [row["verdict"] for row in rows] == ["exact", "", "altered"]
    assert [bool(row["error"]) for row in rows] == [False, True, False]
    assert rows[0]["speaker_on_record"] == "Ines Halloran"


def test_what_the_draft_says_was_not_said_never_holds(checker: QuoteChecker) -> None:
    told = "Ines Halloran denied having said “Nobody should own a cup that cannot be mended.”"
    report = checked(told, checker)
    assert report.items[0].result is not None
    assert (report.items[0].result.holds, report.items[0].holds) == (True, False)
    lines, page = "\n".join(draft_lines(report)), draft_html(report, CITER)
    table = "".join(csv_lines(draft_rows(report)))
    assert all(drafts.DENIED in one for one in (lines, page, table))
    assert "✔" not in lines + page
    row = next(csv.DictReader(io.StringIO(table, newline="")))
    assert (row["speaker"], row["holds"]) == ("", "no")
    assert "0 on record as claimed; 1 on record that the draft denies." in lines
    held = draft_json(report, CITER)
    assert (held["without_speaker"], held["denied"]) == (0, 1)


def test_marks_around_no_words_are_shown(checker: QuoteChecker) -> None:
    report = checked("The plate says “ ” and nothing else.", checker)
    assert [one.text for one in report.passed_over] == ["“ ”"]


def test_a_date_that_was_not_checked_is_told_of(checker: QuoteChecker) -> None:
    said = "On 3 May or 3/4/2021, Ines Halloran said: “Nobody should own a cup that cannot be mended.”"
    report = checked(said, checker)
    assert report.items[0].claimed_date is None
    table = "".join(csv_lines(draft_rows(report)))
    for told in ("\n".join(draft_lines(report)), draft_html(report, CITER), table.replace('""', '"')):
        assert "“3 May”, “3/4/2021”" in told
    assert draft_json(report, CITER)["quotations"][0]["open_dates"] == ["3 May", "3/4/2021"]


def test_each_match_is_cited(checker: QuoteChecker) -> None:
    report = checked(MIXED, checker)
    found = [one["result"] for one in draft_json(report, CITER)["quotations"] if one["result"]]
    copied = [match["citation"]["text"] for one in found for match in one["matches"]]
    assert copied[0].startswith("“Nobody should own a cup that cannot be mended")
    page = draft_html(report, CITER)
    assert all(escape(one, quote=False) in page for one in copied)


def test_the_file_to_print_stands_alone_and_escapes_once(checker: QuoteChecker) -> None:
    report = checked(MIXED, checker)
    page = draft_html(report, CITER)
    reader = _Reader()
    reader.feed(page)
    assert "b" not in reader.tags
    assert "script" not in reader.tags
    assert not [value for value in reader.addresses if not value.startswith("#")]
    shown = "".join(reader.text)
    assert "<b>cups</b> & bowls" in shown
    assert "&amp;" not in shown
    for told in (report.draft_digest, "a" * 64, "2021-11-02", report.generation):
        assert told in shown


NEAR = (
    "“Nobody should own a bowl that cannot be lent,” said Ines Halloran on 3 May 2021. A “slow kiln” burns."
)


def test_the_nearest_are_told_of_only_where_they_are_shown(checker: QuoteChecker) -> None:
    report = checked(
        NEAR.replace("bowl that cannot be lent", "kite in the rain of an early June day"), checker
    )
    assert report.items[0].result is not None
    assert report.items[0].result.verdict == "not_found"
    told = ["\n".join(draft_lines(report)), "".join(csv_lines(draft_rows(report))), draft_html(report, CITER)]
    assert all("Searched" in one for one in told)
    assert not any("nearest passages" in one for one in told)


def test_the_claimed_day_and_what_is_not_checked_are_in_every_report(checker: QuoteChecker) -> None:
    report = checked(NEAR, checker)
    assert report.items[0].result is not None
    assert report.items[0].result.question.date == "2021-05-03"
    held = draft_json(report, CITER)
    assert held["quotations"][0]["claimed_date"] == "2021-05-03"
    assert [one["text"] for one in held["not_checked"]] == ["slow kiln"]
    lines = "\n".join(draft_lines(report))
    table = "".join(csv_lines(draft_rows(report)))
    for told in (lines, draft_html(report, CITER), table):
        assert "2021-05-03" in told
        assert "slow kiln" in told
        assert "In marks, not checked" in told
    assert report.text[held["not_checked"][0]["start"] : held["not_checked"][0]["end"]] == "“slow kiln”"


def test_words_of_another_bearer_of_the_name_are_not_those_of_whom_the_draft_names(
    checker: QuoteChecker,
) -> None:
    text = "“We never fired a bowl twice,” said Petra Wren.\n\n“{0},” Wren added.\n"
    people = [Person("Tobias Wren"), Person("Petra Wren")]

    def verdict(words: str) -> tuple[str | None, str | None]:
        draft = draft_of_text(text.format(words))
        report = check_draft(draft, checker, people=people, archive_digest="a", checked_on="2021-11-02")
        item = report.items[1]
        return item.claimed_speaker, item.result and item.result.verdict

    assert verdict("The clay is 40% lighter than the old one") == ("Wren", "misattributed")
    assert verdict("The clay is 60% lighter than the old one") == ("Wren", "altered")


def test_a_long_list_of_what_is_not_checked_is_cut_and_says_so(checker: QuoteChecker) -> None:
    report = checked("A “slow kiln”. " * (LISTED + 3), checker)
    assert not report.holds
    assert "… and 3 more." in "\n".join(draft_lines(report))
    assert "… and 3 more." in draft_html(report, CITER)
    assert len(draft_json(report, CITER)["not_checked"]) == LISTED + 3


def test_each_of_thirty_quotations_is_checked(checker: QuoteChecker) -> None:
    said = "“Nobody number {0} should own a cup that cannot be mended,” said Ines Halloran.\n\n"
    text = "".join(said.format(number) for number in range(30))
    report = checked(text, checker)
    assert len(report.items) == 30


class _Reader(HTMLParser):
    """Tags, addresses and text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.addresses: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def test_a_day_that_no_calendar_has_never_holds(checker: QuoteChecker) -> None:
    said = "On 31 February 2021 Ines Halloran said: “Nobody should own a cup that cannot be mended.”"
    report = checked(said, checker)
    assert report.items[0].result is not None
    assert (report.items[0].result.holds, report.items[0].holds) == (True, False)
    lines, page = "\n".join(draft_lines(report)), draft_html(report, CITER)
    table = "".join(csv_lines(draft_rows(report)))
    assert all(drafts.NO_DAY in one for one in (lines, page, table))
    assert "“31 February 2021” beside it; no day was checked. “31 February 2021” is in no calendar." in lines
    assert "✔" not in lines + page
    assert "0 on record as claimed" in lines
