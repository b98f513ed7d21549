"""A whole draft, pasted or as a file: the page of its report, and the same for programs.

Nothing that is sent is kept: the report is the answer, and the next draft begins anew.
"""

from __future__ import annotations

from datetime import UTC, datetime

from flask import Blueprint, Response, jsonify, make_response, render_template, request

from corpus.errors import OnRecordError
from indexer.quotecheck import draft as drafts
from indexer.quotecheck.draft import Draft, DraftError, DraftReport, check_draft
from indexer.quotecheck.draft_files import draft_of_file, draft_of_text
from indexer.quotecheck.serial import draft_json
from webapp import draft_margin, services
from webapp.config import MAX_DRAFT, MAX_TEXT
from webapp.errors import BadParameters
from webapp.params import Problem
from webapp.quotes import check_address

blueprint = Blueprint("drafts", __name__)

KINDS = ".txt,.docx,.html,.htm"
JSON_FIELDS = frozenset(("text", "name"))


@blueprint.route("/check/draft", methods=["GET", "POST"])
def check() -> Response:
    """The form, or the report on what it sent; 400 where that is no draft."""
    if request.method != "POST":
        return make_response(_page())
    _take_more()
    try:
        report = _checked(_of_form())
    except (DraftError, BadParameters) as error:
        return make_response(_page(said=str(error)), 400)
    page = draft_margin.present(report, check_url=check_address)
    return make_response(render_template("quotes/report.html", page=page))


@blueprint.post("/api/v1/check/draft")
def check_json() -> Response:
    """`text` (and a `name`) as JSON, or a form's `text` or `file`."""
    _take_more()
    return jsonify(draft_json(_checked(_of_json() if request.is_json else _of_form())))


def _take_more() -> None:
    request.max_content_length = MAX_DRAFT
    request.max_form_memory_size = MAX_TEXT


def _page(said: str = "") -> str:
    return render_template(
        "quotes/draft.html",
        said=said,
        text=request.form.get("text", "") if said else "",
        kinds=KINDS,
        most=drafts.MAX_CHARACTERS,
        most_bytes=MAX_DRAFT,
    )


def _checked(draft: Draft) -> DraftReport:
    today = datetime.now(UTC).date().isoformat()
    digest = services.archive().digest()
    with services.searcher().checker() as checker:
        return check_draft(draft, checker, archive_digest=digest, checked_on=today)


def _of_form() -> Draft:
    """Raises DraftError, or BadParameters where there is none, or a text and a file."""
    file, text = request.files.get("file"), request.form.get("text", "")
    sent = file is not None and file.filename
    if sent and text.strip():
        raise _bad("file", "There is a text and a file. Send one of them.")
    if file is not None and sent:
        return draft_of_file(file.read(), file.filename or "")
    if not text.strip():
        raise _bad("text", "There is no draft. Send it as “text” or as “file”.")
    return draft_of_text(text)


def _of_json() -> Draft:
    body = request.get_json(silent=True)
    if not isinstance(body, dict):
        raise _bad("body", "The body is not a JSON object with the field “text”.")
    for name, value in body.items():
        if name not in JSON_FIELDS:
            raise _bad(name[:40], f"There is no field “{name[:40]}”.")
        if not isinstance(value, str):
            raise _bad(name, f"“{name}” has to be a text.")
    if not body.get("text", "").strip():
        raise _bad("text", "There is no draft. Send it as “text” or as “file”.")
    return draft_of_text(body["text"], name=body.get("name") or "draft")


def _bad(parameter: str, message: str) -> OnRecordError:
    return BadParameters((Problem(parameter, message),))
