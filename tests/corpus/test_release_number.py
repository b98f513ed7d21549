"""Which lines are the number of a release and nothing else."""

import pytest

from corpus.release_number import is_release_number


@pytest.mark.parametrize(
    "line",
    [
        "Press Release No. 12/2019",
        "NEWS RELEASE 2019-045",
        "MEDIA NOTICE 2019-07",
        "RELEASE: 19-045",
        "RELEASE 14-118",
        "Release No. M14-118",
        "新闻稿 第12号",
        "新聞公報第7號",
    ],
)
def test_numbers(line: str) -> None:
    assert is_release_number(line)


@pytest.mark.parametrize(
    "line",
    [
        "Release 2.0",
        "Release 2",
        "Release: today",
        "Press release",
        "News 12",
        "Press release no. 12 was wrong",
        "第12号台风",
    ],
)
def test_other_lines(line: str) -> None:
    assert not is_release_number(line)
