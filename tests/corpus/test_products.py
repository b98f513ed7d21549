"""What has the shape of a product's name: rows of (text, rule, surface), negative rows too."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.extract.product_phrases import TOLD
from corpus.extract.products import find_candidates, find_chains, is_model
from corpus.models import ProductMention, Span


def candidates(text: str) -> tuple[ProductMention, ...]:
    return find_candidates(text, Span(0, len(text)), language="en", passages=())


ROWS = [
    ("It sells the Halo 9A now.", "model", "Halo 9A"),
    ("A Halo Smart Lamp 5 was shown.", "model", "Halo Smart Lamp 5"),
    ("A Halo Curved Screen 34” was shown.", "model", "Halo Curved Screen 34”"),
    ("It runs Game Boost 3.0 well.", "model", "Game Boost 3.0"),
    ("Doses of Velutrex® fell.", "mark", "Velutrex®"),
    ("The Halo Master Series grew.", "series", "Halo Master Series"),
    ("Lumora launched the Brightling on Monday.", "launch", "Brightling"),
    ("They opened another GlowKit app.", "noun", "GlowKit"),
    ("They opened the GlowKit app.", "thing", "GlowKit"),
    ("It is in the award-winning Glow Path wellness program now.", "thing", "Glow Path"),
    ("Users of the Glow Path (GLP) technology grew.", "thing-weak", "Glow Path"),
    ("They met.\nGlowpath is a secure note-taking app for all.", "defined", "Glowpath"),
    ("It has the backing of Glowpath – an esteemed insights platform.", "defined", "Glowpath"),
    ("She wrote the novel “The Lamp and the Lake” at night.", "work", "The Lamp and the Lake"),
    ("The research report, Trends in Lamp Care 24/25, is out.", "work", "Trends in Lamp Care 24/25"),
    ("It sells pills and Turmerix Gummies, to all.", "told-kind", "Turmerix Gummies"),
    ("Its brands include Sundrop, Attarix and “Bad Kite” lamps.", "listed", "Bad Kite"),
    ("The creator of The Glowing Self ® spoke.", "marked", "The Glowing Self"),
    ("Tokens like Lumoshi ($LUMO) rose.", "token", "$LUMO"),
    ("Lumora Introduces Valkyra: A Lamp\n\nValkyra shines. Valkyra is bright.", "headline", "Valkyra"),
    ("Visit GlowBrief.com. At GlowBrief.com you read. GlowBrief.com helps.", "site", "GlowBrief.com"),
    ("Our AI Assistant (“Xi Deng”) had many users.", "bracketed", "AI Assistant (“Xi Deng”)"),
    ("We met Minnel (小鲦) there.", "alias", "小鲦"),
    ("The Gladhem SiC-4 is built in.", "model", "Gladhem SiC-4"),
    ("Buy Glow Copper Miners ETF (NASDAQ: GLOW) now.", "told-kind", "Glow Copper Miners ETF"),
    ("Shares of Lumora Corporation rose.", "company", "Lumora"),
    ("这款Halo K30特别版很轻。", "model", "Halo K30特别版"),
]


@pytest.mark.parametrize(("text", "rule", "surface"), ROWS)
def test_shapes_are_found(text: str, rule: str, surface: str) -> None:
    assert (rule, surface) in [(m.rule, m.surface) for m in candidates(text)]


@pytest.mark.parametrize(
    "text",
    [
        "It met on August 16 in Room 5.",
        "Sales in Q1 2021 grew by 20%.",
        "See Section 21 and Item 1A for more.",
        "It has Bluetooth 5.0 and USB 3.0 ports.",
        "It won Fortune 500 rank.",
        "The battery holds Power 5,160 and weighs 198g.",
        "It was founded in Norway 1998.",
    ],
)
def test_numbers_that_are_no_models(text: str) -> None:
    assert [m for m in candidates(text) if m.rule == "model"] == []


@pytest.mark.parametrize("word", ["9A", "X3", "2.0", "34”", "98-inch", "K30", "1S"])
def test_model_numbers(word: str) -> None:
    assert is_model(word)


@pytest.mark.parametrize("word", ["2021", "64GB", "5th", "120mm", "Pro", "10W"])
def test_no_model_numbers(word: str) -> None:
    assert not is_model(word)


@given(st.text(alphabet="AaB9 .-®”\n系", max_size=300))
def test_candidates_lie_in_the_text_in_order(text: str) -> None:
    found = candidates(text)
    assert all(text[m.span.start : m.span.end] == m.surface for m in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    "text",
    [
        "Lumora is a leading provider of an app for all.",
        "Lumora is a platform company.",
        "They had Lumora, the best software, and Halden, the best lamps.",
        "The AI platform and the Chinese app grew.",
        "It won a Glammy®-winning lamp.",
        "A firm of the Company’s Glow program, and an AI-powered app.",
    ],
)
def test_words_that_tell_no_name(text: str) -> None:
    assert [m for m in candidates(text) if m.rule in TOLD or m.rule == "mark"] == []


@pytest.mark.parametrize(
    "piece",
    [
        "Aa ",
        "A9 ",
        "A-",
        "A.",
        "9 ",
        "A for ",
        "A®",
        "Aa9",
        "A’",
        "the Aa a ",
        "Aa is a a ",
        "Aa.com ",
        "Aa (“",
    ],
)
def test_long_hostile_input_is_read(piece: str) -> None:
    assert isinstance(candidates(piece * 20_000), tuple)


@pytest.mark.parametrize(
    ("text", "chains"),
    [
        ("the Halo 3 Pro and iPlume X2.", ["Halo 3 Pro", "iPlume X2"]),
        ("an iPlume for TV, the vPlume", ["iPlume for TV", "vPlume"]),
        ("myPlume is no chain, @Plume neither", []),
        ("Jean-Luc’s Halo", ["Jean-Luc", "Halo"]),
    ],
)
def test_chains(text: str, chains: list[str]) -> None:
    found = list(find_chains(text, 0, len(text)))
    assert [chain for _, chain in found] == chains
    assert all(text.startswith(chain, at) for at, chain in found)


def test_a_chain_begins_within_the_part_that_is_read() -> None:
    assert list(find_chains("iPlume", 1, 6)) == [(1, "Plume")]
