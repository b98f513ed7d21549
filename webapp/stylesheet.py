"""The one stylesheet: its parts, a file for each kind of page, joined as the program starts.

Their names begin with numbers, for the order says which rule has the last word.
"""

from __future__ import annotations

from pathlib import Path

from flask import Flask, Response

NAME = "onrecord.css"
ENDPOINT = "stylesheet"


def register(app: Flask) -> bytes:
    """Serve the sheet beside the static files; its bytes, in UTF-8."""
    parts = Path(app.static_folder or "") / "styles"
    sheet = b"\n".join(part.read_bytes() for part in sorted(parts.glob("*.css")))

    def show() -> Response:
        return Response(sheet, mimetype="text/css")

    app.add_url_rule(f"/static/{NAME}", ENDPOINT, show)
    return sheet
