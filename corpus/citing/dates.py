"""Days as styles write them, and what has to be said of a date that is not plainly known.

A value is never closer than the date's precision; a range and a date that was inferred are said in brackets
behind it, so that no reader takes them for what the release states.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from corpus.models import Language, ReleaseDate
from corpus.two_readings import two_days

MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
SHORT_MONTHS: Final = (
    *("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."),
)


def parts(found: ReleaseDate) -> tuple[int, ...]:
    """(year, month, day) as far as they are known; empty for no date."""
    return tuple(int(part) for part in found.value.split("-")) if found.value else ()


def month_first(value: tuple[int, ...]) -> str:
    """“March 4, 2021”, “March 2021”, “2021”."""
    if len(value) == 3:
        return f"{MONTHS[value[1] - 1]} {value[2]}, {value[0]}"
    return f"{MONTHS[value[1] - 1]} {value[0]}" if len(value) == 2 else "".join(map(str, value))


def day_first(value: tuple[int, ...]) -> str:
    """“4 Mar. 2021”, “Mar. 2021”, “2021”."""
    if len(value) < 2:
        return "".join(map(str, value))
    days = f"{value[2]} " if len(value) == 3 else ""
    return f"{days}{SHORT_MONTHS[value[1] - 1]} {value[0]}"


def year_first(value: tuple[int, ...]) -> str:
    """“2021, March 4”, “2021, March”, “2021”."""
    if len(value) < 2:
        return "".join(map(str, value))
    return f"{value[0]}, {MONTHS[value[1] - 1]}{f' {value[2]}' if len(value) == 3 else ''}"


def of_day(day: date) -> tuple[int, ...]:
    return day.year, day.month, day.day


def doubts(found: ReleaseDate, language: Language) -> str:
    """What is not plainly known of a date, in English: “ [between …; date inferred]”; "" for nothing.

    `language` is that of the release.
    """
    said = [_between(found)] if found.precision == "range" else []
    said += [how] if (how := inferred(found, language)) else []
    return f" [{'; '.join(said)}]" if said else ""


def inferred(found: ReleaseDate, language: Language) -> str:
    """How a date is known that the release itself does not state; "" where it does, or has none.

    One corrected by hand is vouched for by whoever did it.
    """
    if found.basis == "inferred":
        return "date inferred"
    if found.basis == "inherited":
        return f"date inferred from its {'English' if language == 'zh' else 'Chinese'} version"
    return ""


def doubts_zh(found: ReleaseDate) -> str:
    """The same in Chinese, of a Chinese release."""
    said = []
    if two_days(found):
        said.append(f"{found.earliest}或{found.latest}")
    elif found.precision == "range":
        ends = (("不早于", found.earliest), ("不晚于", found.latest))
        both = found.earliest and found.latest
        said += (
            [f"{found.earliest}至{found.latest}之间"]
            if both
            else [f"{word}{end}" for word, end in ends if end]
        )
    if found.basis == "inferred":
        said.append("日期为推断")
    elif found.basis == "inherited":
        said.append("日期据英文版推断")
    return f"[{'；'.join(said)}]" if said else ""


def _between(found: ReleaseDate) -> str:
    first, last = (
        month_first(of_day(date.fromisoformat(end))) if end else None
        for end in (found.earliest, found.latest)
    )
    if first and last and two_days(found):
        return f"{first}, or {last}"
    if first and last:
        return f"between {first}, and {last}"
    return f"not before {first}" if first else f"not after {last}" if last else "day not known"
