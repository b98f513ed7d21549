"""A real browser over real indexes: of the archive made by hand, of the sample, of one made of markup.

Skipped, with the reason, where there is no Chromium: set CHROMIUM to its program to name one.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "webapp"))
ARGUMENTS = [
    "--no-sandbox",
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextlib.contextmanager
def serving(folder: Path, way: Callable[[Any], Any] = lambda app: app) -> Iterator[str]:
    """Where the pages of an archive are served; `way` wraps the WSGI application that makes them."""
    from werkzeug.serving import make_server

    from corpus.archive import Archive
    from indexer.build import ensure_current
    from indexer.search import Searcher
    from webapp import create_app

    with Archive.open(folder) as archive:
        ensure_current(archive)
    searcher = Searcher(folder)
    server = make_server("127.0.0.1", 0, way(create_app(folder, searcher=searcher)), threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    searcher.close()


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    from handmade import fill, releases

    with serving(fill(tmp_path_factory.mktemp("served"), releases())) as address:
        yield address


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from sample_archive import archive_in

    return archive_in(tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="session")
def sample(sample_folder: Path) -> Iterator[str]:
    with serving(sample_folder) as address:
        yield address


def on_a_slow_line(app: Any) -> Any:
    """Pages come in pieces with pauses between them, in which a window can paint what it has."""

    def answer(environ: dict[str, Any], start: Any) -> Iterator[bytes]:
        environ.pop("HTTP_ACCEPT_ENCODING", None)
        body = b"".join(app(environ, start))
        page = body[:15].lower() == b"<!doctype html>"
        size = 6000 if page else max(1, len(body))
        for at in range(0, len(body), size):
            yield body[at : at + size]
            if page:
                time.sleep(0.02)

    return answer


@pytest.fixture(scope="session")
def slow_sample(sample_folder: Path) -> Iterator[str]:
    with serving(sample_folder, on_a_slow_line) as address:
        yield address


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    from hostile import archive_in

    with serving(archive_in(tmp_path_factory.mktemp("hostile"))) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    program = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not program:
        pytest.skip("NO BROWSER TEST WAS RUN: there is no chromium here, and CHROMIUM names none")
    playwright = pytest.importorskip("playwright.sync_api", reason="NO BROWSER TEST WAS RUN: no playwright")
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield opened
        opened.close()


class Visit:
    """A window on the pages that keeps what went wrong in it."""

    def __init__(self, browser: object, address: str, *, width: int, script: bool) -> None:
        self.context = browser.new_context(  # type: ignore[attr-defined]
            base_url=address, viewport={"width": width, "height": 844}, java_script_enabled=script
        )
        self.context.set_default_timeout(8000)
        self.page = self.context.new_page()
        self.address = address
        self.wrong: list[str] = []
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.wrong.append(f"error: {error}"))
        self.page.on("request", self._asked)

    def _said(self, message: object) -> None:
        if message.type in ("error", "warning"):  # type: ignore[attr-defined]
            self.wrong.append(f"console: {message.text}")  # type: ignore[attr-defined]

    def _asked(self, request: object) -> None:
        if not request.url.startswith(self.address):  # type: ignore[attr-defined]
            self.wrong.append(f"asked elsewhere: {request.url}")  # type: ignore[attr-defined]


@pytest.fixture
def visit(browser: object, served: str) -> Iterator[Callable[..., Visit]]:
    """Opens a window of a width, with or without script; at the end nothing may have gone wrong in it."""
    opened: list[Visit] = []

    def open_one(*, width: int = 1280, script: bool = True, at: str = served) -> Visit:
        opened.append(Visit(browser, at, width=width, script=script))
        return opened[-1]

    yield open_one
    for one in opened:
        one.context.close()
        assert one.wrong == []


# What a page copies, where no clipboard is to be had.
COPIED = """window.copied = [];
const writeText = async (text) => { window.copied.push(text); };
Object.defineProperty(navigator, "clipboard", { value: { writeText } });
"""


@pytest.fixture
def at(visit: Callable[..., Visit]) -> Iterator[Callable[..., object]]:
    """Sits down at an address with one of `hands`; the focus may be out of sight at no stop."""
    sat: list[tuple[Visit, object]] = []

    def sit_down(way: type, address: str, *, width: int = 1280, script: bool = True) -> object:
        window = visit(width=width, script=script)
        window.page.add_init_script(COPIED)
        window.page.emulate_media(reduced_motion="reduce")
        sat.append((window, way(window.page, address)))
        return sat[-1][1]

    yield sit_down
    for window, hand in sat:
        # The browser itself tells of the page that is not there.
        window.wrong = [said for said in window.wrong if "404" not in said]
        assert getattr(hand, "hidden", []) == []
