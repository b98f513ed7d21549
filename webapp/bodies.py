"""The JSON that a program sends."""

from __future__ import annotations

from flask import request

from webapp.errors import BadParameters
from webapp.params import Problem


def json_object() -> dict[str, object]:
    """The object a request sends as JSON.  Raises BadParameters where it sends none."""
    try:
        body = request.get_json(silent=True)
    except RecursionError:  # brackets in brackets, more than a parser goes into
        body = None
    if not isinstance(body, dict):
        raise BadParameters((Problem("body", "The body is not a JSON object with the field “text”."),))
    return body
