"""How a release was read, what is doubtful in an archive, and the stanzas that settle it."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from test_cli import run

from corpus.models import AlignedPair, Dump, Issue, Person, PersonMention, Quote, Record, Release, Span
from corpus.pipeline import annotate
from corpus.reviewing.doubts import of_release
from corpus.reviewing.explain import as_json, explain
from corpus.reviewing.names import Bearers
from corpus.terminal import columns

TEXT = """\
The ferry Alder is back

The ferry Alder sailed again after a winter in the yard, and nobody can say on which day.

“She is as dry as a biscuit,” said Captain Lind. “We could not ask for more.”

Ola Lind had painted the hull, Runa Lind the funnel. The paint is of the Skerry Two sort.
"""
LETTER = """\
A new timetable

Lindholm, May 2, 2022 – The summer timetable of the ferry Alder starts on Monday.
"""


def handmade() -> Release:
    title = Span(40, 40 + len("The ferry Alder is back"))

    def at(words: str) -> Span:
        start = 40 + TEXT.index(words)
        return Span(start, start + len(words))

    return Release(
        id="alder",
        source="box/ferry.txt",
        span=Span(40, 40 + len(TEXT)),
        text=TEXT,
        kind="release",
        language="en",
        title="The ferry Alder is back",
        title_span=title,
        rule="layout",
        confidence=0.6,
        people=(
            PersonMention(at("Ola Lind"), "Ola Lind", "speech", 0.8, name="Ola Lind"),
            PersonMention(at("Runa Lind"), "Runa Lind", "shape", 0.7, name="Runa Lind"),
        ),
        quotes=(
            Quote(
                "direct",
                at("“She is as dry as a biscuit,”"),
                cue=at("said"),
                speaker_mention=at("Captain Lind"),
                speaker="Ola Lind",
                role="Captain",
                rule="cue-after",
                confidence=0.4,
            ),
            Quote("direct", at("“We could not ask for more.”"), rule="continued"),
        ),
        alignment=(AlignedPair(Span(0, 3), at("The ferry Alder sailed"), 0.5),),
        issues=(Issue("odd", "Something is odd."),),
    )


def found() -> Release:
    release = handmade()
    start = 40 + TEXT.index("Captain Lind")
    lone = PersonMention(Span(start, start + 12), "Captain Lind", "titled", 0.8, honorific="Captain")
    people = sorted((lone, *release.people), key=lambda one: one.span.start)
    return Release(**{name: getattr(release, name) for name in Release.__slots__} | {"people": tuple(people)})


def test_every_annotation_is_explained() -> None:
    facts = explain(handmade(), found=found(), counterpart=None)
    shown = {(one.about, one.value) for one in facts}
    assert {
        ("boundary", "begins here"),
        ("date", "undated"),
        ("person", "nobody"),
        ("person", "Ola Lind"),
        ("quotation", "direct"),
        ("alignment", "paragraph"),
        ("issue", "odd"),
    } <= shown
    quote = next(one for one in facts if one.about == "quotation")
    assert (quote.rule, quote.confidence, quote.note) == ("cue-after", 0.4, "Ola Lind, Captain")
    assert [(one.text, one.note) for one in quote.evidence] == [
        ("said", "says so"),
        ("Captain Lind", "names the speaker"),
    ]
    value = json.loads(json.dumps(as_json(handmade(), facts, current=True)))
    assert value["facts"][0]["span"] == [40, 40]


def test_what_is_doubtful_in_a_release() -> None:
    doubts = list(of_release(handmade()))
    assert [(one.kind, one.weight, one.what) for one in doubts] == [
        ("boundary", 0.4, "a release may start here"),
        ("date", 0.7, "undated"),
        ("quotation", 0.6, "by Ola Lind"),
        ("quotation", 0.6, "nobody’s words"),
        ("issue", 0.65, "odd"),
    ]


def test_a_name_two_people_bear_is_doubtful() -> None:
    people = Bearers([Person("Ola Lind"), Person("Runa Lind"), Person("Captain Oak")])
    (one,) = people.doubts(handmade(), found())
    assert (one.what, one.why) == ("“Captain Lind” is nobody", "could be Ola Lind or Runa Lind")
    assert list(Bearers([Person("Ola Lind")]).doubts(handmade(), handmade())) == []


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("review")
    (folder / "box").mkdir()
    (folder / "box" / "ferry.txt").write_text(f"{TEXT}\n\n{LETTER}", encoding="utf-8")
    assert run("ingest", folder / "box", archive=folder / "a").returncode == 0
    return folder


def ids(place: Path) -> list[str]:
    return [json.loads(line)["id"] for line in run("export", archive=place / "a").stdout.splitlines()]


@pytest.mark.parametrize("width", [60, 80, 120])
def test_explain_fits_the_terminal(place: Path, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    done = run("explain", ids(place)[1], archive=place / "a")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0] == "A new timetable"
    assert max(map(columns, lines)) <= width
    assert "date            2022-05-02 (day) · stated in its dateline" in done.stdout
    assert "“May 2, 2022”" in done.stdout


def test_explain_as_json(place: Path) -> None:
    value = json.loads(run("explain", "--json", ids(place)[1], archive=place / "a").stdout)
    (date,) = [one for one in value["facts"] if one["about"] == "date"]
    assert (date["rule"], date["evidence"][0]["text"]) == ("place-date", "May 2, 2022")


def test_explain_of_an_unknown_id_suggests_the_nearest(place: Path) -> None:
    known = ids(place)[0]
    for command in ("explain", "show"):
        done = run(command, known[:-1] + "x", archive=place / "a")
        assert (done.returncode, done.stdout) == (1, "")
        assert f"did you mean “{known}”?" in done.stderr


@pytest.mark.parametrize("width", [60, 80, 120])
def test_review_lists_the_worst_first(place: Path, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    done = run("review", archive=place / "a")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert max(map(columns, lines)) <= width
    weights = [float(line[:4]) for line in lines if line[:1].isdigit()]
    assert weights == sorted(weights, reverse=True) != []
    assert "undated: nothing in it is read as its date" in done.stdout
    assert '→ [[dates]] date = "none" # or the day' in done.stdout
    assert "doubtful" in done.stderr


def test_review_of_one_kind_and_as_json(place: Path) -> None:
    value = json.loads(run("review", "--json", "--kind", "date", "--limit", "1", archive=place / "a").stdout)
    (one,) = value["doubts"]
    assert (one["kind"], one["title"], value["counts"]) == ("date", "The ferry Alder is back", {"date": 1})
    assert tomllib.loads(one["stanza"])["dates"][0]["date"] == "none"
    assert run("review", "--kind", "dates", archive=place / "a").returncode == 2


def test_the_stanzas_of_a_review_settle_all_of_it(place: Path) -> None:
    archive = place / "a"
    done = run("review", "--toml", "--limit", "99", archive=archive)
    assert len(tomllib.loads(done.stdout)["dates"]) == 1
    (archive / "corrections.toml").write_text(done.stdout, encoding="utf-8")
    before = run("export", archive=archive).stdout.count("\n")
    try:
        account = run("ingest", place / "box", archive=archive)
        assert (account.returncode, account.stderr) == (0, "")
        assert "found nothing to correct" not in account.stdout
        settled = run("review", archive=archive)
        assert (settled.returncode, settled.stderr) == (1, "Nothing is doubtful.\n")
        assert run("export", archive=archive).stdout.count("\n") == before
    finally:
        (archive / "corrections.toml").unlink()
        run("ingest", place / "box", archive=archive)


def test_corrections_on_the_command_line(place: Path) -> None:
    archive = place / "a"
    file = archive / "corrections.toml"
    named = '[[dates]]\nsource = "box/ferry.txt"\ntitle = "The ferry Alder is back"\n'
    try:
        file.write_text(f'{named}date = "2022-04-01"\nwhy = "the yard’s log"\n', encoding="utf-8")
        assert run("index", archive=archive).returncode == 0
        shown = run("show", ids(place)[0], archive=archive).stdout
        assert "2022-04-01 (corrected)" in shown
        assert "corrected by hand: date: 2022-04-01 – the yard’s log" in shown
        assert "corrected by hand · rule corrected" in run("explain", ids(place)[0], archive=archive).stdout
        (line,) = json.loads(run("show", "--json", ids(place)[0], archive=archive).stdout)["corrections"]
        assert (line["text"], line["note"]) == ("date: 2022-04-01", "the yard’s log")
        assert "2022-04-01 (corrected by hand)" in run("search", "Alder biscuit", archive=archive).stdout

        file.write_text(f'{named.replace("back", "gone")}date = "2022"\n', encoding="utf-8")
        done = run("ingest", place / "box", archive=archive)
        assert done.returncode == 0
        assert (
            "corrections.toml: 1 correction found nothing to correct\n    [[dates]] 1, line 1: "
            in done.stdout
        )
        assert "1.00  corrections.toml" in run("review", "--limit", "1", archive=archive).stdout

        file.write_text(f"{named}dat = '2022'\n", encoding="utf-8")
        for command in (("ingest", place / "box"), ("index",)):
            done = run(*command, archive=archive)
            assert (done.returncode, done.stdout) == (2, "")
            assert "[[dates]] 1, line 1: unknown key “dat”; did you mean “date”?" in done.stderr
    finally:
        file.unlink()
        run("ingest", place / "box", archive=archive)


JOINED = """\
The ferry Alder is back

