"""Which names are products, over releases: each case is a list of releases and what is named in each."""

from __future__ import annotations

import pytest

from corpus.extract.products import find_candidates
from corpus.gazetteer import Gazetteer
from corpus.models import Product, ProductMention, Release, Span
from corpus.resolve import products

CATALOGUE = "Lumora Corporation sells Halo 9, Halo 9A, Halo 10 and Halo 10 Pro lamps."


def resolve(*texts: str, gazetteer: Gazetteer | None = None) -> list[tuple[ProductMention, ...]]:
    """The mentions of each text; the catalogue above is a release of the archive as well."""
    releases = []
    for number, text in enumerate((*texts, CATALOGUE)):
        whole = Span(0, len(text))
        found = find_candidates(text, whole, language="en", passages=())
        releases.append(Release(str(number), "dump.txt", whole, text, "release", "en", products=found))
    lexicon = products.learn(map(products.view, releases), gazetteer or Gazetteer())
    return [products.apply(r, lexicon) for r in releases[:-1]]


CASES = [
    ("The Halo 10 Pro is here.", [("Halo 10 Pro", "Halo 10 Pro")]),
    ("The Halo 9A and the Halo 9 are here.", [("Halo 9A", "Halo 9A"), ("Halo 9", "Halo 9")]),
    ("A Halo 98-inch smart TV is here.", [("Halo 98-inch smart TV", "Halo 98-inch smart TV")]),
    ("The Halo® 10 is here.", [("Halo® 10", "Halo 10")]),
    ("The Lumora Halo 10 is here.", [("Lumora Halo 10", "Halo 10")]),
    ("We like the Halo Desk Lamp most.", [("Halo Desk Lamp", "Halo Desk Lamp")]),
    ("We like Halo.", [("Halo", "Halo")]),
    ("The Halo brand grows.", [("Halo brand", "Halo")]),
    ("Buy the SeriesHalo 10 now.", [("Halo 10", "Halo 10")]),
    ("The Halo 10 series is here.", [("Halo 10 series", "Halo 10 series")]),
    ("Halo fans met in the Halo Home stores.", []),
    ("Lumora is a company.", []),
    ("About Lumora Corporation", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_products_are_found_at_full_length(text: str, expected: list[tuple[str, str]]) -> None:
    (found,) = resolve(text)
    assert [(m.surface, m.name) for m in found] == expected


HERON = "The Heron 3 is here. The Heron 3 flies. The Heron 3 is small. "
SERIES = [
    # The product alone is known: the series is that product.
    (HERON + "The Heron 3 series flies.", ("Heron 3 series", "Heron 3")),
    (HERON + "The Heron 3 Series flies.", ("Heron 3 Series", "Heron 3")),
    (HERON + "The Heron 33 is another. The Heron 3 series flies.", ("Heron 3 series", "Heron 3")),
    ("The Halo 9A is here. The Halo 9A series flies.", ("Halo 9A series", "Halo 9A")),
    ("The Halo 9A is here. 全新Halo 9A系列上市。", ("Halo 9A系列", "Halo 9A")),
    (
        "The Halo Glow Series flies. The Halo Glow phone is here. A Halo Glow series.",
        ("Halo Glow series", "Halo Glow"),
    ),
    # A longer name is known: the series is a family.
    (HERON + "The Heron 3 Pro is here. The Heron 3 series flies.", ("Heron 3 series", "Heron 3 series")),
    (HERON + "The Heron 3 Pro is here. The Heron 3 Series flies.", ("Heron 3 Series", "Heron 3 series")),
    (HERON + "The Heron 3A is here. The Heron 3 series flies.", ("Heron 3 series", "Heron 3 series")),
    ("The Halo 9AT is here. The Halo 9A series flies.", ("Halo 9A series", "Halo 9A series")),
    ("全新Halo 10系列上市。", ("Halo 10系列", "Halo 10 series")),
    ("The Halo 7.5 is here. The Halo 7 series flies.", ("Halo 7 series", "Halo 7 series")),
    ("The Halo series flies.", ("Halo series", "Halo series")),
    # The product by itself is never named.
    ("The Halo 7 series flies. A Halo 7 series.", ("Halo 7 series", "Halo 7 series")),
    ("The Halo 7 Series flies. The Halo 7 Series. A Halo 7 Series.", ("Halo 7 Series", "Halo 7 series")),
    # Without a number the word may belong to what follows in Chinese.
    ("Halo系列讲座开始了。", ("Halo", "Halo")),
]


@pytest.mark.parametrize(("text", "last"), SERIES)
def test_a_series_of_one_product_is_that_product(text: str, last: tuple[str, str]) -> None:
    (found,) = resolve(text)
    assert (found[-1].surface, found[-1].name) == last
    assert {m.family for m in found if m.name == found[-1].name} == {found[-1].family}


VOUCHED = [
    (Gazetteer(families={"Halo 9A series": ("Halo 9A",)}), "Halo 9A series"),
    (Gazetteer(products=(Product("Halo 9A series"),)), "Halo 9A series"),
    (Gazetteer(products=(Product("Halo 9", aliases=("Halo 9 series",)),)), "Halo 9"),
    (Gazetteer(products=(Product("Halo Seven", aliases=("Halo 7",)),)), "Halo Seven"),
    (
        Gazetteer(products=(Product("Halo Seven", aliases=("Halo 7",)), Product("Halo 7+ Pro"))),
        "Halo Seven series",
    ),
]


@pytest.mark.parametrize(("gazetteer", "name"), VOUCHED)
def test_what_the_user_says_of_a_series_goes_before(gazetteer: Gazetteer, name: str) -> None:
    number = {"Halo 9A series": "9A", "Halo 9": "9"}.get(name, "7")
    (found,) = resolve(f"The Halo 9A is here. The Halo {number} series flies.", gazetteer=gazetteer)
    assert found[-1].name == name


def test_members_know_their_family() -> None:
    (found,) = resolve("The Halo 9A, the Halo 10 Pro and the Halo Desk Lamp are here.")
    assert [m.family for m in found] == ["Halo 9 series", "Halo 10 series", "Halo"]


STANCES = [
    ("The new lamp is powered by Halo 10 today.", "subject"),
    ("Not supported: Halo 9 for now.", "unsupported"),
    ("Halo 9 is not supported.", "unsupported"),
    ("The lamps (excluding old ones) of Halo 9 sold well.", "subject"),
    ("It works on all lamps, not including Halo 9 and the like.", "unsupported"),
    ("Today Halo 9 goes on sale.", "subject"),
]


@pytest.mark.parametrize(("text", "stance"), STANCES)
def test_stance(text: str, stance: str) -> None:
    (found,) = resolve(text)
    assert [m.stance for m in found] == [stance]


def test_a_component_is_what_others_make() -> None:
    (found,) = resolve("It is powered by Zentrix K7, driven by Zentrix K7 and a Halo 9.")
    assert [(m.name, m.stance) for m in found] == [
        ("Zentrix K7", "component"),
        ("Zentrix K7", "component"),
        ("Halo 9", "subject"),
    ]


TOLD = [
    (
        "The Glowpath app is here.\n\nGlowpath shines.",
        [("Glowpath app", "Glowpath"), ("Glowpath", "Glowpath")],
    ),
    # An everyday word needs the noun behind it.
    ("Use the Harbour app. Harbour fees fell.", [("Harbour app", "Harbour")]),
    (
        "The book “Lamps by the Lake” and Lamps by the Lake again.",
        [("Lamps by the Lake", "Lamps by the Lake")] * 2,
    ),
    ("See the Halo One today.", [("Halo One", "Halo One")]),
    ("Boats left for Halo Island.", []),
    (
        "We saw the Halo (光环) lamp.\n\n光环 X9 Pro 与光环同在。",
        [("Halo", "Halo"), *[("光环", "Halo")] * 3],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_names_that_the_words_tell(text: str, expected: list[tuple[str, str]]) -> None:
    (found,) = resolve(text)
    assert [(m.surface, m.name) for m in found] == expected


def test_a_person_is_no_product() -> None:
    text = "The Quilla Marsh app is here."
    whole = Span(0, len(text))
    found = find_candidates(text, whole, language="en")
    learner = products.Learner()
    learner.read(found)
    assert learner.lexicon({("quilla", "marsh"): "Quilla Marsh"}).names == {}


def test_a_brand_is_known_by_its_chinese_name() -> None:
    text = "我们做苍鹭 9A的时候,与苍鹭 10相比,苍鹭很轻。新品苍鹭 9A Pro和苍鹭10A。"
    whole = Span(0, len(text))
    catalogue = "Lumora Corporation sells Halo 9A, Halo 10A and Halo 10 Pro lamps."
    read = Span(0, len(catalogue))
    lexicon = products.learn(
        [
            products.ProductView("1", find_candidates(text, whole, language="zh")),
            products.ProductView("2", find_candidates(catalogue, read, language="en")),
        ]
    )
    release = Release("1", "d", whole, text, "release", "zh")
    assert {m.name for m in products.apply(release, lexicon)} == {"Halo", "Halo 9A", "Halo 10A"}


def test_a_marked_name_is_a_product_wherever_it_stands() -> None:
    marked, plain = resolve("Doses of Velutrex® fell.", "Patients took Velutrex daily.")
    assert [m.name for m in (*marked, *plain)] == ["Velutrex", "Velutrex"]


def test_the_gazetteer_adds_and_bars() -> None:
    gazetteer = Gazetteer(
        products=(Product("Glow One", "Glow", "lamp", ("Glow 1st", "小光")),),
        families={"Night": ("Halo 9",)},
        not_products=("Halo 10",),
    )
    (found,) = resolve("Glow One, 小光 and Halo 9, not Halo 10 again.", gazetteer=gazetteer)
    assert [(m.name, m.family, m.category) for m in found][:3] == [
        ("Glow One", "Glow", "lamp"),
        ("Glow One", "Glow", "lamp"),
        ("Halo 9", "Night", None),
    ]
    assert "Halo 10" not in {m.name for m in found}


def test_positions_are_those_of_the_dump() -> None:
    release = Release("1", "d", Span(100, 118), "Buy Halo 9A today.", "release", "en")
    whole = Span(0, len(CATALOGUE))
    catalogue = Release(
        "2", "d", whole, CATALOGUE, "release", "en",
        products=find_candidates(CATALOGUE, whole, language="en"),
    )  # fmt: skip
    (found,) = products.apply(release, products.learn([products.view(catalogue)]))
    assert found.span == Span(104, 111)


def test_nothing_in_an_empty_archive() -> None:
    lexicon = products.learn([])
    assert lexicon.products == {}
    assert products.apply(Release("1", "d", Span(0, 6), "Halo 9", "release", "en"), lexicon) == ()
