"""Who is meant, over releases: each case is a list of releases and what is named in each."""

from __future__ import annotations

import pytest

from corpus.extract.people import find_people
from corpus.gazetteer import Gazetteer
from corpus.models import Language, Person, Release, Span
from corpus.names import fold_name
from corpus.resolve import persons
from corpus.resolve.spellings import nearly_same


def resolve(
    *texts: str, language: Language = "en", gazetteer: Gazetteer | None = None
) -> list[list[tuple[str, str | None]]]:
    """For each text, as a release of its own, the (surface, person) pairs."""
    releases = []
    for number, text in enumerate(texts):
        tongue: Language = "zh" if text[:1] > "\u3000" else language
        whole = Span(0, len(text))
        found = find_people(text, whole, language=tongue)
        releases.append(Release(str(number), "dump.txt", whole, text, "release", tongue, people=found))
    table = persons.learn(map(persons.view, releases), gazetteer or Gazetteer())
    return [[(m.surface, m.name) for m in persons.apply(r, table)] for r in releases]


def names(*texts: str, gazetteer: Gazetteer | None = None) -> list[set[str | None]]:
    return [{name for _, name in release} for release in resolve(*texts, gazetteer=gazetteer)]


CASES = [
    (["Mr. Gao Minghua spoke. Later Mr. Gao left."], [{"Gao Minghua"}]),
    (["“Yes,” said Ann Dorsey, CEO of Lumora. Dorsey then left."], [{"Ann Dorsey"}]),
    (["Dr. Ann J. Dorsey spoke.", "Dr. Ann Dorsey spoke."], [{"Ann J. Dorsey"}, {"Ann J. Dorsey"}]),
    (["Mr. Tom Reeve Sr. met Mr. Tom Reeve Jr. today."], [{"Tom Reeve Sr.", "Tom Reeve Jr."}]),
    (
        ["Mr. Gao Minghua (高 明华) spoke.", "总裁高明华表示,很好。", "我跟高明华说过。"],
        [{"Gao Minghua"}, {"Gao Minghua"}, {"Gao Minghua"}],
    ),
    (
        ["Mr. Chang Jing (昌 静) and Mr. Chang Cheng (常 成) met."],
        [{"Chang Jing", "Chang Cheng"}],
    ),
    (["Mr. Tan Wei (Victor Tan, 谭 伟) spoke."], [{"Tan Wei"}]),
    (["Mr. Tan Bojun (谭 伯均) spoke.", "我请老谭来。老谭说,好。"], [{"Tan Bojun"}, {"Tan Bojun"}]),
    (["Odile (奥黛尔) lives here.", "Odile came back."], [{"Odile"}, {"Odile"}]),
    (["When Barbara and Robert Okoro moved. Barbara liked it."], [{"Barbara Okoro", "Robert Okoro"}]),
    (["Dr. Scott spoke."], [set()]),
    (["Captain Okoro spoke. Mr. Ingrid left."], [set()]),
    (["Mr. Gao spoke.", "Mr. Gao Minghua spoke."], [{"Gao Minghua"}, {"Gao Minghua"}]),
    (
        ["Mr. Gao spoke.", "Mr. Gao Minghua spoke.", "Ms. Gao Tian spoke."],
        [set(), {"Gao Minghua"}, {"Gao Tian"}],
    ),
    (["Dr. Scott, head of the Lumora clinic, spoke. Dr. Scott left."], [{"Dr. Scott"}]),
    (["“Yes,” said Ingrid.", "Ms. Ingrid Halden spoke."], [set(), {"Ingrid Halden"}]),
    (["“Yes,” said Ingrid, CEO of Lumora."], [{"Ingrid"}]),
    (
        ["“Yes,” said Mateo “Teo” Brisk, CEO of Lumora.", "Mr. Teo Brisk spoke.", "Mr. Mateo Brisk spoke."],
        [{"Mateo Brisk"}, {"Mateo Brisk"}, {"Mateo Brisk"}],
    ),
    (["安塞姆·科特莱克博士表示,很好。"], [{"安塞姆·科特莱克"}]),
    (["英格丽·博士曼表示,很好。"], [{"英格丽·博士曼"}]),
    (["海达·伦德女士和我们在一起。"], [{"海达·伦德"}]),
    (["President Amara Sule spoke.", "President Sule left."], [{"Amara Sule"}, {"Amara Sule"}]),
    (
        ["“Yes,” said Ann Dorsey, CEO of Lumora.", "A prize of the Ann Dorsey Foundation."],
        [{"Ann Dorsey"}, set()],
    ),
    # “平总” inside is no family name with a title.
    (["总裁高海平表示,很好。", "大家学习高海平总书记的讲话。"], [{"高海平"}, {"高海平"}]),
    # Who is quoted with a role, twice or more, is found where nothing else tells a name.
    (
        [
            "“Yes,” said Odile Vantrease, Chief Engineer of Lumora.",
            "“No,” said Odile Vantrease, Chief Engineer of Lumora.",
            "The hall that Odile Vantrease drew is open.",
        ],
        [{"Odile Vantrease"}, {"Odile Vantrease"}, {"Odile Vantrease"}],
    ),
    (
        ["Odile Vantrease is Chief Engineer and Corin Vask is Chair of Lumora."],
        [{"Odile Vantrease", "Corin Vask"}],
    ),
    (["Lumora Works is Founding Partner of the fair."], [set()]),
    (
        ["Quoting Tobias Wren, Ann Dorsey, CEO of Lumora, left.", "Mr. Tobias Wren spoke."],
        [{"Tobias Wren", "Ann Dorsey"}, {"Tobias Wren"}],
    ),
    (["Ms. ANN DORSEY spoke.", "Ms. Ann Dorsey spoke."], [{"Ann Dorsey"}, {"Ann Dorsey"}]),
]


