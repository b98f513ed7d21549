"""An edited program is another one: who still has an answer of the one before is sent it anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from webapp import program

TAGGED = (
    "/trends.csv?q=ferry",
    "/search.csv?q=ferry",
    "/search.atom?q=ferry",
    "/sitemap.xml",
)


@pytest.mark.parametrize("address", [*TAGGED, "/api/v1/search?q=ferry"])
def test_what_another_program_answered_is_sent_anew(
    indexed: FlaskClient, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    had = {"If-None-Match": indexed.get(address).headers["ETag"]}
    assert indexed.get(address, headers=had).status_code == 304
    monkeypatch.setattr(program, "digest", lambda: "with another template")
    assert indexed.get(address, headers=had).status_code == 200


@pytest.mark.parametrize(
    ("name", "content", "same"),
    [
        ("templates/page.html", "<p>edited</p>", False),
        ("templates/other.html", "<p>new</p>", False),
        ("static/look.css", "p { color: red }", False),
        ("part.py", "answer = 2", False),
        ("__pycache__/part.pyc", "compiled anew", True),
    ],
)
def test_any_file_of_its_own_tells_a_program_apart(
    tmp_path: Path, name: str, content: str, same: bool
) -> None:
    for file in ("templates/page.html", "static/look.css", "part.py"):
        write(tmp_path / file, "as it was")
    before = program.digest_of([tmp_path])
    write(tmp_path / name, content)
    assert (program.digest_of([tmp_path]) == before) is same


def test_programs_that_cannot_be_read_are_told_apart(tmp_path: Path) -> None:
    assert program.digest_of([tmp_path]) != program.digest_of([tmp_path])


def test_the_packages_are_read_and_once() -> None:
    assert program.digest() == program.digest()
    folders = [folder for package in program.PACKAGES for folder in program._folders(package)]
    assert [folder.name for folder in folders] == list(program.PACKAGES)
    assert program.digest_of(folders) == program.digest()


def write(file: Path, text: str) -> None:
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")
