"""Words for days counted from today, in queries: data, no logic."""

from __future__ import annotations

from typing import Final

# How many days each lies back.
DAYS: Final = {"today": 0, "yesterday": 1, "今天": 0, "昨天": 1, "前天": 2}
THIS: Final = {
    "this week": "week",
    "this month": "month",
    "this year": "year",
    "本周": "week",
    "这周": "week",
    "本月": "month",
    "这个月": "month",
    "今年": "year",
}
LAST: Final = {
    "last week": "week",
    "last month": "month",
    "last year": "year",
    "上周": "week",
    "上个月": "month",
    "上月": "month",
    "去年": "year",
}
# “last 90 days”, “最近90天”: before the number, and the unit after it.
BEFORE_NUMBER: Final = ("last", "past", "previous", "the last", "the past", "最近", "过去", "近")
UNITS: Final = {
    "day": "day",
    "days": "day",
    "week": "week",
    "weeks": "week",
    "month": "month",
    "months": "month",
    "year": "year",
    "years": "year",
    "天": "day",
    "日": "day",
    "周": "week",
    "个星期": "week",
    "个月": "month",
    "月": "month",
    "年": "year",
}
