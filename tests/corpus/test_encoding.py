"""Which encoding a file is in, and that nothing of it is lost without a word."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.models import Span
from corpus.reading.encoding import MAX_ISSUES, Decoded, decode

ENGLISH = "“A seal costs less,” said Petra Quill — Larkmoor’s café opens at 8.\n"
WESTERN = "Résumé of the café’s “naïve” launch — €5, 10 °C, Zürich\r\n"
SIMPLIFIED = "明湖仪器有限公司今天宣布,位于青州的维修中心正式开业。“不该扔掉。”秦芳说。\n"
TRADITIONAL = "明湖儀器股份有限公司今天宣布,位於新竹的維修中心正式開業。「不該扔掉。」秦芳說。\n"


def read(data: bytes, declared: str | None = None) -> Decoded:
    found = decode(data, declared=declared)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "codec", "encoding"),
    [
        (ENGLISH, "utf-8", "utf-8"),
        (SIMPLIFIED, "utf-8", "utf-8"),
        (SIMPLIFIED, "utf-8-sig", "utf-8"),
        (ENGLISH, "cp1252", "cp1252"),
        (WESTERN * 20, "cp1252", "cp1252"),
        (SIMPLIFIED, "gb18030", "gb18030"),
        (SIMPLIFIED * 3000, "gb18030", "gb18030"),
        (TRADITIONAL, "gb18030", "gb18030"),
        (TRADITIONAL, "cp950", "big5"),
        ("公司新聞\n" + "Plain words in English. " * 50, "cp950", "big5"),
        ("公司新闻\n" + "Plain words in English. " * 50, "gb18030", "gb18030"),
        ("联通", "gb18030", "gb18030"),
        ("香港九龍深水埗\n" + TRADITIONAL, "big5hkscs", "big5"),
        (SIMPLIFIED + ENGLISH, "utf-16", "utf-16-le"),
        (SIMPLIFIED + ENGLISH, "utf-16-le", "utf-16-le"),
        (SIMPLIFIED + ENGLISH, "utf-16-be", "utf-16-be"),
        (SIMPLIFIED + ENGLISH, "utf-32", "utf-32-le"),
        ("plain\r\nlines\rof \x0c three kinds\n", "ascii", "utf-8"),
        ("", "ascii", "utf-8"),
    ],
)
def test_text_comes_back_as_it_was_written(text: str, codec: str, encoding: str) -> None:
    assert read(text.encode(codec)) == Decoded(text, encoding)


@pytest.mark.parametrize(
    ("data", "text", "bad", "places"),
    [
        (b"ok \xff\xfe ok\n", "ok \ufffd\ufffd ok\n", 2, [3]),
        ("中文".encode() + b"\xe4\xb8\n" + "中".encode(), "中文\ufffd\ufffd\n中", 2, [6]),
        (b"caf\xc3 is open", "caf\ufffd is open", 1, [3]),
        (b"\x80abc\x81\n", "\ufffdabc\ufffd\n", 2, [0, 4]),
        (b"\xef\xbb\xbfx\xffy", "x\ufffdy", 1, [4]),
        ("“one”".encode() + b" \xed\xa0\x80 two", "“one” \ufffd\ufffd\ufffd two", 3, [10]),
    ],
)
def test_bad_bytes_are_set_aside_one_by_one(data: bytes, text: str, bad: int, places: list[int]) -> None:
    found = read(data)
    assert (found.text, found.encoding, found.undecodable) == (text, "utf-8", bad)
    assert [issue.byte_offset for issue in found.issues] == places
    assert {issue.code for issue in found.issues} == {"undecodable"}
    for issue in found.issues:
        assert issue.span is not None
        assert set(text[issue.span.start : issue.span.end]) == {"\ufffd"}


def test_many_bad_places_are_summed_up() -> None:
    found = read("“ok”".encode() + b"\xff x \n" * 250)
    assert found.undecodable == 250
    assert len(found.issues) == MAX_ISSUES + 1
    assert found.issues[-1].message.startswith("150 more places are")


@pytest.mark.parametrize(
    ("pieces", "encoding", "strange"),
    [
        ([(ENGLISH * 9 + SIMPLIFIED * 9, "utf-8"), (SIMPLIFIED * 2, "gb18030")], "utf-8", [1]),
        ([(SIMPLIFIED * 9, "gb18030"), (SIMPLIFIED * 2, "utf-8")], "gb18030", [1]),
        ([(TRADITIONAL * 9, "utf-8"), ("plain\n" + TRADITIONAL, "cp950"), (ENGLISH, "utf-8")], "utf-8", [1]),
        ([(SIMPLIFIED, "utf-8"), (WESTERN, "cp1252"), (SIMPLIFIED * 3, "utf-8")], "utf-8", [1]),
    ],
)
def test_a_file_that_changes_its_encoding(
    pieces: list[tuple[str, str]], encoding: str, strange: list[int]
) -> None:
    found = read(b"".join(text.encode(codec) for text, codec in pieces))
    assert found.text == "".join(text for text, _ in pieces)
    assert (found.encoding, found.undecodable) == (encoding, 0)
    assert [issue.code for issue in found.issues] == ["mixed-encoding"] * len(strange)
    for issue, number in zip(found.issues, strange, strict=True):
        before = b"".join(text.encode(codec) for text, codec in pieces[:number])
        assert issue.span is not None
        assert found.text[issue.span.start : issue.span.end].rstrip() in pieces[number][0]
        assert issue.byte_offset is not None
        assert issue.byte_offset >= len(before)


@pytest.mark.parametrize(
    ("data", "declared", "text", "encoding"),
    [
        (SIMPLIFIED.encode("gb18030"), "gb2312", SIMPLIFIED, "gb18030"),
        ("天".encode("gb18030"), "GBK", "天", "gb18030"),
        ("龍".encode("cp950"), "Big5", "龍", "big5"),
        (SIMPLIFIED.encode(), "gb2312", SIMPLIFIED, "utf-8"),
        (ENGLISH.encode(), "iso-8859-1", ENGLISH, "utf-8"),
        (WESTERN.encode("cp1252"), "iso-8859-1", WESTERN, "cp1252"),
        (SIMPLIFIED.encode("gb18030"), "no-such-thing", SIMPLIFIED, "gb18030"),
        (SIMPLIFIED.encode("gb18030"), "utf-8", SIMPLIFIED, "gb18030"),
    ],
)
def test_a_declared_encoding_is_believed_where_the_bytes_bear_it_out(
    data: bytes, declared: str, text: str, encoding: str
) -> None:
    found = read(data, declared)
    assert (found.text, found.encoding) == (text, encoding)


@pytest.mark.parametrize("data", [bytes(range(256)) * 8, b"text and \x00\x01\x02", b"\x00" * 10])
def test_bytes_that_are_no_text(data: bytes) -> None:
    assert decode(data) is None


@settings(deadline=None)
@given(st.text(st.characters(exclude_characters="\x00\ufeff", exclude_categories=["Cs"])))
def test_utf_8_is_never_changed(text: str) -> None:
    found = read(text.encode())
    assert (found.text, found.issues) == (text, ())


@settings(deadline=None)
@given(
    st.binary(max_size=300).filter(
        lambda data: b"\x00" not in data and data[:2] not in (b"\xff\xfe", b"\xfe\xff")
    )
)
def test_every_byte_is_text_or_counted(data: bytes) -> None:
    found = read(data)
    assert found.text.count("\ufffd") >= found.undecodable
    assert sum(character < "\x80" for character in found.text) >= sum(
        line.isascii() and len(line) for line in data.split(b"\n")
    )
    runs = [issue for issue in found.issues if issue.code == "undecodable"]
    assert bool(runs) == bool(found.undecodable)
    for issue in found.issues:
        assert issue.span is None or 0 <= issue.span.start < issue.span.end <= len(found.text)
        assert issue.byte_offset is None or 0 <= issue.byte_offset < len(data)
    assert all(isinstance(issue.span, Span | None) for issue in found.issues)
