"""Which tokens a text becomes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.analysis import footnote_marks, tokens
from indexer.folding import fold_text
from indexer.keys import spellings
from indexer.sentences import sentences

# text → forms by position, “/” between positions and “+” between forms of one
FORMS = [
    ("The Café", "the/cafe"),
    ("STRASSE Straße", "strasse/strasse"),
    ("Ｌｕｍｏ　９", "lumo/9"),
    ("Mara’s Mara's lamps’", "mara's+mara/mara's+mara/lamps"),
    ("It’s don’t", "it's/don't"),
    ("e\u0301te\u0301 soft\u00adhyphen", "ete/softhyphen"),
    ("finest price-to-performance", "finest/price/to/performance"),
    ("an e-mail", "an/e/mail+email"),
    ("1,999 12,999 1,2 2020,2021", "1999/12999/1/2/2020/2021"),
    ("EUR1,999", "eur1999+eur+1999"),
    ("5,160mAh", "5160mah+5160+mah"),
    ("6.67” 1.5 ms", "6.67/1.5/ms"),
    ("9A 9 X3 4GB", "9a/9/x3/4gb+4+gb"),
    ("5G+AIoT", "5g/aiot"),
    ("12.5%", "12.5"),
    ("34.99.4", "34.99.4+34.99"),
    ("62%1 of", "62+1/of"),
    ("the U.S. and US", "the/u.s.+us/and/us+u.s."),
    ("林沐", "林+林沐/沐"),
    ("林 沐", "林+林沐/沐"),
    ("小靈同學", "小+小灵/灵+灵同/同+同学/学"),
    ("电池，手机", "电+电池/池/手+手机/机"),
    ("2020 年", "2020/年"),
    ("K30至尊", "k30/至+至尊/尊"),
    ("", ""),
    ("— …", ""),
]


@pytest.mark.parametrize(("text", "forms"), FORMS, ids=[row[0] for row in FORMS])
def test_forms(text: str, forms: str) -> None:
    places: dict[int, list[str]] = {}
    for token in tokens(text):
        places.setdefault(token.position, []).append(token.form)
    assert "/".join("+".join(places[position]) for position in sorted(places)) == forms


def test_offsets_show_the_source() -> None:
    text = "EUR1,999 for Mara’s 小 灯"
    found = {token.form: text[token.start : token.end] for token in tokens(text)}
    assert found["1999"] == "1,999"
    assert found["mara"] == "Mara"
    assert found["mara's"] == "Mara’s"
    assert found["小灯"] == "小 灯"


def test_a_footnote_number_glued_to_a_word_is_also_left_out() -> None:
    forms = {token.form for token in tokens("EUR 2493 and 64GB3, MOTH3", frozenset("3"))}
    assert {"2493", "249", "64gb3", "64gb", "moth3", "moth"} <= forms
    assert "249" not in {token.form for token in tokens("EUR 2493")}


@pytest.mark.parametrize(
    ("line", "mark"),
    [("3 Prices vary", "3"), ("[12] Lab result", "12"), ("Prices vary", None), ("2020 was", None)],
)
def test_footnote_marks(line: str, mark: str | None) -> None:
    assert footnote_marks(line) == mark


def test_a_word_cut_by_a_paragraph_break_is_found_whole_where_the_text_knows_it() -> None:
    text = "a box from home, fr\n\nom north"
    whole = [token for token in tokens(text) if token.form == "from"]
    assert [text[token.start : token.end] for token in whole] == ["from", "fr\n\nom"]
    assert [token.position + 1 for token in whole][1] == next(
        token.position for token in tokens(text) if token.form == "north"
    )


@pytest.mark.parametrize("text", ["fr\n\nom north", "we met on\n\nto go, onto it, on and to", "from fr\nom"])
def test_two_words_stay_two_words(text: str) -> None:
    assert all("\n" not in text[token.start : token.end] for token in tokens(text))


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("EUR 1,999", {("eur", "1999"), ("eur1999",)}),
        ("EUR1999", {("eur1999",), ("eur", "1999")}),
        ("9A", {("9a",)}),
        ("Lumo 9", {("lumo", "9"), ("lumo9",)}),
        ("e-mail", {("e", "mail"), ("email",)}),
        ("林沐", {("林沐",)}),
        ("小灵同学", {("小灵", "灵同", "同学")}),
        ("灯", {("灯",)}),
        ("K30至尊版 x", {("k30", "至尊", "尊版", "版", "x")}),
    ],
)
def test_spellings(text: str, rows: set[tuple[str, ...]]) -> None:
    assert set(spellings(text)) == rows


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mara Lindqvist", "MARA  LINDQVIST"),
        ("林 玛拉", "林玛拉"),
        ("Hong Kong", "hong-kong"),
        ("臺灣", "台湾"),
    ],
)
def test_names_fold_together(one: str, other: str) -> None:
    assert fold_text(one) == fold_text(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("Mr. Oak met Dr. Ash. They left.", ["Mr. Oak met Dr. Ash.", "They left."]),
        ("It costs EUR 1.50. Cheap.", ["It costs EUR 1.50.", "Cheap."]),
        ("By Art. 5 and para. 2 it holds. 7 follow.", ["By Art. 5 and para. 2 it holds.", "7 follow."]),
        ("It sank off the mole. 41 were saved.", ["It sank off the mole.", "41 were saved."]),
        ("It was made by THEM. 3 left.", ["It was made by THEM.", "3 left."]),
        ("“Go.” He went.", ["“Go.”", "He went."]),
        ("他说：“走。”他走了。真的！", ["他说：“走。”", "他走了。", "真的！"]),
        ("made in the U.S. by hand", ["made in the U.S. by hand"]),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == expected


@given(st.text(alphabet=st.characters(), max_size=200))
def test_any_text_has_tokens_inside_it(text: str) -> None:
    last = 0
    for token in tokens(text, frozenset("12")):
        assert 0 <= token.start < token.end <= len(text)
        assert token.form
        assert token.stem
        assert token.position >= last
        last = token.position
    covered = 0
    for start, end in sentences(text):
        assert covered <= start < end <= len(text)
        assert not text[covered:start].strip()
        covered = end
