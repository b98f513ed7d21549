"""A whole draft, pasted or as a file: the page of its report, the same as a file, and for programs.

Nothing that is sent is kept: the report is the answer, and no cache may hold it.
"""

from __future__ import annotations

from flask import Blueprint, Response, jsonify, make_response, render_template, request

from corpus.csv_table import csv_lines
from indexer.quotecheck import draft as drafts
from indexer.quotecheck.draft import Draft, DraftError, DraftReport, check_draft
from indexer.quotecheck.draft_files import MAX_BYTES, draft_of_file, draft_of_text
from indexer.quotecheck.draft_html import draft_html
from indexer.quotecheck.serial import draft_json
from indexer.quotecheck.verdict_cells import draft_rows
from webapp import addresses, citing, draft_margin, services, states, streams
from webapp.bodies import bad, json_object, known_format, take_up_to, text_or_file
from webapp.errors import BadParameters

blueprint = Blueprint("drafts", __name__)

JSON_FIELDS = frozenset(("text", "name", "format"))
FORMATS = {
    "page": "a page",
    "html": "a file to print and to keep (HTML)",
    "csv": "a table (CSV)",
    "json": "JSON",
}


@blueprint.route("/check/draft", methods=["GET", "POST"])
def check() -> Response:
    """The form, or the report on what it sent; 400 where that is no draft."""
    if request.method != "POST":
        return make_response(_page())
    take_up_to(MAX_BYTES)
    try:
        answer = known_format(request.form.get("format"), FORMATS, "page")
        report = _checked(_of_form(on_page=True))
    except (DraftError, BadParameters) as error:
        return make_response(_page(said=str(error)), 400)
    return _answer(report, answer)


@blueprint.post("/api/v1/check/draft")
def check_json() -> Response:
    """`text` (and a `name`) as JSON, or a form's `text` or `file`; `format` may be csv or html."""
    take_up_to(MAX_BYTES)
    body = _json() if request.is_json else None
    answer = known_format((request.form if body is None else body).get("format"), FORMATS, "json")
    return _answer(_checked(_of_form(on_page=False) if body is None else _of_json(body)), answer)


def _answer(report: DraftReport, answer: str) -> Response:
    if answer == "page":
        page = draft_margin.present(report, check_url=addresses.check, copied=citing.citer().copied)
        response = make_response(render_template("quotes/report.html", page=page))
    elif answer == "json":
        response = jsonify(draft_json(report, citing.citer()))
    else:
        states.refuse_to_mix(report.archive_digest)
        if answer == "csv":
            response = streams.table(csv_lines(draft_rows(report)), "quotations.csv")
        else:
            text = draft_html(report, citing.citer())
            response = Response(text.encode("utf-8", "replace"), content_type="text/html; charset=utf-8")
            # As a file: it brings a style of its own, which a page here may not.
            response.headers.set("Content-Disposition", "attachment", filename="quotations.html")
    response.headers["Cache-Control"] = "no-store"
    return response


def _page(said: str = "") -> str:
    return render_template(
        "quotes/draft.html",
        said=said,
        text=request.form.get("text", "") if said else "",
        formats=FORMATS,
        most=drafts.MAX_CHARACTERS,
        most_bytes=MAX_BYTES,
    )


def _checked(draft: Draft) -> DraftReport:
    today = states.today().isoformat()
    archive = services.archive()
    with services.searcher().checker() as checker:
        return check_draft(
            draft, checker, people=archive.people(), archive_digest=states.indexed(), checked_on=today
        )


def _of_form(*, on_page: bool) -> Draft:
    """Raises DraftError, or BadParameters where there is none, or a text and a file."""
    return text_or_file(draft_of_text, draft_of_file, what="draft", on_page=on_page)


def _json() -> dict[str, str]:
    fields: dict[str, str] = {}
    for name, value in json_object(known=JSON_FIELDS).items():
        if not isinstance(value, str):
            raise bad(name, f"“{name}” has to be a text.")
        fields[name] = value
    return fields


def _of_json(body: dict[str, str]) -> Draft:
    if not body.get("text", "").strip():
        raise bad("text", "There is no draft. Send it as “text” or as “file”.")
    return draft_of_text(body["text"], name=body.get("name") or "draft")
