"""Which language a run of text is in."""

import pytest

from corpus.language import count_scripts, language_of

ROWS = [
    ("The new plant opens in May.", "en"),
    ("新工厂将于五月启用。", "zh"),
    ("我们发布了 Norvane X2 Pro 手机和 Norvane Pad 平板电脑，售价 1,999 元。", "zh"),
    ("Founder Wu Lan (吴 岚) spoke at the Hangzhou works (杭州工厂) on Monday.", "en"),
    ("Le comité a publié ses résultats.", "en"),
    ("2020 年", "zh"),
    ("1,999", None),
    ("###", None),
    (" \n\t", None),
    ("", None),
    ("雷", "zh"),
    ("𠀀𠀁𠀂", "zh"),
]


@pytest.mark.parametrize(("text", "language"), ROWS)
def test_language(text: str, language: str | None) -> None:
    assert language_of(text) == language


def test_only_the_given_run_is_read() -> None:
    text = "English before. 中文在这里写得很长。 English after."
    assert language_of(text, 16, 26) == "zh"
    assert language_of(text, 0, 15) == "en"


def test_a_long_text_is_read_in_samples() -> None:
    assert language_of("春天来了，花开了。" * 5000) == "zh"
    assert language_of("Spring has come. " * 5000) == "en"


def test_counts() -> None:
    assert count_scripts("两个 words 和 more words a") == (3, 3)
