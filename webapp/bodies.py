"""What is sent to be checked: a text or a file of a form, JSON of a program; and how it is to be answered."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import TypeVar

from flask import request

from webapp.config import MAX_BODY, MAX_TEXT
from webapp.errors import BadParameters
from webapp.params import Problem

Sent = TypeVar("Sent")


def take_up_to(size: int) -> None:
    """Lets this request bring a file of so many bytes, and a text of `MAX_TEXT`."""
    # A form is a little more than the file in it, whose own limit is told by name.
    request.max_content_length = size + MAX_BODY
    request.max_form_memory_size = MAX_TEXT


def json_object(field: str = "text", *, known: Collection[str] | None = None) -> dict[str, object]:
    """The object a request sends as JSON, with a `field`; of no others than the `known` fields, if any are.

    Raises BadParameters where it sends none, or another field.
    """
    try:
        body = request.get_json(silent=True)
    except RecursionError:  # brackets in brackets, more than a parser goes into
        body = None
    if not isinstance(body, dict):
        raise bad("body", f"The body is not a JSON object with the field “{field}”.")
    for name in body:
        if known is not None and name not in known:
            raise bad(name[:40], f"There is no field “{name[:40]}”.")
    return body


def text_or_file(
    of_text: Callable[[str], Sent], of_file: Callable[[bytes, str], Sent], *, what: str, on_page: bool
) -> Sent:
    """What a form sends as its `text` or its `file`, read.

    Raises BadParameters where it sends neither, or both; `what` it has to be is said then, to who sees the
    form `on_page` or to a program.
    """
    file, text = request.files.get("file"), request.form.get("text", "")
    sent = file is not None and file.filename
    if sent and text.strip():
        raise bad("file", "There is a text and a file. Send one of them.")
    if file is not None and sent:
        return of_file(file.read(), file.filename or "")
    if not text.strip():
        how = "Paste it, or choose a file." if on_page else "Send it as “text” or as “file”."
        raise bad("text", f"There is no {what}. {how}")
    return of_text(text)


def known_format(wanted: object, formats: Iterable[str], default: str) -> str:
    """How to answer.  Raises BadParameters where that is no way to."""
    known = tuple(formats)
    if wanted and wanted not in known:
        raise bad("format", f"“{str(wanted)[:40]}” is no format: it can be {', '.join(known)}.")
    return str(wanted or default)


def bad(parameter: str, message: str) -> BadParameters:
    return BadParameters((Problem(parameter, message),))
