"""Puts the application together: blueprints, filters, errors, headers, the names of static files."""

from __future__ import annotations

import hashlib
from pathlib import Path

from flask import Flask, Response, request, url_for

from webapp import (
    about,
    api,
    api_description,
    batches,
    boilerplate,
    citing,
    coverage,
    discovery,
    drafts,
    errors,
    exports,
    feeds,
    filters,
    guide,
    people,
    products,
    program,
    public_address,
    quotes,
    releases,
    research,
    reused,
    search,
    services,
    source,
    states,
    stylesheet,
    wording,
)
from webapp.compression import compressed
from webapp.config import MAX_BODY
from webapp.services import SearchService

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
        # Suggestions and the card of help are asked for by script, of this service and no other.
        " connect-src 'self';"
        " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
YEAR = 365 * 24 * 3600


def build(archive_path: Path, *, searcher: SearchService | None, public_url: str | None) -> Flask:
    """See `webapp.create_app`."""
    app = Flask("webapp")
    # Now, while what is on disk is what is loaded.
    program.digest()
    app.config.update(MAX_CONTENT_LENGTH=MAX_BODY)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    services.register(app, archive_path, searcher)
    filters.register(app)
    errors.register(app)
    app.jinja_env.globals["index_apart"] = states.apart
    for module in (
        search,
        guide,
        exports,
        feeds,
        releases,
        source,
        citing,
        quotes,
        drafts,
        batches,
        wording,
        boilerplate,
        reused,
        people,
        products,
        about,
        api,
        api_description,
        discovery,
        research,
        coverage,
    ):
        app.register_blueprint(module.blueprint)
    _version_static(app)
    app.before_request(public_address.refuse_without_host)
    app.after_request(_finish)
    if public_url:
        address = public_address.read(public_url)
        app.wsgi_app = public_address.serving(app.wsgi_app, address)  # type: ignore[assignment]
    return app


def _version_static(app: Flask) -> None:
    """`asset('x.css')` in templates: an address that changes with the file, to be kept for a year."""
    folder = Path(app.static_folder or "")
    files = {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}
    files[stylesheet.NAME] = stylesheet.register(app)
    digests = {name: hashlib.sha256(content).hexdigest()[:12] for name, content in files.items()}

    def asset(name: str) -> str:
        return url_for("static", filename=name, v=digests[name])

    app.jinja_env.globals["asset"] = asset


def _finish(response: Response) -> Response:
    """Headers of every answer; 304 for a page the asker still has; fewer bytes for who can read them."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if request.endpoint in ("static", stylesheet.ENDPOINT):
        response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable"
        return compressed(response, request)
    response.headers.setdefault("Cache-Control", "no-cache")
    if response.status_code == 200 and request.path.startswith("/api/") and states.apart():
        response.headers["OnRecord-Index"] = "older than the archive"
    if request.method in ("GET", "HEAD") and response.status_code == 200:
        if not response.get_etag()[0]:
            response.add_etag()
        response.make_conditional(request)
    return compressed(response, request)