@pytest.mark.parametrize(("texts", "expected"), CASES)
def test_one_person_has_one_name(texts: list[str], expected: list[set[str | None]]) -> None:
    assert names(*texts) == expected


def test_a_surname_two_people_share_is_nobody() -> None:
    (found,) = resolve("Mr. Gao Minghua and Mr. Gao Tian met. Mr. Gao left.")
    assert [name for _, name in found] == ["Gao Minghua", "Gao Tian"]


def test_four_people_of_one_surname_stay_four() -> None:
    text = (
        "Present were Mr. Wang Xia (王 霞), Mr. Wang Bo (王 博), "
        "Ms. Wang Lian (王 莲) and Ms. Wang Ru (王 茹)."
    )
    assert names(text) == [{"Wang Xia", "Wang Bo", "Wang Lian", "Wang Ru"}]


def test_a_bare_surname_is_not_looked_up_in_another_file() -> None:
    releases = []
    for source, text in (("a.txt", "Mr. Gao spoke."), ("b.txt", "Mr. Gao Minghua spoke.")):
        whole = Span(0, len(text))
        found = find_people(text, whole, language="en")
        releases.append(Release(source, source, whole, text, "release", "en", people=found))
    table = persons.learn(map(persons.view, releases))
    assert [[m.name for m in persons.apply(r, table)] for r in releases] == [[], ["Gao Minghua"]]


