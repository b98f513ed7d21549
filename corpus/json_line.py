"""One value as a line of JSON Lines.  What stands in it is the caller's."""

from __future__ import annotations

import json
from typing import Final

_LINE_ENDS: Final = {ord(mark): f"\\u{ord(mark):04x}" for mark in "\x85\u2028\u2029"}


def json_line(value: object) -> str:
    """The value with a line feed, and with nothing else that a reader might take for the end of a line.

    JSON lets the separators of Unicode stand in a string as they are; who splits lines as Unicode has them
    would cut the value there.
    """
    return json.dumps(value, ensure_ascii=False).translate(_LINE_ENDS) + "\n"
