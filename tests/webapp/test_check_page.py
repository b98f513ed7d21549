"""The page of the quote desk: every verdict with its evidence, every state an address."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

import pytest
from fake_searcher import FakeSearcher
from flask.testing import FlaskClient
from handmade import releases
from made_checks import ALTERED, ASKED, CUT, EXACT, MATCH, NOT_FOUND, change
from page_reader import Page

from corpus.citing.reference import reference_of
from corpus.errors import IndexUnavailable
from indexer.quotecheck.explain import TITLES
from indexer.quotecheck.results import (
    VERDICTS,
    CheckResult,
    Edges,
    Hindrance,
    LeftOut,
    QuoteQuestion,
    Verdict,
)
from webapp.differences import pieces
from webapp.verdicts import TONES

EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&amp;{{ 7*7 }}"


def asking(client: FlaskClient, **fields: str) -> Page:
    return Page(client, f"/check?{urlencode({'q': ASKED.text, **fields})}")


def test_without_a_quotation_there_is_the_form(client: FlaskClient, searcher: FakeSearcher) -> None:
    page = Page(client, "/check")
    assert page.status == 200
    assert page.one("form.deskform")["method"] == "get"
    assert [one["name"] for one in page.soup.select(".deskform [name]")] == ["q", "speaker", "date"]
    assert searcher.questions == []


@pytest.mark.parametrize(
    "address", ["/", "/search?q=ferry", "/releases/letter", "/about", "/nowhere", "/check"]
)
def test_every_page_leads_to_the_desk(client: FlaskClient, address: str) -> None:
    assert Page(client, address).link(".places a", "Check a quotation") == "/check"


def test_an_address_asks_the_question_and_keeps_it_in_the_form(
    client: FlaskClient, searcher: FakeSearcher
) -> None:
    searcher.checked = EXACT
    page = asking(client, speaker=" Ines Okafor ", date="2021/3")
    assert searcher.questions == [QuoteQuestion(ASKED.text, "Ines Okafor", "2021-03")]
    assert page.one("textarea").get_text().strip() == ASKED.text
    assert page.one("#by")["value"] == "Ines Okafor"
    assert "claimed: Ines Okafor" in page.text


@pytest.mark.parametrize("verdict", VERDICTS)
def test_the_verdict_comes_first_with_sign_and_word(
    client: FlaskClient, searcher: FakeSearcher, verdict: Verdict
) -> None:
    searcher.checked = replace(NOT_FOUND if verdict == "not_found" else EXACT, verdict=verdict)
    page = asking(client)
    heading = page.one("main h1")
    assert heading.get_text().strip() == TITLES[verdict]
    assert heading.select("svg.sign path")
    assert TONES[verdict] in heading["class"]
    assert page.one("main").find(["h1", "h2", "form"]) is heading
    assert "Searched: 6 releases" in page.text


def test_a_place_on_record(client: FlaskClient, searcher: FakeSearcher) -> None:
    searcher.checked = EXACT
    page = asking(client)
    assert page.one(".explanation").get_text() == "Ines Okafor (chief executive), quoted, 4 March 2021."
    assert page.link(".place .title a") == "/releases/launch-en#p4"
    assert page.texts(".place mark") == [MATCH.text]
    assert page.one(".place .line").get_text() == "4 Mar 2021 (inferred)quoted"
    assert page.one(".place .by").get_text() == (
        "Ines Okafor, chief executive · known by said Ines Okafor; meant by a pronoun"
    )
    assert page.one(".place .source").get_text() == "ferries.txt, characters 310–342"
    assert page.link(".official a", "Official Chinese version") == "/releases/launch-zh#p3"
    assert page.one(".official blockquote")["lang"] == "zh-Hans"
    assert page.follow(".place .title a").soup.select("#p4")
    assert page.follow(".official a").soup.select("#p3")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"speaker": None, "role": None, "evidence": None}, "quoted"),
        ({"kind": "indirect"}, "as reported, not in the speaker’s own words"),
        ({"kind": "narrative", "speaker": None}, "the release’s own text, nobody’s quotation"),
        ({"kind": "narrative", "speaker": None, "marked": True}, "in quotation marks, of whom is not said"),
        ({"kind": "authored"}, "in a text of their own"),
        ({}, "¶ 4 , the paragraph in its release"),
        ({"passage": 0, "in_title": True}, "title of its release"),
        ({"around": "Tomas Wendel"}, "quoted, within a text of Tomas Wendel"),
        ({"date": None}, "undated"),
        ({"title": ""}, "Untitled"),
        ({"title": "We opened the pier", "untitled": True}, "Untitled"),
    ],
)
def test_what_a_place_says(
    client: FlaskClient, searcher: FakeSearcher, changed: dict[str, object], said: str
) -> None:
    searcher.checked = replace(EXACT, matches=(replace(MATCH, **changed),))  # type: ignore[arg-type]
    assert said in " ".join(asking(client).texts(".place"))


def test_all_places_are_listed_and_the_rest_counted(client: FlaskClient, searcher: FakeSearcher) -> None:
    searcher.checked = replace(EXACT, matches=(MATCH, replace(MATCH, id="letter", passage=None)), places=31)
    page = asking(client)
    assert [one["href"] for one in page.soup.select(".place .title a")] == [
        "/releases/launch-en#p4",
        "/releases/letter",
    ]
    assert "29 more places" in page.text


def test_places_are_told_from_the_earliest_on_and_the_one_that_decides_is_marked(
    client: FlaskClient, searcher: FakeSearcher
) -> None:
    first = replace(MATCH, id="letter", date="2020-01-02", speaker="Tomas Wendel")
    searcher.checked = replace(EXACT, matches=(first, MATCH), decided_by=1, places=2)
    page = asking(client)
    assert page.one("#places").get_text() == "On record in 2 places, the earliest first"
    assert [bool(one.select(".decides")) for one in page.soup.select(".place")] == [False, True]
    assert page.one(".place .decides").get_text() == "decides the verdict"


def test_one_place_alone_is_not_marked(client: FlaskClient, searcher: FakeSearcher) -> None:
    searcher.checked = EXACT
    assert not asking(client).soup.select(".decides")


def test_the_words_that_differ(client: FlaskClient, searcher: FakeSearcher) -> None:
    searcher.checked = ALTERED
    page = asking(client, date="2019")
    assert page.texts(".asked del") == ["[on record: eighty ]"]
    assert page.texts(".asked ins") == ["[in the quotation: eighteen ]"]
    assert page.one(".asked").get_text().startswith("We have kept it awake for [")
    assert page.texts(".changes li") == [
        "on record eighty , in the quotation eighteen changes a number",
    ]
    assert "The claimed date is 2019" in page.one(".warnings").get_text()


def test_a_cue_within_a_statement_is_no_change(client: FlaskClient, searcher: FakeSearcher) -> None:
    parted = replace(
        MATCH, text="We have,” said Okafor, who has run the ferries for years, “kept it awake for eighty"
    )
    changes = (change(ASKED.text, parted, "eighteen", "eighty", ("number",)),)
    searcher.checked = replace(ALTERED, matches=(parted,), changes=changes)
    page = asking(client)
    assert page.texts(".asked del") == ["[on record: eighty ]"]
    assert "Okafor" not in page.one(".asked").get_text()


@pytest.mark.parametrize(
    ("quoted", "recorded", "changes", "drawn"),
    [
        ("It may not burn", "It may burn", [("not", "")], "It may +not+ burn"),
        ("It may burn", "It may not burn", [("", "not")], "It may -not- burn"),
        ("A cold night", "A warm night", [("cold", "warm")], "A -warm- +cold+ night"),
        ("港口不能睡觉", "港口能睡觉", [("不", "")], "港口+不+能睡觉"),
        ("港口能睡觉了", "港口不能睡觉了", [("", "不")], "港口-不-能睡觉了"),
        ("我们停十年了吧", "我们停九年了吧", [("十", "九")], "我们停-九-+十+年了吧"),
        ("At noon, we stop", "By night, we stop", [("At noon", "By night")], "-By night- +At noon+, we stop"),
        ("今晚，我们停", "明天，我们停", [("今晚", "明天")], "-明天-+今晚+，我们停"),
    ],
)
def test_how_changes_are_drawn(
    quoted: str, recorded: str, changes: list[tuple[str, str]], drawn: str
) -> None:
    match = replace(MATCH, text=recorded)
    result = replace(
        ALTERED,
        question=QuoteQuestion(quoted),
        matches=(match,),
        changes=tuple(change(quoted, match, *one) for one in changes),
    )
    signs = {"same": "", "recorded": "-", "quoted": "+"}
    assert "".join(f"{signs[one.kind]}{one.text}{signs[one.kind]}" for one in pieces(result)) == drawn


@pytest.mark.parametrize(
    ("quoted", "recorded", "after", "drawn"),
    [
        (
            "a boat should be heard - only by the water!",
            "A boat should be heard only by the water",
            ", she said",
            "-A- +a+ boat should be heard +-+ only by the water+!+",
        ),
        ("A boat, heard by none.", "A boat heard by none", ",” she said", "A boat+,+ heard by none+.+"),
        ("A boat heard by none.", "A boat – heard by none", ".”", "A boat-–- heard by none."),
        ("a boat heard by none", "a boat heard by none", "", ""),
        ("港口，能睡觉", "港口能睡觉", "。", "港口+，+能睡觉"),
        ("港口能睡觉", "港口，能睡觉", "。", "港口-，-能睡觉"),
        # Each mark stands at the word that it is written at.
        (
            "the boat called Heron burns",
            "the boat called “Heron” burns",
            "",
            "the boat called -“-Heron-”- burns",
        ),
        ("boats (in port) burn", "boats in port burn", "", "boats +(+in port+)+ burn"),
        ("a boat - heard", "a boat, heard", "", "a boat-,- +-+ heard"),
        ("a boat, heard", "a boat – heard", "", "a boat-–-+,+ heard"),
        ("called, Heron", "called “Heron", "", "called+,+ -“-Heron"),
        ("called (Heron", "called “Heron", "", "called -“-+(+Heron"),
        ("Heron, Kite burn", "Heron”, “Kite burn", "", "Heron-”-, -“-Kite burn"),
        ("Heron”, “Kite burn", "Heron, Kite burn", "", "Heron+”+, +“+Kite burn"),
        # Straight marks for curly ones are what a keyboard has.
        (
            'we\'re "here", and late',
            "We’re “here” and late",
            "",
            '-We’re- +we\'re+ "here"+,+ and late',
        ),
        ("it isn't here?'", "It isn’t here", "!’", "-It- +it+ isn't here+?+'"),
        ('It isn\'t "here" yet', "It isn’t “here” yet", "", 'It -isn’t- +isn\'t+ -“-+"+here-”-+"+ yet'),
        ("Another boat heard by none", "A boat heard by none", "", ""),
    ],
)
def test_how_other_marks_and_letters_are_drawn(quoted: str, recorded: str, after: str, drawn: str) -> None:
    match = replace(MATCH, text=recorded, after=after)
    result = replace(EXACT, verdict="punctuation_only", question=QuoteQuestion(quoted), matches=(match,))
    signs = {"same": "", "recorded": "-", "quoted": "+"}
    assert "".join(f"{signs[one.kind]}{one.text}{signs[one.kind]}" for one in pieces(result)) == drawn


def test_who_said_it_instead(client: FlaskClient, searcher: FakeSearcher) -> None:
    searcher.checked = replace(EXACT, verdict="misattributed")
    page = asking(client, speaker="Tomas Wendel")
    assert page.texts(".claim span") == ["claimed: Tomas Wendel", "said by: Ines Okafor"]


def test_what_was_left_out_is_marked_where_it_weighs(client: FlaskClient, searcher: FakeSearcher) -> None:
    searcher.checked = CUT
    page = asking(client)
    first, second, third = page.soup.select(".leftout")
    assert "holds a negation and words of Tomas Wendel" in first.get_text()
    assert "weighty" in first["class"]
    assert "weighty" not in second["class"]
    assert "its middle is not shown here" in third.get_text()
    assert len(third.get_text()) < 1000
    assert page.texts(".place mark") == ["We have", "and tonight we stop."]
    assert (
        page.one(".place blockquote")
        .get_text()
        .startswith("said Ines Okafor. “We have kept it awake for eight")
    )


def test_one_sentence_in_another_order_is_no_row_of_parts(
    client: FlaskClient, searcher: FakeSearcher
) -> None:
    put_in = change("kept it not awake", replace(MATCH, text="kept it awake"), "not", "", ("negation",))
    searcher.checked = replace(
        EXACT, verdict="spliced", hindrance="another_order", in_parts=True, changes=(put_in,)
    )
    page = asking(client)
    assert page.one("#places").get_text() == "On record"
    assert page.texts(".changes li") == ["nothing on record, in the quotation not changes a negation"]


def test_words_without_their_negation_are_flagged(client: FlaskClient, searcher: FakeSearcher) -> None:
    put_in = change("we kept it awake", replace(MATCH, text="kept it awake"), "we", "", ())
    searcher.checked = replace(
        EXACT,
        verdict="spliced",
        hindrance="another_order",
        in_parts=True,
        changes=(put_in,),
        left_out=(LeftOut("not", 10, 13, ("negation",)),),
    )
    page = asking(client)
    assert "put together in another order, and without “not”" in page.one(".verdict").get_text()
    assert page.soup.select(".verdict.wrong")


def test_nearest_passages_are_no_matches(client: FlaskClient, searcher: FakeSearcher) -> None:
    searcher.checked = NOT_FOUND
    page = asking(client)
    assert page.one("#nearest").get_text() == "Nearest passages: no matches"
    assert "40% of the words alike" in page.text
    assert not page.soup.select("#places")


def test_what_was_searched_is_said(client: FlaskClient, searcher: FakeSearcher) -> None:
    searcher.checked = EXACT
    assert "Searched: 6 releases, July 2020 – 9 Mar 2021; 3 months between hold none; 1 undated." in (
        asking(client).text
    )


@pytest.mark.parametrize(
    ("fields", "status", "said"),
    [
        ({"q": "…"}, 400, "There are no words"),
        ({"q": "x" * 5001}, 400, "at most 5,000"),
        ({"date": "soon"}, 200, "“soon” is not a date"),
        ({"speaker": "x" * 201}, 200, "more than 200 characters"),
        ({"claim": "x"}, 200, "no parameter “claim”"),
        ({"q": " "}, 200, ""),
    ],
)
def test_what_cannot_be_used_is_said(
    client: FlaskClient, searcher: FakeSearcher, fields: dict[str, str], status: int, said: str
) -> None:
    searcher.checked = EXACT
    page = asking(client, **fields)
    assert page.status == status
    assert said in " ".join(page.texts(".notice"))
    assert page.soup.select("form.deskform")


def test_without_an_index_the_page_says_so(client: FlaskClient, searcher: FakeSearcher) -> None:
    searcher.raises = IndexUnavailable("There is no index.")
    page = asking(client)
    assert page.status == 503
    assert "There is no index." in page.text


def _hostile() -> CheckResult:
    match = replace(
        MATCH,
        text=EVIL,
        before=EVIL,
        after=EVIL,
        title=EVIL,
        speaker=EVIL,
        role=EVIL,
        evidence=EVIL,
        source=EVIL,
        around=EVIL,
        rule=EVIL,
        counterpart=replace(MATCH.counterpart, text=EVIL),  # type: ignore[type-var]
        reference=replace(reference_of(releases()[0]), title=EVIL, issuer=EVIL, source=EVIL),
    )
    return replace(
        ALTERED,
        explanation=EVIL,
        warnings=(EVIL,),
        matches=(match,),
        nearest=(match,),
        changes=(replace(ALTERED.changes[0], claimed=EVIL, recorded=EVIL),),
        left_out=(replace(CUT.left_out[0], text=EVIL, speakers=(EVIL,)),),
    )


@pytest.mark.parametrize("checked", [_hostile(), ALTERED], ids=["archive", "quotation"])
def test_markup_is_text(client: FlaskClient, searcher: FakeSearcher, checked: CheckResult) -> None:
    searcher.checked = checked
    page = asking(client, q=EVIL, speaker=EVIL, date=EVIL)
    assert page.status == 200
    scripts = page.soup.select("script")
    assert {(one.get_text(), str(one["src"])[:8]) for one in scripts} == {("", "/static/")}, (
        "only our own files"
    )
    assert not page.soup.select("img, style, iframe, object, [style], base")
    assert not [name for tag in page.soup.find_all(True) for name in tag.attrs if name.startswith("on")]
    assert EVIL in page.one("textarea").get_text()
    assert "&amp;lt;" not in page.response.text


@pytest.mark.parametrize("text", ["a \ud83d b", "a\x00b\x07c"])
def test_what_no_page_can_carry_is_answered(client: FlaskClient, searcher: FakeSearcher, text: str) -> None:
    searcher.checked = EXACT
    page = Page(client, "/check?" + urlencode({"q": text}, errors="surrogatepass"))
    assert page.status == 200


def test_the_sentence_that_a_quotation_was_cut_from(client: FlaskClient, searcher: FakeSearcher) -> None:
    match = replace(
        MATCH, same_characters=True, edges=Edges("Nobody says that ", " for ever <b>.", ("negation",))
    )
    searcher.checked = replace(EXACT, matches=(match,), deciding=(match,), hindrance="cut")
    page = asking(client)
    assert page.one("h1").get_text().strip() == "On record, but cut from a sentence that turns it"
    assert "wrong" in page.one("h1")["class"]
    assert page.one(".sentence").get_text() == (
        f"[left outside: Nobody says that ]{MATCH.text}[left outside:  for ever <b>.]"
    )
    assert "holds a negation" in page.one(".weighty figcaption").get_text()


def test_a_sentence_merely_shortened_is_shown_without_a_flag(
    client: FlaskClient, searcher: FakeSearcher
) -> None:
    match = replace(MATCH, same_characters=True, edges=Edges("", " for ever."))
    searcher.checked = replace(EXACT, matches=(match,), deciding=(match,))
    page = asking(client)
    assert "good" in page.one("h1")["class"]
    assert page.texts(".sentence mark") == ["[left outside: for ever. ]"]
    assert not page.soup.select(".weighty")


@pytest.mark.parametrize(
    ("hindrance", "tone"),
    [("another_day", "wrong"), ("quoted_there", "wrong"), ("speaker_open", "changed"), ("house", "changed")],
)
def test_what_does_not_hold_is_not_shown_as_good(
    client: FlaskClient, searcher: FakeSearcher, hindrance: Hindrance, tone: str
) -> None:
    searcher.checked = replace(EXACT, hindrance=hindrance)
    heading = asking(client).one("h1")
    assert heading.get_text().strip() != TITLES["exact"]
    assert tone in heading["class"]


def test_more_places_than_were_read_are_at_least_so_many(client: FlaskClient, searcher: FakeSearcher) -> None:
    searcher.checked = replace(EXACT, places=31, more_places=True)
    assert "… and at least 30 more places" in asking(client).text
