"""A table of quotations, pasted or as a file: the page of its verdicts, the same as CSV, and for programs.

Nothing that is sent is kept: the answer is all there is, and no cache may hold it.
"""

from __future__ import annotations

from typing import Final

from flask import Blueprint, Response, jsonify, make_response, render_template, request

from corpus.csv_table import csv_lines
from indexer.quotecheck.batch import (
    MAX_BYTES,
    Batch,
    BatchError,
    BatchReport,
    Claim,
    batch_of,
    read_batch,
    report_on,
)
from indexer.quotecheck.serial import batch_json
from webapp import addresses, batch_page, citing, services, states, streams
from webapp.bodies import bad, json_object, known_format, take_up_to, text_or_file
from webapp.config import MAX_CHECKED, MAX_CHECKED_CHARACTERS, MAX_TEXT
from webapp.errors import BadParameters

blueprint = Blueprint("batches", __name__)

FORMATS: Final = {"page": "a page", "csv": "the table with its verdicts (CSV)", "json": "JSON"}
FOR_PROGRAMS: Final = ("json", "csv")
JSON_FIELDS: Final = frozenset(("quotations", "name", "format"))
CLAIM_FIELDS: Final = ("quotation", "speaker", "date")
PASTED: Final = "pasted table"


@blueprint.route("/check/batch", methods=["GET", "POST"])
def check() -> Response:
    """The form, or the verdicts on what it sent; 400 where that is no table of quotations."""
    if request.method != "POST":
        return make_response(_form())
    take_up_to(MAX_BYTES)
    try:
        answer = known_format(request.form.get("format"), FORMATS, "page")
        report = _checked(*_of_form(on_page=True))
    except (BatchError, BadParameters) as error:
        return make_response(_form(said=str(error)), 400)
    return _answer(report, answer)


@blueprint.post("/api/v1/check/batch")
def check_json() -> Response:
    """`quotations` as JSON, or a form's `text` or `file`, which is CSV; `format` may be csv."""
    take_up_to(MAX_BYTES)
    body = json_object("quotations", known=JSON_FIELDS) if request.is_json else None
    wanted = (request.form if body is None else body).get("format")
    answer = known_format(wanted, FOR_PROGRAMS, "json")
    return _answer(_checked(*(_of_form(on_page=False) if body is None else _of_json(body))), answer)


def _answer(report: BatchReport, answer: str) -> Response:
    if answer == "page":
        page = batch_page.present(report, check_url=addresses.check, release_url=addresses.release)
        response = make_response(
            render_template("quotes/checked.html", page=page, again=_again(report.batch))
        )
    elif answer == "json":
        response = jsonify(batch_json(report, citing.citer()))
    else:
        states.refuse_to_mix(report.archive_digest)
        response = streams.table(csv_lines(report.table(), delimiter=report.batch.delimiter), "checked.csv")
    response.headers["Cache-Control"] = "no-store"
    return response


def _form(said: str = "") -> str:
    return render_template(
        "quotes/batch.html",
        said=said,
        text=request.form.get("text", "") if said else "",
        formats=FORMATS,
        most=MAX_CHECKED,
        most_bytes=MAX_BYTES,
    )


def _again(batch: Batch) -> str:
    """The table as a form can send it again; "" where it is too long for one."""
    text = batch.text()
    return text if len(text.encode("utf-8", "replace")) <= MAX_TEXT // 2 else ""


def _of_form(*, on_page: bool) -> tuple[Batch, str]:
    """The table a form sends, and what it is called.

    Raises BadParameters where there is none, or two, and BatchError where it is no table.
    """
    return text_or_file(
        lambda text: _read(text.encode("utf-8", "replace"), PASTED), _read, what="table", on_page=on_page
    )


def _read(data: bytes, name: str) -> tuple[Batch, str]:
    return read_batch(data, name, most=MAX_CHECKED), name


def _checked(batch: Batch, name: str) -> BatchReport:
    """All rows, checked.  Raises BatchError where there is none."""
    if not batch.rows:
        raise BatchError(f"{name}: there is no row under the names of its columns.")
    size = sum(len(cell) for row in batch.rows for cell in row)
    if size > MAX_CHECKED_CHARACTERS:
        raise BatchError(
            f"{name}: the table has {size:,} characters; at most {MAX_CHECKED_CHARACTERS:,} can be checked."
        )
    today = states.today().isoformat()
    with services.searcher().checker() as checker:
        return report_on(batch, checker, name=name, archive_digest=states.indexed(), checked_on=today)


def _of_json(body: dict[str, object]) -> tuple[Batch, str]:
    """The table of what a program sends, and its name.  Raises BadParameters."""
    given, name = body.get("quotations"), body.get("name") or "quotations"
    if not isinstance(name, str):
        raise bad("name", "“name” has to be a text.")
    if not isinstance(given, list) or not given:
        raise bad("quotations", "“quotations” has to be a list of objects, and not empty.")
    if len(given) > MAX_CHECKED:
        raise bad(
            "quotations", f"There are {len(given):,} quotations; at most {MAX_CHECKED:,} can be checked."
        )
    return batch_of([_claim(number, one) for number, one in enumerate(given, 1)]), name


def _claim(number: int, given: object) -> Claim:
    if not isinstance(given, dict) or "quotation" not in given:
        raise bad("quotations", f"Number {number} is no object with the field “quotation”.")
    for field, value in given.items():
        if field not in CLAIM_FIELDS:
            raise bad("quotations", f"Number {number} has a field “{field[:40]}”, which there is not.")
        if not isinstance(value, str) and (value is not None or field == "quotation"):
            raise bad("quotations", f"Number {number}: “{field}” has to be a text.")
    return Claim(*(given.get(field) or "" for field in CLAIM_FIELDS))
