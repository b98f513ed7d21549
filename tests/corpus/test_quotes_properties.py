"""What holds of the quotations of any text, and that reading them takes time in proportion to its length."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import growth
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus.extract.people import find_people
from corpus.extract.quotes import find_quotes
from corpus.models import Language, Passage, Quote, Release, Span
from corpus.resolve import persons
from corpus.resolve.authored import authored_quotes
from corpus.resolve.speakers import attribute

WORDS = (
    *'“”""‘’\'«»「」『』„＂″′',
    *("—", " – ", "-", ",", ".", "?", "!", "…", ":", ";", "(", ")", " ", " ", " ", "\n", "\n\n", "\n\n"),
    *("said", " said ", "added", " he added", " she said", "told", "that", " said that ", "I", "he", "she"),
    *("According to ", "As stated by ", "the first question, ", "called", "a spokesperson", "one user wrote"),
    *(
        "Marit Solvang",
        "Mr. Tobias Wren",
        ", CEO of Lumora",
        "Ms. Adeyinka",
        "Lumora",
        "Wren",
        "’s",
        "“Rudi”",
    ),
    *(
        "The lights are on",
        "the lights are on",
        "Nobody left.",
        "6.5”",
        '34"',
        "6’4",
        "A",
        "b",
        "7",
        "\u00a0",
    ),
    *(
        "说",
        "说：“",
        "表示",
        "，",
        "。",
        "：",
        "他",
        "她",
        "我",
        "沈若岚",
        "首席执行官",
        "一位用户",
        "写道",
        "据",
    ),
)
TEXTS = st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=4)), max_size=60).map("".join)
OFFSET = "Another release.\n\n"  # what stands before the release in its dump


def release_of(text: str, language: Language, author: str | None = None) -> Release:
    """A release of `text`, each of its paragraphs a passage, as it is before its speakers are known."""
    dump = OFFSET + text
    span = Span(len(OFFSET), len(dump))
    spans = []
    at = span.start
    for paragraph in text.split("\n\n"):
        if paragraph.strip():
            spans.append(Span(at, at + len(paragraph)))
        at += len(paragraph) + 2
    passages = tuple(
        Passage("title" if n == 0 and len(spans) > 3 else "body", s) for n, s in enumerate(spans)
    )
    return Release(
        id="one",
        source="one",
        span=span,
        text=text,
        kind="letter" if author else "release",
        language=language,
        author=author,
        passages=passages,
        people=find_people(dump, span, language=language),
        quotes=find_quotes(dump, span, language=language, passages=passages, author=author),
    )


def credited(release: Release) -> tuple[Quote, ...]:
    named = persons.apply(release, persons.learn([persons.view(release)]))
    return attribute(replace(release, people=named))


def apart(spans: list[Span]) -> bool:
    return all(one.end <= two.start for one, two in pairwise(sorted(spans)))


@settings(max_examples=400, deadline=None)
@given(TEXTS, st.sampled_from(("en", "zh")), st.sampled_from((None, "Marit Solvang", "沈若岚")))
@example("The lights “", "en", None)
def test_quotations_lie_in_their_release_and_apart(text: str, language: Language, author: str | None) -> None:
    release = release_of(text, language, author)
    spoken = credited(release)
    own = authored_quotes(release, spoken)
    for quote in (*release.quotes, *spoken, *own):
        assert quote.pieces
        assert quote.span == Span(quote.pieces[0].start, quote.pieces[-1].end)
        assert all(len(piece) for piece in quote.pieces)
        assert all(one.end <= two.start for one, two in pairwise(quote.pieces))
        for place in (quote.span, quote.cue, quote.speaker_mention):
            assert place is None or release.span.contains(place)
        assert quote.speaker is None or quote.speaker_kind is not None
    direct = [piece for quote in spoken if quote.kind == "direct" for piece in quote.pieces]
    assert apart(direct)
    assert apart(direct + [piece for quote in own for piece in quote.pieces])
    assert all(one.speaker == author for one in own)
    assert [one.span.start for one in spoken] == sorted(one.span.start for one in spoken)


@settings(max_examples=100, deadline=None)
@given(TEXTS, st.sampled_from(("en", "zh")))
def test_a_credited_person_is_named_in_the_release(text: str, language: Language) -> None:
    release = release_of(text, language)
    names = {m.name for m in persons.apply(release, persons.learn([persons.view(release)]))}
    words = " ".join(text.split())
    for quote in credited(release):
        if quote.speaker_kind == "person" and quote.speaker not in (None, *names):
            assert str(quote.speaker) in words


#: Long texts that set a trap for rules which look again at what they have read: a piece to repeat, how often.
#: “@” stands for letters that are others each time.
HOSTILE = {
    "opening marks": ("“", 10_000),
    "straight marks": ('"', 10_000),
    "single marks": ("‘a ", 5_000),
    "single marks closed": ("‘a,’ ", 2_500),
    "closing marks": ("”", 10_000),
    "inch marks": ("6.5” ", 4_000),
    "said and a mark": ("said “", 2_500),
    "unclosed after a cue": ("Marit Solvang said, “a ", 700),
    "unclosed sentences": ("“The lights are on. ", 1_200),
    "commas and said": (",,,,said", 4_000),
    "said": ("said ", 5_000),
    "said that": ("said that ", 3_000),
    "names in a row": ("Marit Solvang Tobias Wren, ", 700),
    "lower words": ("aaa ", 5_000),
    "capitals": ("Aaa ", 4_000),
    "spaces": (" ", 20_000),
    "spaces in marks": ("“ ", 10_000),
    "according to": ("According to ", 2_000),
    "as stated by": ("as stated by ", 2_000),
    "dashes": ("“Aaa.” — ", 1_500),
    "said without a subject": ("“Aaa,” said. ", 1_500),
    "quotations with pronouns": ("“The lights are on,” he said. ", 700),
    "quotations with names and pronouns": (
        "“The lights are on,” said Mr. Tobias Wren. He left. “Nobody came,” he added. ",
        250,
    ),
    "standing quotations": ("“The lights are on.” ", 1_000),
    "paragraphs of a pronoun": ("“The lights are on,” he said.\n\n", 700),
    "names and pronouns in one sentence": ("Marit Solvang, Tobias Wren, “The lights are on,” he said, ", 250),
    "speakers unknown by name": ("“The lights are on,” said Zedrick. ", 500),
    "speakers of many names": ("“The lights are on,” said Z@. ", 400),
    "roles of many people": ("“The lights are on,” the chief executive said. Ms. Z@ came. ", 300),
    "organisations": ("“The lights are on,” said Halden Motors. ", 400),
    "titles": ("“The lights are on,” said Dr. Okoro. ", 400),
    "strangers in a row": ("was an engineer ", 2_000),
    "an author who speaks": ("“The lights are on,” I said. “So they are,” she said. ", 200),
    "paragraphs of a stranger": ("An engineer came. “The lights are on,” she said.\n\n", 400),
    "an exchange": ("“Are the lights on?”\n\n“They are.”\n\n", 500),
    "turns": ("The second, “Are the lights on?” ", 600),
    "roles": ("“The lights are on,” the chief executive said. ", 400),
    "reports by a pronoun": ("She said that the lights were on. ", 600),
    "说 and a mark": ("说“", 5_000),
    "说 and a colon": ("他说：“灯亮了。”", 1_500),
    "Chinese pronouns in paragraphs": ("他说：“灯亮了。”\n\n", 1_000),
    "Chinese marks": ("「", 10_000),
    "Chinese reports": ("他表示，", 3_000),
    "Chinese names": ("沈若岚说：“灯亮了。”", 1_000),
}


#: Of these, the ones that are read another way where the release is somebody's own words.
TO_SPLIT = (
    "paragraphs of a pronoun",
    "paragraphs of a stranger",
    "an exchange",
    "an author who speaks",
    "Chinese pronouns in paragraphs",
)


def release_of_many(piece: str, count: int, author: str | None) -> Release:
    """A release of which `piece` is repeated `count` times, behind a sentence that names somebody."""
    language: Language = "zh" if any("\u3000" <= sign <= "\u9fff" for sign in piece) else "en"
    opening = "沈若岚来了。" if language == "zh" else "Marit Solvang, CEO of Lumora, came. "
    letters = (f"{number:b}".translate(str.maketrans("01", "ae")) for number in range(count))
    release = release_of(opening + "".join(piece.replace("@", other) for other in letters), language, author)
    return replace(release, people=persons.apply(release, persons.learn([persons.view(release)])))


def read_in_proportion(piece: Callable[[int], str], count: Callable[[int], int], author: str | None) -> None:
    """Fails where finding or crediting quotations grows faster than the text of so many pieces."""

    def finding(times: int) -> Callable[[], object]:
        release = release_of_many(piece(times), count(times), author)
        return lambda: find_quotes(
            OFFSET + release.text,
            release.span,
            language=release.language,
            passages=release.passages,
            author=author,
        )

    def crediting(times: int) -> Callable[[], object]:
        release = release_of_many(piece(times), count(times), author)
        return lambda: authored_quotes(release, attribute(release))

    growth.holds_for(finding)
    growth.holds_for(crediting)


@pytest.mark.parametrize(
    ("case", "author"), [*((case, None) for case in HOSTILE), *((case, "Marit Solvang") for case in TO_SPLIT)]
)
def test_reading_takes_time_in_proportion_to_the_text(case: str, author: str | None) -> None:
    piece, count = HOSTILE[case]
    read_in_proportion(lambda _: piece, lambda times: times * count // 2, author)


@pytest.mark.parametrize(
    "unit",
    [
        "“We are glad.”@x ",
        "“We are glad,”@said@Ann Dorsey, CEO. ",
        "Ann Dorsey@said that@we will go. ",
        "Ann Dorsey\n@x\n",
        "According to@Ann Dorsey,@it rains. ",
    ],
)
def test_runs_of_space_cost_no_more_than_their_length(unit: str) -> None:
    read_in_proportion(lambda times: unit.replace("@", " " * 30 * times), lambda _: 40, None)


def test_a_long_sentence_without_a_comma_is_read_in_linear_time() -> None:
    sentence = "Ann Dorsey said that we go. "
    read_in_proportion(lambda times: "word " * 1_500 * times + sentence, lambda _: 1, None)
