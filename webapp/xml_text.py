"""Elements of XML as text: everything in them escaped, and nothing in them that XML cannot carry."""

from __future__ import annotations

import re
from typing import Final
from xml.sax.saxutils import escape, quoteattr

HEAD: Final = '<?xml version="1.0" encoding="utf-8"?>\n'
_NO_CHARACTER: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def element(name: str, text: str = "", **attributes: str | None) -> str:
    """`<name a="…">text</name>` with a line end; “xml_lang” is written “xml:lang”, None left out."""
    return f"<{name}{_attributes(attributes)}>{escape(carried(text))}</{name}>\n"


def empty(name: str, **attributes: str | None) -> str:
    """`<name a="…"/>` with a line end."""
    return f"<{name}{_attributes(attributes)}/>\n"


def carried(text: str) -> str:
    """The text without the characters that no XML can hold (XML 1.0, section 2.2)."""
    return _NO_CHARACTER.sub("\N{REPLACEMENT CHARACTER}", text)


def _attributes(attributes: dict[str, str | None]) -> str:
    return "".join(
        f" {name.replace('_', ':')}={quoteattr(carried(value))}"
        for name, value in attributes.items()
        if value is not None
    )