ADDRESSED = [
    # Whom “Mr” and “Ms” mean in the last of several releases.
    (["Mr. Tobias Reeve spoke.", "Tobias Reeve, CEO of Lumora, came. Ms. Reeve left."], ["Tobias Reeve"]),
    (["Ms. Joan Reeve spoke.", "Pat Reeve, CEO of Lumora, came. Ms. Reeve left."], ["Pat Reeve"]),
    (["Mr. Tom Reeve spoke.", "Pat Reeve, CEO of Lumora, came. Ms. Reeve left."], ["Pat Reeve", "Pat Reeve"]),
    (
        [
            "Tobias Reeve, CEO of Lumora, said he was late.",
            "Pat Reeve and Tobias Reeve, CEO of Lumora, came. Ms. Reeve left.",
        ],
        ["Pat Reeve", "Tobias Reeve", "Pat Reeve"],
    ),
    (
        ["Ms. Ann Reeve, Mr. Tom Reeve and Mr. Gao Minghua met.", "Mr. Gao Minghua spoke. Mr. Reeve left."],
        ["Gao Minghua", "Tom Reeve"],
    ),
    (["Ms. Ann Reeve and Mr. Gao Minghua met.", "Mr. Gao Minghua spoke. Mr. Reeve left."], ["Gao Minghua"]),
    (["高明华女士到访。", "总裁高明华到访。高先生说,好。"], ["高明华"]),
    (["高明华女士到访。", "总裁高明华到访。高女士说,好。"], ["高明华", "高明华"]),
    (["总裁海伦·哈德维克到访。哈德维克说,好。"], ["海伦·哈德维克", "海伦·哈德维克"]),
]


@pytest.mark.parametrize(("texts", "people"), ADDRESSED)
def test_nobody_is_addressed_as_the_other_sex(texts: list[str], people: list[str]) -> None:
    assert [name for _, name in resolve(*texts)[-1]] == people


OTHERWISE_CALLED = [
    (
        "I met Mr. Gao Minghua. Everybody called him Old Captain Gao, and he rowed.",
        "Gao Minghua",
        ["Old Captain Gao"],
    ),
    ("Ms. Ann Dorsey, also known as the Lamp Lady, spoke.", "Ann Dorsey", ["Lamp Lady"]),
    ("Ms. Ann Dorsey, whom everybody calls Lampie, spoke.", "Ann Dorsey", ["Lampie"]),
    ("Ms. Ann Dorsey met Mr. Tom Reeve. They called him Big Tom.", "Tom Reeve", []),
    ("Mr. Tom Reeve rang. She called him Monday.", "Tom Reeve", []),
    ("总裁高明华到访。大家都叫他“老灯”。", "高明华", ["老灯"]),
    ("总裁高明华到访。大家叫他大老高，他不介意。", "高明华", ["大老高"]),
    ("总裁高明华到访。大家叫他老师，他不介意。", "高明华", []),
    ("总裁海伦·哈德维克到访。", "海伦·哈德维克", ["哈德维克"]),
    ("总裁海伦·哈德维克和市长安德烈·哈德维克到访。", "海伦·哈德维克", []),
]


@pytest.mark.parametrize(("text", "name", "aliases"), OTHERWISE_CALLED)
def test_what_else_somebody_is_called(text: str, name: str, aliases: list[str]) -> None:
    whole = Span(0, len(text))
    language: Language = "zh" if text[:1] > "\u3000" else "en"
    found = find_people(text, whole, language=language)
    release = Release("1", "dump.txt", whole, text, "release", language, people=found)
    table = persons.learn([persons.view(release)])
    assert list(table.people[name].aliases) == aliases


TRANSLATIONS = [
    # (English, Chinese, who is named in each)
    (
        "“Yes,” said Hedda Lunde, mayor of Bergen, and Ingrid Sollander, CEO of Lumora.",
        "市长海达·伦德表示,很好。总裁英格丽·索兰德说,好。",
        {"Hedda Lunde", "Ingrid Sollander"},
    ),
    (
        "I met Wu Changhe. Mr. Gao Tian left.",
        "老船长吴长河说,好。总裁高天表示,很好。",
        {"Wu Changhe", "Gao Tian"},
    ),
    # Two of that sound: nobody is joined.
    (
        "“Yes,” said Hedda Lunde, mayor of Bergen, and Heda Lundt, CEO of Lumora.",
        "市长海达·伦德表示,很好。",
        {"Hedda Lunde", "Heda Lundt", "海达·伦德"},
    ),
]


