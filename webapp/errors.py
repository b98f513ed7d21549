"""One table from an error to its HTTP status, and the two ways an error is said.

A person gets a page, a program `application/problem+json` (RFC 9457).  A failure never looks like
an empty result, and nothing of the inside (a path, a trace) is shown for an error nobody foresaw.
"""

from __future__ import annotations

import json

from flask import Flask, Response, render_template, request
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from corpus.errors import ArchiveError, IndexUnavailable, NotFound, OnRecordError
from indexer.quotecheck.batch import BatchError
from indexer.quotecheck.checker import QuotationError
from indexer.quotecheck.draft import DraftError
from indexer.wording.desk import WordingError
from webapp.params import Problem, unknown_parameter

STATUS: tuple[tuple[type[OnRecordError], int], ...] = (
    (QuotationError, 400),
    (DraftError, 400),
    (BatchError, 400),
    (WordingError, 400),
    (NotFound, 404),
    (IndexUnavailable, 503),
    (ArchiveError, 503),
    (OnRecordError, 500),
)
TITLES = {
    400: "That request cannot be answered",
    404: "Nothing here",
    405: "Not this way",
    413: "Too much at once",
    414: "Too much at once",
    500: "Something went wrong",
    503: "Not available at the moment",
}
DETAILS = {
    404: "There is no page at this address.",
    405: "This address can only be read.",
    500: "The error has been noted. The archive itself is not affected.",
}
FOR_PROGRAMS = (".bib", ".csv", ".json", ".ris", ".xml", "/healthz", "/suggest")
"""How addresses end that no person opens."""


class BadParameters(OnRecordError):
    """Parameters a program sent that cannot be used as they are."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(" ".join(problem.message for problem in problems))
        self.problems = problems


def takes_only(*names: str) -> None:
    """Raises BadParameters where an address for programs is asked with parameters it does not have."""
    unknown = [name for name in request.args if name not in names]
    if unknown:
        raise BadParameters(tuple(unknown_parameter(name[:40]) for name in unknown[:5]))


def status_of(error: OnRecordError) -> int:
    """The HTTP status of one of our own errors."""
    if isinstance(error, BadParameters):
        return 400
    return next(status for kind, status in STATUS if isinstance(error, kind))


def register(app: Flask) -> None:
    """Answer every error of `app`, ours and HTTP's, in the asker's own form."""
    app.register_error_handler(OnRecordError, _ours)
    app.register_error_handler(HTTPException, _http)


def _ours(error: OnRecordError) -> Response:
    problems = error.problems if isinstance(error, BadParameters) else ()
    return _answer(status_of(error), str(error), problems)


def _http(error: HTTPException) -> Response | HTTPException:
    if error.response is not None or (error.code or 500) < 400:
        return error  # a redirect, which is an answer by itself
    code = error.code or 500
    detail = DETAILS.get(code, error.description or "")
    if code == 413:
        detail = f"What was sent is larger than this address takes: {request.max_content_length:,} bytes."
    elif isinstance(error, MethodNotAllowed) and "GET" not in (error.valid_methods or ()):
        detail = "This address takes only what is sent to it, by POST."
    answer = _answer(code, detail)
    for name, value in error.get_headers():
        if name not in {"Content-Type", "Content-Length"}:
            answer.headers[name] = value  # Allow, Retry-After
    return answer


def _answer(status: int, detail: str, problems: tuple[Problem, ...] = ()) -> Response:
    title = TITLES.get(status, "That did not work")
    if wants_json():
        body: dict[str, object] = {"type": "about:blank", "title": title, "status": status, "detail": detail}
        if problems:
            body["errors"] = [{"parameter": one.parameter, "detail": one.message} for one in problems]
        return Response(json.dumps(body), status, content_type="application/problem+json")
    return Response(render_template("errors/error.html", title=title, detail=detail), status)


def wants_json() -> bool:
    """Whether the address is one that programs use."""
    return request.path.startswith(("/api/", "/search.")) or request.path.endswith(FOR_PROGRAMS)
