"""The subcommand `serve`: the pages and the API on a port, until it is interrupted."""

from __future__ import annotations

import gc
import signal
from typing import TYPE_CHECKING

import click

from corpus.cli import archive_option

if TYPE_CHECKING:
    from flask import Flask

    from indexer.search import Searcher
    from webapp.config import WebConfig


@click.command()
@archive_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen at.")
@click.option("--port", default=8080, show_default=True, type=click.IntRange(0, 65535), help="0: a free one.")
@click.option("--threads", default=4, show_default=True, type=click.IntRange(1, 64))
@click.option(
    "--public-url",
    envvar="ONRECORD_PUBLIC_URL",
    help="The address others reach it by, for citations, feeds and site maps: https://archive.example",
)
def serve(archive: str | None, host: str, port: int, threads: int, public_url: str | None) -> int:
    """Serve the archive's pages and its JSON API."""
    from corpus.archive import Archive
    from corpus.config import archive_path
    from indexer.build import ensure_current
    from indexer.search import Searcher
    from webapp import create_app
    from webapp.config import WebConfig

    config = WebConfig(archive_path(archive), host, port, threads, public_url)
    searcher = Searcher(config.archive)
    app = create_app(config.archive, searcher=searcher, public_url=config.public_url)
    with Archive.open(config.archive) as opened:  # a missing archive is said now, not by the first page
        built = ensure_current(opened)
    if built.rebuilt:
        click.echo(f"Built the index, because {built.reason}.", err=True)
    try:
        return _run(config, app, searcher)
    finally:
        searcher.close()


def make_ready(app: Flask, searcher: Searcher) -> None:
    """Do before the first request what it would wait for: open the index, load the rules for stems, read the
    templates, tell the state of the archive, take what stays out of the garbage collector's sight.  Raises
    IndexUnavailable.
    """
    from indexer.request import SearchRequest
    from webapp import states

    searcher.open()
    for word in ("the", "的"):  # what ranks hits is read with words that stand in every field
        searcher.search(SearchRequest(query=word, limit=1))
    with app.app_context():
        states.archive_digest()
        states.summary()
        states.arrivals()
    for name in app.jinja_env.list_templates():
        app.jinja_env.get_template(name)
    # What is loaded now is kept while the server runs; to look it through again and again, in the middle
    # of one request in some hundreds, takes longer than most pages.
    gc.collect()
    gc.freeze()


def _run(config: WebConfig, app: Flask, searcher: Searcher) -> int:
    """Listen until interrupted: 0; 2 where the address cannot be listened at."""
    from waitress.server import create_server

    try:
        server = create_server(
            app, host=config.host, port=config.port, threads=config.threads, ident="onrecord"
        )
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        click.echo(f"Cannot listen at {config.host}, port {config.port}: {reason}.", err=True)
        return 2
    make_ready(app, searcher)
    listening = getattr(server, "effective_listen", None) or [(server.effective_host, server.effective_port)]
    shown, port = listening[0]
    shown = f"[{shown}]" if ":" in shown else shown
    click.echo(f"On Record is serving {config.archive} at http://{shown}:{port}", err=True)
    # In the background of a script a program is told to ignore the first; a service is sent the second.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    server.run()
    return 0