@pytest.mark.parametrize(("english", "chinese", "people"), TRANSLATIONS)
def test_a_translation_joins_names_of_one_sound(english: str, chinese: str, people: set[str]) -> None:
    releases = []
    for language, text in (("en", english), ("zh", chinese)):
        whole = Span(0, len(text))
        found = find_people(text, whole, language=language)  # type: ignore[arg-type]
        releases.append(Release(language, "dump.txt", whole, text, "release", language, people=found))  # type: ignore[arg-type]
    table = persons.learn(map(persons.view, releases), translations=[("zh", "en")])
    assert {m.name for r in releases for m in persons.apply(r, table)} == people


BESIDE = [
    # “Ingrid” and “Captain Wu” in a release that names a colleague of theirs, and in one that does not.
    (
        "Mr. Tobias Wren left. Ingrid asked me, and Captain Wu.",
        ["Tobias Wren", "Ingrid Halden", "Wu Tian"],
    ),
    ("Mr. Gideon Marsh left. Ingrid asked me, and Captain Wu.", ["Gideon Marsh"]),
]


@pytest.mark.parametrize(("text", "people"), BESIDE)
def test_a_given_name_is_looked_up_among_colleagues(text: str, people: list[str]) -> None:
    releases = []
    known = "Mr. Tobias Wren, Ms. Ingrid Halden and Mr. Wu Tian met."
    for source, words in (("a.txt", known), ("b.txt", text)):
        whole = Span(0, len(words))
        found = find_people(words, whole, language="en")
        releases.append(Release(source, source, whole, words, "release", "en", people=found))
    table = persons.learn(map(persons.view, releases))
    assert [m.name for m in persons.apply(releases[1], table)] == people


def test_a_nickname_is_an_alias_and_not_in_the_name() -> None:
    text = "“Yes,” said Mateo “Teo” Brisk, CEO of Lumora."
    whole = Span(0, len(text))
    found = find_people(text, whole, language="en")
    table = persons.learn([persons.PeopleView("1", found)])
    assert table.people == {"Mateo Brisk": Person("Mateo Brisk", None, ("Teo Brisk",))}


def test_a_name_in_a_chinese_title_follows_its_person() -> None:
    found = resolve("总裁高明华表示,很好。我跟高大姐说,再等等。")
    assert found == [[("高明华", "高明华"), ("高大姐", "高明华")]]


def test_the_gazetteer_adds_and_bars() -> None:
    gazetteer = Gazetteer(people=(Person("Wen Li", "文丽", ("Lily Wen",)),), not_people=("Juniper Grant",))
    text = "“Yes,” said Lily Wen, CEO of Lumora. “No,” said Juniper Grant, CEO of Halden."
    assert names(text, "我见到文丽了。", gazetteer=gazetteer) == [{"Wen Li"}, {"Wen Li"}]


def test_resolving_twice_changes_nothing() -> None:
    text = "“Yes,” said Ann Dorsey, CEO of Lumora. Dorsey then left."
    whole = Span(0, len(text))
    found = find_people(text, whole, language="en")
    release = Release("1", "dump.txt", whole, text, "release", "en", people=found)
    table = persons.learn([persons.view(release)])
    once = persons.apply(release, table)
    again = Release("1", "dump.txt", whole, text, "release", "en", people=once)
    assert persons.apply(again, table) == once


def test_nobody_in_an_empty_archive() -> None:
    table = persons.learn([])
    assert table.people == {}
    assert persons.apply(Release("1", "d", Span(0, 2), "Hi", "release", "en"), table) == ()


@pytest.mark.parametrize(
    ("one", "other", "nearly"),
    [
        ("Marla Kestrel Dissandra", "Marlan Kestrel Disandra", True),
        ("Ines Halloran", "Ines Haloran", True),
        ("Ines Halloran", "Ines Halloran", False),
        ("Ines Halloran", "Ins Halloran", False),
        ("Ines Halloran", "Ines Moran", False),
        ("Ines Halloran", "Ines M. Halloran", False),
        ("Wang Xiaoming", "Wang Xiaomin", False),
    ],
)
def test_names_that_may_be_a_slip_of_the_pen(one: str, other: str, nearly: bool) -> None:
    assert nearly_same(fold_name(one), fold_name(other)) is nearly
