"""What a picture of a page would show: Chinese in fonts of its own, text easy to read, nothing cut off."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from addresses import SAMPLE_PAGES

pytestmark = pytest.mark.browser
Open = Callable[..., Any]
# Where Chinese stands among English words, and English among Chinese.
TWO_LANGUAGES = (
    "/wording?q=安静",
    "/wording?q=A+boat+should+be+heard+only+by+the+water+it+moves",
    "/check?q=船的声音，只该让它推开的水听见&speaker=沈雨航",
    "/check?q=We+want+quiet+water+for+everyone&speaker=沈雨航",
    "/search?q=安静",
    "/search?q=heard+only&unit=passages",
    "/releases/5f90d338071f",
    "/releases/2e687a2e3484",
    "/releases/501656df0f5c/source",
    "/boilerplate?of=80fe1f8dea0b.8",
)
# Every run of Chinese signs on the page, and every field that holds one, that is not tagged, or not set in a
# stack of its own of the same family as the words around it.
CHINESE = """() => {
  const found = [];
  const han = /\\p{Script=Han}/u;
  const look = (element, text) => {
    const tag = element.closest("[lang]")?.lang ?? "";
    const fonts = getComputedStyle(element).fontFamily;
    const run = element.closest("[lang|=zh]");
    const bare = run?.matches("span:not([class])");
    const around = bare ? getComputedStyle(run.parentElement).fontFamily : "";
    const own = { C: "Songti", s: "PingFang", u: "ui-mono" }[around[0]] ?? "(Songti|PingFang|ui-mono)";
    if (!tag.startsWith("zh") || !RegExp(`^"?${own}`).test(fonts))
      found.push([text.trim().slice(0, 40), tag, fonts.slice(0, 20), around.slice(0, 20)]);
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { data, parentElement } = texts.currentNode;
    if (han.test(data) && !parentElement.closest("script, option")) look(parentElement, data);
  }
  for (const field of document.querySelectorAll("input:not([type=hidden]), textarea"))
    if (han.test(field.value)) look(field, field.value);
  return found;
}"""
READING = (
    ("/search?q=boat", ".hit .title a, .snippet a"),
    (
        "/releases/f08ce17d82d5?q=may",
        ".release .title:not(.untitled), .subtitle, .unit > p:not(.note), .text mark, .dateline",
    ),
    ("/wording?q=quiet+water+for+everyone&closeness=loose", ".lane .said, .lane ins, .lane del"),
    (
        "/check?q=A+boat+should+be+heard+only+by+the+water+it+moved",
        ".asked, .asked ins, .asked del, .place mark",
    ),
    ("/check?q=We+have+been+careful+…+because+there+was+none", ".leftout blockquote"),
)
# What of a page has less contrast than 7 : 1 with what it stands on, as WCAG 2.2 counts it.
FAINT = """(chosen) => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const parts = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = (colour) => parts(colour).slice(0, 3)
    .map((one) => (one /= 255) <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4)
    .reduce((sum, one, at) => sum + one * [0.2126, 0.7152, 0.0722][at], 0);
  const under = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const colour = getComputedStyle(one).backgroundColor;
      if (parts(colour)[3] === 255) return colour;
    }
  };
  return [...document.querySelectorAll(chosen)].flatMap((element) => {
    const both = [getComputedStyle(element).color, under(element)].map(light);
    const [low, high] = both.sort((a, b) => a - b);
    const contrast = (high + 0.05) / (low + 0.05);
    return contrast < 7 ? [[element.outerHTML.slice(0, 60), contrast]] : [];
  });
}"""
CUT = """() => [...document.querySelectorAll('.between input')]
  .filter((one) => one.scrollWidth > one.clientWidth).length"""
OVERLAP = """() => {
  const [tab] = [...document.querySelectorAll(".tabline .tabs a")].slice(-1);
  const button = document.querySelector(".keep button");
  return tab.getBoundingClientRect().right > button.getBoundingClientRect().left;
}"""


def test_chinese_is_marked_and_has_fonts_of_its_own(visit: Open, sample: str) -> None:
    window = visit(at=sample)
    wrong = {}
    for address in (*SAMPLE_PAGES, *TWO_LANGUAGES):
        window.page.goto(address)
        if found := window.page.evaluate(CHINESE):
            wrong[address] = found
    window.wrong = [said for said in window.wrong if "404" not in said]
    assert wrong == {}


def test_chinese_beside_a_text_has_the_family_of_the_words_beside_the_text(visit: Open, sample: str) -> None:
    page = visit(at=sample).page
    page.goto("/releases/2e687a2e3484")
    fonts = "getComputedStyle(document.querySelector('{}')).fontFamily"
    assert page.evaluate(fonts.format(".note [lang|=zh]")).startswith('"PingFang')
    assert page.evaluate(fonts.format(".text p")).startswith('"Songti')


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_is_read_at_length_stands_out(visit: Open, sample: str, theme: str) -> None:
    page = visit(at=sample).page
    page.emulate_media(color_scheme=theme)
    for address, chosen in READING:
        page.goto(address)
        for each in chosen.split(", "):
            assert page.locator(each).count(), (address, each)
        assert page.evaluate(FAINT, chosen) == [], address


@pytest.mark.parametrize("width", [1280, 390])
def test_a_day_fits_into_its_field(visit: Open, sample: str, width: int) -> None:
    page = visit(at=sample, width=width).page
    page.goto("/search?q=boat&from=2016-10-28&to=2025-12-28")
    page.evaluate("document.getElementById('narrow').open = true")
    assert page.evaluate(CUT) == 0


def test_the_button_that_keeps_a_search_leaves_room_for_the_tabs(visit: Open, sample: str) -> None:
    page = visit(at=sample, width=390).page
    page.goto("/search?q=boat&unit=quotations")
    for label in ("Save", "Forget"):
        assert page.locator(".keep button").inner_text().strip() == label
        assert not page.evaluate(OVERLAP), label
        page.locator(".keep button").click()
