"""Where somebody is in more releases than are read for a page, the page says so and leads on."""

from __future__ import annotations

from pathlib import Path

import pytest
from page_reader import Page
from profiled import VALE, archive_in

from corpus.archive import Archive
from indexer import config
from indexer.build import ensure_current
from indexer.search import Searcher
from webapp import create_app


def test_what_was_read_is_said_and_counts_hold_for_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(config, "MAX_PROFILED", 2)
    folder = archive_in(tmp_path)
    with Archive.open(folder) as archive:
        ensure_current(archive)
    searcher = Searcher(folder)
    client = create_app(folder, searcher=searcher).test_client()
    page = Page(client, f"/people/{VALE}")
    assert page.texts(".tally li")[:2] == ["Named in 6 releases", "Quoted or reported in 6"]
    assert "6 releases hold quotations; listed and counted are those of the newest 2." in page.text
    assert page.texts(".quotations blockquote") == ["“We sail number five,”", "“We sail number four,”"]
    assert "Read from 2 of 6 releases, the oldest and the newest." in page.text
    assert page.texts(".roles tbody th") == ["chief engineer", "president"]
    older = page.follow(".notice a", "Older ones")
    assert older.texts(".quotations blockquote") == ["“We sail number four,”"]
    product = Page(client, "/products/Tern%201")
    assert product.texts(".tally li")[0] == "Named in 3 releases"
    assert "as far as the 2 oldest and newest of 3 releases tell" in product.text
    searcher.close()
