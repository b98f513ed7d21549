"""What a form sends to be checked, and what comes back."""

from __future__ import annotations

import io
from typing import Any

from bs4 import BeautifulSoup

EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&amp;{{ 7*7 }}"


def as_file(data: bytes, name: str = "said.csv", *, text: str = "") -> dict[str, Any]:
    """A form's file, as the test client takes it; with a text beside it where one is given."""
    fields = {"file": (io.BytesIO(data), name)} | ({"text": text} if text else {})
    return {"data": fields, "content_type": "multipart/form-data"}


def read(response: Any) -> BeautifulSoup:
    return BeautifulSoup(response.text, "lxml")
