"""Variants of known dumps: the same releases in the dress of invented newswires.

A model that learns from a few sources learns their habits: their end mark, their dateline.  So the
releases are undressed (tail and dateline off) and dressed again in habits drawn at random, some
dumps in one dress, some in many.  Used by `train_splitter` only.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from corpus.blocks import blocks
from corpus.splitting import block_cues as cues
from corpus.splitting.block_traits import Traits, read_traits
from scripts.variant_words import (
    ABOUT,
    ABOUT_ZH,
    CITIES,
    CITIES_ZH,
    DATELINES,
    DATELINES_ZH,
    DATES,
    FAREWELLS,
    FIRMS,
    FIRMS_ZH,
    FIRST,
    FORMS,
    HEADS,
    HEADS_ZH,
    LAST,
    LEGAL,
    LETTERS,
    MONTHS,
    NAMES_ZH,
    TAILS,
    TAILS_ZH,
    WIRES,
)

Variant = tuple[str, list[str]]


def make_variants(releases: list[str], chance: random.Random) -> Iterator[Variant]:
    """Named variants of one dump, each a list of releases; the first is the dump as it is."""
    yield "as it is", releases
    yield "no tails", [strip_tail(r) for r in releases]
    yield "bare", [strip_dateline(strip_tail(r)) for r in releases]
    yield "half", [_maybe(chance, strip_dateline, _maybe(chance, strip_tail, r)) for r in releases]
    yield "tight", [_tighten(r) for r in releases]
    for _ in range(2):
        yield "tight", [_tighten(r) for r in dress(releases, chance)]
    yield "wrapped", ["\n\n".join(_wrap(b) for b in _pieces(r)) for r in releases]
    for _ in range(4):
        yield "dressed", dress(releases, chance)
    for _ in range(6):
        at, size = chance.randrange(len(releases)), chance.randint(2, 6)
        yield "small", dress(releases[at : at + size], chance)
    for _ in range(3):
        shuffled = list(releases)
        chance.shuffle(shuffled)
        size = chance.choice((2, 5, 10, 20))
        mixed = [r for at in range(0, len(shuffled), size) for r in dress(shuffled[at : at + size], chance)]
        chance.shuffle(mixed)
        yield "mixed", mixed


def strip_tail(release: str) -> str:
    """A release without what follows its last paragraph of news."""
    pieces = _pieces(release)
    while len(pieces) > 2:
        last = _traits(pieces[-1])
        news = last.prose and last.stop and not (last.legal or last.contact or last.via)
        if news and not _traits(pieces[-2]).about:
            break
        pieces.pop()
    return "\n\n".join(pieces)


def strip_dateline(release: str) -> str:
    pieces = _pieces(release)
    for i in range(1, min(4, len(pieces))):
        traits = _traits(pieces[i])
        found = cues.OPENING_DASH.match(pieces[i]) if traits.opening >= 2 else None
        if found:
            rest = re.sub(
                r"^\s*(?=[(/\S]{1,30})[^.]{0,60}?(?:--|–|—|\) -)\s*", "", pieces[i][found.end() :]
            ).strip(" -–—/)")
            pieces[i] = rest if len(rest) > 30 else pieces[i]
            break
        if traits.zh:
            pieces[i] = re.sub(r"^.{0,20}[：:]", "", pieces[i]).strip() or pieces[i]
            break
    return "\n\n".join(pieces)


@dataclass(frozen=True, slots=True)
class Habits:
    """What an invented newswire does always, or as often as `rate` and the shares say."""

    wire: str
    date: str
    opening: tuple[str, str]
    head: tuple[str, str]
    tail: tuple[str, str]
    rate: float
    firm: tuple[str, str] | None
    small: bool
    gap: int
    loose: bool
    subtitles: int
    subtitle_break: str
    short: float
    stubs: float
    personal: float
    brief: int
    long: bool
    glued: bool


def _draw_habits(chance: random.Random) -> Habits:
    pick = chance.choice
    bare = chance.random() < 0.2  # a house without datelines
    return Habits(
        wire=pick(WIRES),
        date=pick(DATES),
        opening=("" if bare else pick(DATELINES), "" if bare else pick(DATELINES_ZH)),
        head=(pick(HEADS), pick(HEADS_ZH)),
        tail=(pick(TAILS), pick(TAILS_ZH)),
        rate=pick((1, 1, 0.9, 0.6)),
        firm=_draw_firm(chance) if chance.random() < 0.3 else None,
        small=chance.random() < 0.5,
        gap=pick((0, 0, 0, 0, 0, 1, 2, 4)),
        loose=chance.random() < 0.1,
        subtitles=pick((0, 0, 0, 0, 1, 2, 3)),
        subtitle_break=pick(("\n", "\n\n")),
        short=pick((0.05, 0.05, 0.3)),
        stubs=pick((0.01, 0.01, 0.01, 0.1)),
        personal=pick((0.02, 0.05, 0.1, 0.7)),
        brief=pick((0, 0, 0, 0, 0, 1, 2, 3)),
        long=chance.random() < 0.2,
        glued=chance.random() < 0.1,
    )


def _draw_firm(chance: random.Random) -> tuple[str, str]:
    return f"{chance.choice(FIRMS)} {chance.choice(FORMS)}".strip(), chance.choice(FIRMS_ZH)


def dress(releases: list[str], chance: random.Random) -> list[str]:
    """The releases as one invented newswire would send them; it forgets its own habits sometimes."""
    habits = _draw_habits(chance)
    return [_dress_one(release, habits, chance) for release in releases]


def _dress_one(release: str, habits: Habits, chance: random.Random) -> str:
    pieces = _pieces(strip_dateline(strip_tail(release)) if chance.random() < 0.8 else release)
    zh = bool(_traits(pieces[0]).zh)
    firm = (habits.firm or _draw_firm(chance))[zh]
    facts = _facts(chance, habits.date, zh, firm, habits.wire)
    title, body = pieces[0], pieces[1:]
    if habits.brief and body:
        body = (
            [("" if zh else " ").join(body[: chance.randint(1, 6)])]
            if habits.brief > 2
            else body[: habits.brief]
        )
    if habits.small and not zh:
        title = _lower(title, body)
    if chance.random() < habits.short and not zh:
        title = " ".join(title.split(" ")[: chance.randint(3, 6)])
    top = _subtitles(body, habits, chance) if chance.random() < 0.8 else []
    over: list[str] = []
    if top and habits.subtitle_break == "\n":
        title, top = "\n".join([title, *top]), []
    if chance.random() < habits.rate:
        over, title, more = _header(title, habits.head[zh], facts, zh)
        top = [*more, *top]
    if chance.random() < habits.rate:
        at = next((i for i, piece in enumerate(body[:4]) if _traits(piece).prose), None)
        if at is not None:
            body[at] = habits.opening[zh].format(**facts) + body[at]
    end = _fill(habits.tail[zh], facts) if chance.random() < habits.rate else []
    if chance.random() < habits.stubs:
        top, body, end = [], [], []
    if habits.glued and body and not top:
        title, body = f"{title}\n{body[0]}", body[1:]
    if chance.random() < 0.15:
        title = title.upper() if not habits.glued else title
    if chance.random() < habits.personal and not zh:
        title, body, end = _personal(title, body, facts, chance)
    blocks_ = [*over, title, *top, *body, *end]
    if habits.loose:
        blocks_ = [b + "\n" * chance.choice((0, 0, 0, 0, 1, 2)) for b in blocks_]
    gap = habits.gap if chance.random() < 0.95 else 0
    return "\n\n".join(blocks_) + "\n" * gap


def _tighten(release: str) -> str:
    """Paragraphs parted by a line break alone."""
    return "\n".join(" ".join(line.strip() for line in piece.splitlines()) for piece in _pieces(release))


def _subtitles(body: list[str], habits: Habits, chance: random.Random) -> list[str]:
    """Lines made from the first words of later paragraphs, as subtitles would say them."""
    lines = []
    for piece in body[1 : 1 + habits.subtitles]:
        words = piece.split(" ")[: chance.randint(5, 40 if habits.long else 12)]
        line = " ".join(words) if len(words) > 1 else piece[: chance.randint(10, 24)]
        lines.append(line.split("\n")[0].rstrip(" .,;:。，；："))
    return list(filter(None, lines))


def _personal(
    title: str, body: list[str], facts: dict[str, object], chance: random.Random
) -> tuple[str, list[str], list[str]]:
    """The same text as a letter or a speech: headline, body, end."""
    salutation = chance.choice(
        ("Dear all,", "Dear colleagues,", "Dear friends and partners,", "Good evening,", "Dear {o} owners,")
    ).format(**facts)
    if chance.random() < 0.4:
        short = " ".join(title.split(" ")[: chance.randint(3, 7)])
        return (
            short,
            [
                "{} by {n}, chairman of {o}".format(chance.choice(("Speech", "Remarks")), **facts),
                salutation,
                *body,
            ],
            [],
        )
    end = _fill(chance.choice(FAREWELLS), facts)
    if chance.random() < 0.4:
        title = " ".join(title.split("\n")[0].split(" ")[: chance.randint(3, 9)])
    else:
        title = chance.choice(LETTERS).format(**facts)
    return title, [salutation, *body] if chance.random() < 0.6 else body, end


def _header(title: str, head: str, facts: dict[str, object], zh: bool) -> tuple[list[str], str, list[str]]:
    """What stands over the headline, the headline, and what stands under it."""
    if head.startswith("^"):
        return _fill(head[1:], facts), title, []
    top: list[str] = []
    shown = title
    for line in filter(None, head.split(";")):
        if line == "@short":
            keep = 10 if zh else 40
            if len(title) > keep + 5:
                shown = (title[:keep] if zh else title[:keep].rsplit(" ", 1)[0]) + "…"
                top.append(title)
        else:
            top.append(title if line == "@title" else line.format(**facts))
    return [], shown, top


def _fill(lines: str, facts: dict[str, object]) -> list[str]:
    return [line.format(**facts) for line in lines.split(";") if line]


def _facts(chance: random.Random, style: str, zh: bool, firm: str, wire: str) -> dict[str, object]:
    day, month, year = chance.randint(1, 28), chance.randint(1, 12), chance.randint(2005, 2026)
    name = MONTHS[month - 1]
    city = chance.choice(CITIES_ZH) if zh else chance.choice(CITIES)
    host = chance.choice(FIRMS).split()[0].lower()
    facts: dict[str, object] = {
        "d": style.format(d=day, m=month, y=year, M=name, S=name[:3], U=name.upper()),
        "z": f"{year}年{month}月{day}日",
        "zs": f"{month}月{day}日",
        "c": city.upper() if chance.random() < 0.5 else city,
        "w": wire,
        "t": "".join(chance.choice("ABCDEFGHKLMNPRSTXZ") for _ in range(4)),
        "o": firm,
        "n": chance.choice(NAMES_ZH) if zh else f"{chance.choice(FIRST)} {chance.choice(LAST)}",
        "p": f"+{chance.randint(1, 99)} {chance.randint(100, 999)} {chance.randint(1000, 9999)}",
        "e": f"press@{host}.example",
        "u": f"https://www.{host}.example/{chance.randint(1, 999)}",
        "y": chance.randint(1950, 2015),
        "k": chance.randint(20, 9000),
        "j": chance.randint(3, 60),
    }
    facts["b"] = (ABOUT_ZH if zh else chance.choice(ABOUT)).format(**facts)
    facts["l"] = LEGAL.format(**facts)
    return facts


def _lower(title: str, body: list[str]) -> str:
    """A headline in small letters but for its first word and its names."""
    text = " ".join(body)
    words = title.split(" ")
    for i, word in enumerate(words[1:], 1):
        bare = re.sub(r"[^A-Za-z]", "", word)
        if bare.istitle() and (
            re.search(rf"\b{bare.lower()}\b", text) or not re.search(rf"[a-z,] {bare}\b", text)
        ):
            words[i] = word.lower()
    return " ".join(words)


def _maybe(chance: random.Random, change: Callable[[str], str], release: str) -> str:
    return change(release) if chance.random() < 0.5 else release


def _wrap(piece: str) -> str:
    return re.sub(r"(.{1,72})(?:\s+|$)", r"\1\n", piece).rstrip("\n")


def _pieces(release: str) -> list[str]:
    return [release[b.span.start : b.span.end] for b in blocks(release)]


def _traits(piece: str) -> Traits:
    return read_traits(piece, next(blocks(piece)))
