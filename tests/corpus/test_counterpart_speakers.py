"""A speaker whom one language leaves open is the one whom the other names."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest

from corpus.archive import Archive
from corpus.ingest import ingest

ENGLISH = """Lumora Appoints Gao Minghua as President

Leeds, 2 September 2024 – Lumora Lamps today appointed Mr. Gao Minghua (高 明华), head of 38 shops, as its \
President. Mr. Gao Tian (高 天) remains Chairman. The 2 are not related.

"{first}," said {who}.

"We had 140 lamps and 3 customers," said Ms. Luo Xiaoman (罗 小满), who runs the shop in Malmö."""

CHINESE = """

利兹，2024年9月2日——流光灯业今日任命主管38家门店的高明华为总裁。高天继续担任董事长。2人并无亲属关系。

“{first}。”{who}说。

“我们有140盏灯和3位顾客。”马尔默店负责人罗小满说。
"""

ROWS = [
    # who is named in the English, in the Chinese, and who speaks in both
    ("Mr. Gao", "高明华", "Gao Minghua"),
    ("Mr. Gao Minghua", "高先生", "Gao Minghua"),
    ("Mr. Gao", "高先生", None),
]


def speakers(folder: Path, text: str) -> dict[str, list[str | None]]:
    (folder / "dump.txt").write_text(text, encoding="utf-8")
    ticks = count()
    with Archive.open(folder / "archive", create=True) as archive:
        ingest(archive, [folder / "dump.txt"], now=lambda: f"2024-01-01T00:00:{next(ticks):02}")
        releases = list(archive.releases())
    return {one.language: [said.speaker for said in one.quotes if said.kind == "direct"] for one in releases}


@pytest.mark.parametrize(("english", "chinese", "speaker"), ROWS)
def test_the_other_language_names_the_speaker(
    tmp_path: Path, english: str, chinese: str, speaker: str | None
) -> None:
    text = ENGLISH.format(first="I kept a list of 400 lamps that he broke", who=english)
    text += CHINESE.format(first="他打碎的400盏灯，我都记着", who=chinese)
    assert speakers(tmp_path, text) == {"en": [speaker, "Luo Xiaoman"], "zh": [speaker, "Luo Xiaoman"]}


def test_a_new_translation_settles_and_a_lost_one_unsettles(tmp_path: Path) -> None:
    said = ENGLISH.format(first="I kept a list of 400 lamps that he broke", who="Mr. Gao")
    translated = said + CHINESE.format(first="他打碎的400盏灯，我都记着", who="高明华")
    assert speakers(tmp_path, said)["en"][0] is None
    assert speakers(tmp_path, translated)["en"][0] == "Gao Minghua"
    assert speakers(tmp_path, said)["en"][0] is None
