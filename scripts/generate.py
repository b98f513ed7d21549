"""A made-up dump of any size, for measuring: releases of invented companies, glued by blank lines.

    python3 scripts/generate.py --releases 2000 > dump.txt
    python3 scripts/generate.py --megabytes 100 --seed 7 > large.txt

The wording recurs as it does in real archives: fixed boilerplate, product names in series, sentences
used again; words are as frequent as in real prose (`made_up_words`).  One release in ten has a Chinese
version.  The same seed gives the same bytes.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts.made_up_words import Wording, han_sentence, rank, term

COMPANIES = (
    ("Halden Works", "哈尔登", "Aven", "heat pumps"),
    ("Morrow & Pike", "莫罗派克", "Linnet", "hearing aids"),
    ("Castellan Robotics", "卡斯特兰", "Orrery", "garden robots"),
    ("Brightwater Rail", "明水轨道", "Sable", "night trains"),
    ("Tindale Optics", "廷代尔光学", "Quill", "microscopes"),
)
PEOPLE = (
    ("Maren Oldfield", "Chief Executive Officer"),
    ("Jonas Akerele", "Chief Financial Officer"),
    ("Wei Suyin", "President of Asia"),
    ("Priya Raghunath", "Head of Research"),
    ("Tomas Halvorsen", "Vice President of Sales"),
    ("Adaeze Obi", "General Manager"),
)
CITIES = ("London, UK", "Osaka, JAPAN", "Leeds, UK", "Gdansk, POLAND", "Shenzhen, CHINA", "Portland, OR")
VERBS = ("Launches", "Unveils", "Expands", "Opens Orders for", "Brings Home", "Recalls")
PLACES = ("Europe", "South East Asia", "the Nordic countries", "twelve more cities", "its home market")
FACTS = (
    "The {product} weighs {small} kg, {percent}% less than its predecessor, and needs no tools to install.",
    "Orders in the quarter rose {percent}% to {money} million, the company said.",
    "More than {large} customers in {place} already use a product of the {brand} series.",
    "The {brand} series now has {small} models, from the {brand} 1 to the {brand} {number} Pro.",
    "Deliveries begin in {place} on {day} and reach all other markets by the end of the year.",
    "Each unit is tested for {large} hours before it leaves the works, twice as long as the law asks.",
    "Energy use falls by {percent}% in the laboratory and by {small}% in an ordinary household.",
    "The company will invest {money} million over five years in research into {what}.",
    "A survey of {large} owners found that {percent}% would buy the {product} again.",
    "Spare parts for the {product} will be kept for {small} years, and the drawings are public.",
)
SAID = (
    "“We built the {product} for people who would rather not think about {what},” said {name}, {role}.",
    "“Our customers asked for something quieter,” said {name}, {role}. “It took {small} years.”",
    "{name}, {role}, said that demand in {place} had grown faster than expected.",
    "“Good {what} are the ones you forget you own,” {name} added.",
)
HAN_FACTS = (
    "{zh}今天宣布推出{product},售价为{money}元。",
    "截至目前,{zh}的用户已超过{large}人,同比增长{percent}%。",
    "“我们为用户打造了{product},”{zh}首席执行官表示,“这花了{small}年时间。”",
    "{product}比上一代轻{percent}%,将于{day_zh}开始发货。",
)


def releases(seed: int) -> Iterator[str]:
    """Releases without end, newest first."""
    rng = random.Random(seed)
    wordings = [Wording() for _ in COMPANIES]
    day = date(2024, 12, 30)
    while True:
        day -= timedelta(days=rng.choice((0, 0, 1, 1, 2, 3)))
        if day.year < 2004:
            day = date(2024, 12, 30)
        company = rng.randrange(len(COMPANIES))
        name, zh, brand, what = COMPANIES[company]
        number = rng.randint(2, 30)
        words = {
            "company": name,
            "zh": zh,
            "brand": brand,
            "what": what,
            "number": number,
            "product": f"{brand} {number}{rng.choice(('', ' Pro', ' Mini', 'S'))}",
        }
        yield _english(rng, day, words, wordings[company])
        if rng.random() < 0.1:
            yield _chinese(rng, day, words)


def _english(rng: random.Random, day: date, words: dict[str, object], wording: Wording) -> str:
    topic = term(rank(rng, 3000)).title()
    title = f"{words['company']} {rng.choice(VERBS)} {words['product']} for {topic} in {rng.choice(PLACES)}"
    lead = (
        f"{rng.choice(CITIES)}, {day:%B} {day.day}, {day.year} – {words['company']},"
        f" a maker of {words['what']}, today announced news of the {words['product']}."
    )
    body = [
        " ".join(_line(rng, words, day, wording) for _ in range(rng.randint(2, 5)))
        for _ in range(rng.randint(3, 9))
    ]
    body.insert(1, _fill(rng, rng.choice(SAID), words, day))
    about = (
        f"About {words['company']}\n\n{words['company']} has made {words['what']} since 1971."
        f" Its products are sold in {60 + day.year % 20} countries. More at https://press.{words['brand']}.example/."
    )
    return "\n\n".join([title, lead, *body, about])


def _chinese(rng: random.Random, day: date, words: dict[str, object]) -> str:
    title = f"{words['zh']}发布{words['product']}"
    body = [
        "".join(_fill(rng, line, words, day) + han_sentence(rng) for line in rng.sample(HAN_FACTS, 3))
        for _ in range(3)
    ]
    return "\n\n".join([title, f"北京,{day.year}年{day.month}月{day.day}日 – {body[0]}", *body[1:]])


def _line(rng: random.Random, words: dict[str, object], day: date, wording: Wording) -> str:
    """One sentence in four is a fact about the product, the others are prose."""
    return _fill(rng, rng.choice(FACTS), words, day) if rng.random() < 0.25 else wording.sentence(rng)


def _fill(rng: random.Random, line: str, words: dict[str, object], day: date) -> str:
    name, role = rng.choice(PEOPLE)
    later = day + timedelta(days=rng.randint(5, 60))
    return line.format(
        **words,
        name=name,
        role=f"{role} of {words['company']}",
        place=rng.choice(PLACES),
        small=rng.randint(2, 19),
        percent=rng.randint(3, 88),
        money=rng.randint(20, 990),
        large=f"{rng.randint(1, 99)},{rng.randint(0, 999):03}",
        day=f"{later:%B} {later.day}",
        day_zh=f"{later.month}月{later.day}日",
    )


def main() -> None:
    """Write the dump to standard output."""
    parser = argparse.ArgumentParser(description="Write a made-up dump to standard output.")
    size = parser.add_mutually_exclusive_group(required=True)
    size.add_argument("--releases", type=int, help="how many releases")
    size.add_argument("--megabytes", type=float, help="how large a dump")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    limit = options.megabytes * 1e6 if options.megabytes else float("inf")
    written = 0
    for number, release in enumerate(releases(options.seed)):
        if written >= limit or number == options.releases:
            return
        data = f"{release}\n\n".encode()
        sys.stdout.buffer.write(data)
        written += len(data)


if __name__ == "__main__":
    main()
