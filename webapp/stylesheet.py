"""The one stylesheet: its parts, a file for each kind of page, joined as the program starts.

Their names begin with numbers, for the order says which rule has the last word.
"""

from __future__ import annotations

import re
from pathlib import Path

from flask import Flask, Response

NAME = "onrecord.css"
ENDPOINT = "stylesheet"


def register(app: Flask) -> bytes:
    """Serve the sheet beside the static files; its bytes, in UTF-8, without comments and indents."""
    parts = Path(app.static_folder or "") / "styles"
    whole = "\n".join(part.read_text("utf-8") for part in sorted(parts.glob("*.css")))
    sheet = re.sub(r"\n\s+", "\n", re.sub(r"/\*.*?\*/", "", whole, flags=re.DOTALL)).strip().encode()

    def show() -> Response:
        return Response(sheet, mimetype="text/css")

    app.add_url_rule(f"/static/{NAME}", ENDPOINT, show)
    return sheet
