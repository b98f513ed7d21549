"""An editor's table of quotations, in a browser without script: pasted, as a file, read, saved."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from test_a_reader import CONTRAST
from test_accessibility import RUN

pytestmark = pytest.mark.browser
Open = Callable[..., Any]
HEAD = ("quotation", "speaker", "date", "page")
ROWS = (
    ("A harbour should be able to sleep", "Ines Okafor", "2021", "7"),
    ("A harbour should not be able to sleep", "Ines Okafor", "", "8"),
    ("We have kept it awake for eighty years, and tonight we stop.", "Tomas Wendel", "", "9"),
    ("Every lighthouse keeper on the coast has been given a bicycle this spring", "", "", "=1+1"),
    ("A harbour should be able to sleep", "", "soon", "11"),
)
VERDICTS = (
    "On record, word for word",
    "On record, with changes",
    "On record, another speaker",
    "Not in this archive",
    "Could not be checked",
)
COPIED = "\n".join("\t".join(row) for row in (HEAD, *ROWS))


def as_csv() -> bytes:
    written = io.StringIO()
    csv.writer(written, delimiter=";").writerows((HEAD, *ROWS))
    return written.getvalue().encode("utf-8-sig")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_a_pasted_table_is_read_and_saved(visit: Open, width: int, scheme: str) -> None:
    page = visit(width=width, script=False).page
    page.emulate_media(color_scheme=scheme)
    page.goto("/check")
    page.locator(".instead a", has_text="many at once").click()
    page.fill("#table", COPIED)
    page.locator(".deskform button").click()
    assert page.locator("h1").inner_text() == "5 quotations, 1 on record as claimed"
    assert [text.strip() for text in page.locator("tbody .title").all_inner_texts()] == list(VERDICTS)
    assert "changes a negation" in page.locator("#r2").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert page.evaluate(CONTRAST) == []
    assert page.locator("textarea[name=text]").is_hidden()

    with page.expect_download() as download:
        page.locator(".again-as button").click()
    assert download.value.suggested_filename == "checked.csv"
    text = Path(download.value.path()).read_bytes().decode("utf-8-sig")
    found = list(csv.DictReader(io.StringIO(text, newline=""), delimiter="\t"))
    assert [tuple(row[name] for name in HEAD) for row in found] == [
        (*row[:3], row[3].replace("=1", "'=1")) for row in ROWS
    ]
    assert [row["holds"] for row in found] == ["yes", "no", "no", "no", ""]

    assert "/releases/launch-en#p" in page.locator("#r1 td a").last.get_attribute("href")
    page.locator("#r1 .title a").click()
    assert page.locator("h1").inner_text() == "On record, word for word"


def test_a_file_is_answered_with_the_table(visit: Open) -> None:
    page = visit(script=False).page
    page.goto("/check/batch")
    page.set_input_files("#file", {"name": "said.csv", "mimeType": "text/csv", "buffer": as_csv()})
    page.select_option("#format", "csv")
    with page.expect_download() as download:
        page.locator(".deskform button").click()
    text = Path(download.value.path()).read_bytes().decode("utf-8-sig")
    found = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))
    assert [row["verdict"] for row in found] == ["exact", "altered", "misattributed", "not_found", ""]


def test_what_is_no_table_is_said_beside_what_was_pasted(visit: Open) -> None:
    window = visit(script=False)
    page = window.page
    page.goto("/check/batch")
    page.fill("#table", "words,who\nA harbour,Okafor")
    page.locator(".deskform button").click()
    assert "no column “quotation” and no column “speaker”" in page.locator("[role=alert]").inner_text()
    assert page.input_value("#table") == "words,who\nA harbour,Okafor"
    window.wrong = [said for said in window.wrong if "400" not in said]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_the_answer_breaks_no_rule_that_axe_knows(visit: Open, width: int, theme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = visit(width=width).page
    page.emulate_media(color_scheme=theme)
    page.goto("/check/batch")
    page.fill("#table", COPIED)
    page.locator(".deskform button").click()
    page.locator("#r5").wait_for()
    page.evaluate(axe.axe_script)
    assert page.evaluate(RUN) == []
