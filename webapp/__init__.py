"""HTTP only: pages for people, JSON for programs.  The door is `create_app`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from webapp.services import SearchService

__all__ = ["create_app"]


def create_app(
    archive_path: Path, *, searcher: SearchService | None = None, public_url: str | None = None
) -> Flask:
    """The application that serves the archive in the folder `archive_path`.

    `searcher` answers the searches; without one, releases can be read and every search answers that
    there is no index.  Neither archive nor index need be there yet: what is missing is said page by
    page.  `public_url` is the address the service is reached by; without one, answers name the host that
    was asked.  Raises ConfigError where that is no address.
    """
    from webapp.application import build  # Flask is slow to import, and a command may not need it

    return build(archive_path, searcher=searcher, public_url=public_url)
