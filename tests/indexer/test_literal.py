"""What is found in the bytes of texts is what is found in the texts themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexer import literal
from indexer.engines.joined import Segment
from indexer.literal import LiteralChecks, holding, holds
from indexer.sidecars import JoinedTexts, Texts, TextWriter

TEXTS = (
    "The red lamp is new.",
    "red lamp",
    "a red lamp",
    "red lamp, again",
    "A tired lamp, an infrared lamp",
    "a red lampshade and then a red lamp",
    "an érred lamp",
    "the red lampé",
    "a red\n  lamp is told by its line",
    "a red\u3000lamp",
    "a Red lamp",
    "红red lamp灯",
    "一盏红灯, 两盏",
    "\udc80 red lamp \udc80",
    "",
)


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> JoinedTexts:
    folder: Path = tmp_path_factory.mktemp("texts")
    writer = TextWriter(folder)
    for text in TEXTS:
        writer.add(text)
    writer.close()
    return JoinedTexts([(Texts(folder), Segment("texts", len(TEXTS)))])


@pytest.mark.parametrize(
    "asked",
    ["red lamp", "red  lamp", "lamp", "lamp,", "Red lamp", "红灯", "红灯, 两盏", "red lamp灯", "\udc80"],
)
def test_bytes_tell_the_same(asked: str, texts: JoinedTexts) -> None:
    expected = [number for number, text in enumerate(TEXTS) if holds(asked, text)]
    assert expected
    assert holding(asked, texts, range(len(TEXTS))) == expected


def test_what_was_checked_is_not_checked_again(texts: JoinedTexts, monkeypatch: pytest.MonkeyPatch) -> None:
    checks = LiteralChecks(texts, len(TEXTS))
    assert checks.holding("red lamp", 0b110) == 0b110
    assert checks.holding("red lamp", 0b1111) == 0b1111
    monkeypatch.setattr(literal, "holding", lambda *_: pytest.fail("a text was read again"))
    assert checks.holding("red lamp", 0b1010) == 0b1010
