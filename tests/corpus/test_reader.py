"""Which files are read, which are refused and why, and what a dump says of its file."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

import pytest

from corpus.errors import UnreadableInput
from corpus.models import Dump, Span
from corpus.reading.reader import find_files, read_file

TEXT = "Larkmoor opens a workshop\r\n\r\nHarrow, 12 May 2021 – “Seals,” she said.\r\n明湖\r"


def put(path: Path, data: str | bytes = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def found(root: Path, *given: str) -> list[str]:
    return [path.relative_to(root).as_posix() for path in find_files([root / name for name in given])]


def test_folders_are_walked_in_order_and_hidden_or_other_files_passed_over(tmp_path: Path) -> None:
    for name in (
        "b.TXT",
        "a/z.html",
        "a/b.jsonl",
        "a.md",
        ".hidden.txt",
        ".git/x.txt",
        "a/pic.png",
        "c/n.ndjson",
    ):
        put(tmp_path / name)
    assert found(tmp_path, "") == ["a/b.jsonl", "a/z.html", "a.md", "b.TXT", "c/n.ndjson"]
    assert found(tmp_path, "b.TXT", "a", "a/z.html", "a/pic.png") == [
        "b.TXT",
        "a/b.jsonl",
        "a/z.html",
        "a/pic.png",
    ]
    put(tmp_path / "empty" / "x.bin")
    assert found(tmp_path, "empty") == []


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    put(tmp_path / "a" / "one.txt")
    (tmp_path / "a" / "again").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    assert found(tmp_path, "") == ["a/one.txt", "gone.txt", "loop.txt"]
    for name in ("gone.txt", "loop.txt"):
        with pytest.raises(UnreadableInput, match=name):
            read_file(tmp_path / name)


def test_a_path_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match=r"nothing-here\.txt: there is no such file"):
        find_files([tmp_path / "nothing-here.txt"])


def test_text_is_kept_to_the_letter(tmp_path: Path) -> None:
    path = put(tmp_path / "a.txt")
    data = path.read_bytes()
    assert read_file(path) == Dump(
        source=path.as_posix(),
        text=TEXT,
        encoding="utf-8",
        digest=hashlib.sha256(data).hexdigest(),
        size=len(data),
    )
    assert read_file(path, source="spring/a.txt").source == "spring/a.txt"


@pytest.mark.parametrize("name", ["README", "notes.dat", "a.md", "a.text"])
def test_a_named_file_of_any_suffix_is_read_if_it_is_text(tmp_path: Path, name: str) -> None:
    assert read_file(put(tmp_path / name)).text == TEXT


def test_a_page_without_a_suffix_is_read_as_a_page(tmp_path: Path) -> None:
    page = "<!DOCTYPE html>\n<html><title>Seals</title><body><h1>Seals</h1><p>Cheaper now.</p></body></html>"
    dump = read_file(put(tmp_path / "seals", page))
    assert dump.text == "Seals\n\nCheaper now."
    assert dump.records[0].title == Span(0, 5)
    assert read_file(put(tmp_path / "seals.txt", page)).text == page


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"text\x00\x01\x02\x03 more", "is binary, not text .a NUL byte at offset 4"),
        ("a.pdf", b"%PDF-1.7 x", "is a PDF, not text"),
        ("a.docx", b"PK\x03\x04 x", "is a ZIP archive or an office document"),
        ("a.dat", bytes(range(128, 256)) * 9, "is not text in any encoding"),
        ("a.json", b'{"title":', "is not JSON"),
        ("a.html", b"<html><title>404 Not Found</title><body>Sorry</body>", "is an error page"),
        ("a.html", b"", "is a page without any text"),
    ],
)
def test_refusals_name_the_file_and_the_reason(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableInput, match=rf"^{name}: {reason}.*[.]$"):
        read_file(put(tmp_path / name, data), source=name)


def test_folders_pipes_and_large_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(UnreadableInput, match="is a folder"):
        read_file(tmp_path / "folder")
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(UnreadableInput, match="not a regular file"):
        read_file(tmp_path / "pipe.txt")
    monkeypatch.setattr("corpus.reading.reader.MAX_BYTES", 10)
    with pytest.raises(UnreadableInput, match=r"too large .* the limit is 10"):
        read_file(put(tmp_path / "a.txt"))


@pytest.mark.skipif(os.geteuid() == 0, reason="everything is open to the superuser")
def test_a_closed_folder_is_reported_and_not_passed_over(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    put(closed / "a.txt")
    put(tmp_path / "b.txt")
    closed.chmod(0)
    try:
        assert found(tmp_path, "") == ["b.txt", "closed"]
        with pytest.raises(UnreadableInput, match="cannot be read"):
            read_file(closed)
    finally:
        closed.chmod(0o700)


def test_one_bad_file_among_good_ones_costs_nothing_but_itself(tmp_path: Path) -> None:
    record = json.dumps({"title": "C", "body": "x", "date": "2021-05-12"})
    put(tmp_path / "a.txt")
    put(tmp_path / "b.txt", b"\x00\x01\x02")
    put(tmp_path / "c.jsonl", f"{record}\nnot json\n{record}\n")
    put(tmp_path / "d.html", "<title>404</title><body><p>Not found</p>")
    put(tmp_path / "e.txt", "明湖仪器有限公司".encode("gb18030"))
    read, refused = {}, []
    for path in find_files([tmp_path]):
        try:
            read[path.name] = read_file(path)
        except UnreadableInput as error:
            refused.append(str(error))
    assert list(read) == ["a.txt", "c.jsonl", "e.txt"]
    assert len(read["c.jsonl"].records) == 2
    assert [issue.code for issue in read["c.jsonl"].issues] == ["bad-json"]
    assert read["e.txt"].encoding == "gb18030"
    assert len(refused) == 2


def test_an_empty_file_says_so(tmp_path: Path) -> None:
    dump = read_file(put(tmp_path / "a.txt", " \n"))
    assert dump.text == " \n"
    assert [issue.code for issue in dump.issues] == ["empty"]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "gb18030"])
def test_offsets_of_bad_lines_are_those_of_the_file(tmp_path: Path, codec: str) -> None:
    good = '{"title": "明湖仪器有限公司的消息"}\n'
    data = f"{good}oops\n{good}".encode(codec)
    (issue,) = read_file(put(tmp_path / "a.jsonl", data)).issues
    assert issue.byte_offset is not None
    assert data[issue.byte_offset :].decode(codec if codec != "utf-16" else "utf-16-le").startswith("oops")


def test_bad_bytes_in_json_lines_do_not_move_the_offsets(tmp_path: Path) -> None:
    data = '{"title": "“明湖” '.encode() + b'\xff\xfe"}\noops\n'
    dump = read_file(put(tmp_path / "a.jsonl", data))
    assert dump.undecodable == 2
    assert dump.text == "“明湖” \ufffd\ufffd"
    assert [(i.code, i.byte_offset) for i in dump.issues] == [
        ("undecodable", data.index(b"\xff")),
        ("bad-json", data.index(b"oops")),
    ]
