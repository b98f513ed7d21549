"""The user's own list of names: what it may say, and what is said of one that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import ConfigError
from corpus.gazetteer import EMPTY, load_gazetteer
from corpus.models import Person, Product

GOOD = """
not_people = ["Juniper Grant"]
not_products = ["Halo Fans"]
brands = ["Halo"]

[families]
"Halo 9 series" = ["Halo 9", "Halo 9A"]

[[people]]
name = "Wen Li"
name_zh = "文丽"
aliases = ["Lily Wen"]

[[products]]
name = "Halo 9"
family = "Halo 9 series"
category = "lamp"
aliases = ["Halo Nine"]
"""


def test_everything_it_can_say(tmp_path: Path) -> None:
    path = tmp_path / "onrecord.toml"
    path.write_text(GOOD, encoding="utf-8")
    held = load_gazetteer(path)
    assert held.people == (Person("Wen Li", "文丽", ("Lily Wen",)),)
    assert held.products == (Product("Halo 9", "Halo 9 series", "lamp", ("Halo Nine",)),)
    assert held.families == {"Halo 9 series": ("Halo 9", "Halo 9A")}
    assert (held.brands, held.not_people, held.not_products) == (
        ("Halo",),
        ("Juniper Grant",),
        ("Halo Fans",),
    )


def test_no_file_is_an_empty_gazetteer(tmp_path: Path) -> None:
    assert load_gazetteer(tmp_path / "onrecord.toml") == EMPTY


WRONG = [
    ('brand = ["Halo"]', "unknown key “brand”"),
    ('brands = "Halo"', "“brands” must be a list"),
    ("brands = [1]", "“brands” must be a list"),
    ("people = 3", "[[people]]"),
    ('[[people]]\nname_zh = "文丽"', "“name” is missing"),
    ('[[people]]\nname = ""', "“name” must be a non-empty string"),
    ('[[people]]\nname = "A"\n[[people]]\nname = "B"\nalias = ["C"]', "people 2: unknown key “alias”"),
    ("families = 1", "“families” must be a table"),
    ("brands = [", "not valid TOML"),
]


@pytest.mark.parametrize(("text", "message"), WRONG)
def test_what_is_wrong_is_said(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "onrecord.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load_gazetteer(path)
    assert message in str(caught.value)
    assert str(path) in str(caught.value)


def test_bytes_that_are_not_utf8_are_said(tmp_path: Path) -> None:
    path = tmp_path / "onrecord.toml"
    path.write_bytes(b'brands = ["\xff"]')
    with pytest.raises(ConfigError, match="not UTF-8"):
        load_gazetteer(path)