Lindholm, May 2, 2022 – The ferry Alder sailed again after a winter in the yard, and the crew waved.

“She is as dry as a biscuit,” said Captain Lind.

The ferry Alder is sold

Lindholm, June 3, 2023 – The ferry Alder was sold to the next island, where the children painted it blue.

“She will be as wet as a sponge,” said Captain Lind.
"""


def test_a_second_date_line_is_doubted_until_a_person_settles_it(tmp_path: Path) -> None:
    """A boundary taken out by hand is settled; one never seen is doubted, with the line it may lie at."""
    (tmp_path / "ferry.txt").write_text(JOINED, encoding="utf-8")
    archive = tmp_path / "a"
    assert run("ingest", tmp_path / "ferry.txt", archive=archive).returncode == 0
    assert run("export", archive=archive).stdout.count("\n") == 2
    source = json.loads(run("export", archive=archive).stdout.splitlines()[0])["source"]
    stanza = f'[[boundaries]]\nsource = "{source}"\nline = "The ferry Alder is sold"\nstarts = false\n'
    (archive / "corrections.toml").write_text(stanza, encoding="utf-8")
    run("ingest", tmp_path / "ferry.txt", archive=archive)
    (release,) = map(json.loads, run("export", archive=archive).stdout.splitlines())
    assert (release["date"], release["date_precision"]) == ("2022-05-02", "day")
    (only,) = annotate(
        Dump(source, JOINED, "utf-8", "", len(JOINED), records=(Record(Span(0, len(JOINED))),))
    )
    assert (only.date.precision, only.date.earliest, only.date.latest) == (
        "range",
        "2022-05-02",
        "2023-06-03",
    )
    (doubt,) = [one for one in of_release(only) if one.kind == "issue"]
    assert (doubt.what, doubt.evidence) == ("second-date", "Lindholm, June 3, 2023 –")
    assert doubt.settlement is not None
    assert JOINED[doubt.settlement.boundary or 0 :].startswith("The ferry Alder is sold")
