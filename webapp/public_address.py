"""Under which address the service is reached: what citations, feeds and site maps name.

Without one that is configured, an answer names the host its request came by, which is whatever the asker
says.  Behind a proxy, or where others read the answers, the address is to be set; then nothing a request says
of it counts.  A path in it is where the proxy serves the pages, whether it takes that off or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from flask import abort, request

from corpus.errors import ConfigError

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

_HOST: Final = re.compile(r"(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?")
_PATH: Final = re.compile(r"(?:/[A-Za-z0-9._~-]+)*")


@dataclass(frozen=True, slots=True)
class PublicAddress:
    """`host` with its port where that is not the usual one, `path` without a slash at its end."""

    scheme: str
    host: str
    path: str


def read(text: str) -> PublicAddress:
    """The address as it is configured: “https://archive.example” or “https://example.org/archive”.

    Raises ConfigError for what is none.
    """
    parts = urlsplit(text.strip())
    path = parts.path.rstrip("/")
    known = parts.scheme in ("http", "https") and not (parts.query or parts.fragment)
    if not (known and _HOST.fullmatch(parts.netloc) and _PATH.fullmatch(path)):
        raise ConfigError(
            f"“{text[:80]}” is no public address. Give one such as https://archive.example"
            " or https://example.org/archive."
        )
    return PublicAddress(parts.scheme, parts.netloc, path)


def serving(application: WSGIApplication, address: PublicAddress) -> WSGIApplication:
    """The application, to which every request came by `address`."""

    def served(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        asked = environ.get("PATH_INFO", "")
        if address.path and (asked == address.path or asked.startswith(f"{address.path}/")):
            asked = asked.removeprefix(address.path) or "/"
        told = {
            "HTTP_HOST": address.host,
            "wsgi.url_scheme": address.scheme,
            "SCRIPT_NAME": address.path,
            "PATH_INFO": asked,
        }
        return application({**environ, **told}, start)

    return served


def refuse_without_host() -> None:
    """400 for a request whose host cannot be one: no address could be made of it."""
    if not request.host:
        abort(400, "The header “Host” names no host.")
