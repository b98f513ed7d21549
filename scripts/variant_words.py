"""What the dress of invented newswires is made of: names, tails, heads and datelines.  Data only."""

from __future__ import annotations

_CITIES_TEXT = (
    "LONDON;Paris;NEW YORK;San Jose, Calif.;HONG KONG;Berlin, Germany;TOKYO;SINGAPORE;Austin, TX;"
    "TORONTO, ON;Mumbai, India;Oslo;Geneva;MIAMI;CHICAGO;Dublin, Ireland;Shenzhen, China;BEIJING;"
    "Boston, Mass.;Lagos"
)
CITIES = _CITIES_TEXT.split(";")
_MONTHS_TEXT = "January February March April May June July August September October November December"
MONTHS = _MONTHS_TEXT.split()
WIRES = ["NEWSWORLD", "WireOne", "PRESSLINK", "TheWire", "MEDIAFEED"]
CITIES_ZH = ["北京", "上海", "深圳", "广州", "香港", "杭州", "成都", "武汉", "新加坡", "东京"]
FIRST = ["Anna", "Peter", "Mary", "John", "Lena", "Omar", "Priya", "Carlos", "Yuki", "Elena"]
LAST = ["Holt", "Berger", "Quade", "Ito", "Marsh", "Lindqvist", "Okafor", "Navarro", "Petrov", "Singh"]
_FIRMS_TEXT = (
    "Norvane;Quellmark;Tessaro;Halbrook;Ostrava Labs;Brightmoor;Civanto;Delmaris;Fenwick Rowe;Grentis"
)
FIRMS = _FIRMS_TEXT.split(";")
FORMS = ["Inc.", "Group", "Ltd.", "Corporation", "GmbH", "Foundation", "Holdings", ""]
FIRMS_ZH = ["诺凡科技", "启明集团", "泰锐股份", "海博克", "光谷实业", "晨星资本"]
NAMES_ZH = ["张伟", "王芳", "李娜", "刘洋", "陈静"]
ABOUT = (
    "{o} is a global provider of services for industry. Founded in {y}, the company employs {k}"
    " people in {j} countries and"
    " supplies customers worldwide. To learn more, visit {u}.",
    "{o} designs, builds and operates systems for cities and companies. Its products are used by"
    " more than {k} customers."
    " For more information visit {u}.",
    "Established in {y}, {o} is a leader in its field, with offices in {j} cities and a staff of {k}.",
)
ABOUT_ZH = "{o}成立于{y}年，是行业领先的服务提供商，在{j}个国家和地区拥有{k}名员工。"
LEGAL = (
    "This press release contains forward-looking statements, which involve risks and"
    " uncertainties. Actual results may"
    " differ materially from those expressed. {o} undertakes no obligation to update them."
)
TAILS = [
    "###",
    "# # #",
    "-30-",
    "ENDS",
    "-END-",
    "*  *  *",
    "Media Contact:;{n};{p};{e}",
    "SOURCE {o}",
    "Contact: {n}, {e}, {p}",
    "For more information, visit {u}.",
    "About {o};{b}",
    "About {o};{b};Media Contact;{n} {e} {p}",
    "About {o};{b};###",
    "Contacts;{n};{o};{p};{e}",
    "Logo: {u}",
    "View source version: {u}",
    "{u}",
    "Notes to editors;{b}",
    "© 2020 {o}. All rights reserved.",
    "Forward-looking statements;{l}",
    "{n};{o};{e}",
    "Share this article",
    "Tags: {o}",
    "{o};{p};Symbol: {t}",
    "Symbol: {t}",
    "{o} Newsroom",
    "{o} is part of the {w} family",
    "To get alerts from {o}, write to {e};For terms of use and more, see {u};{o} is a service of {w}",
    "{n} {p}",
    "{o}\n{p}\n{c}",
    "",
    "",
    "",
    "Sincerely,;{n};Chief Executive, {o};{d}",
    "{n};Founder and CEO of {o};{d}",
    "With gratitude,;{n};{o}",
]
TAILS_ZH = [
    "（完）",
    "###",
    "媒体联系人：;{n};{e}",
    "关于{o};{b}",
    "来源：{o}",
    "{u}",
    "责任编辑：{n}",
    "关于{o};{b};如需更多信息，请访问 {u}",
    "免责声明：本文仅供参考。",
    "",
    "",
    "",
]
LETTERS = (
    "An open letter from {n}",
    "A letter to our customers",
    "A message from our chief executive",
    "Statement by {n}, chairman of {o}",
    "To all friends of {o}",
)
FAREWELLS = (
    "Sincerely,;{n};Chief Executive of {o};{d}",
    "{n};Founder, {o};{d}",
    "{n};{d}",
    "{n}\n{o}\n{d}",
    "Yours,;{n}\nGeneral Manager, {o}",
    "{n};Chair of the board",
)
HEADS = [
    "",
    "",
    "",
    "",
    "{d}",
    "FOR IMMEDIATE RELEASE",
    "Press Release",
    "By {n}",
    "FOR IMMEDIATE RELEASE;{d}",
    "{d} - Press Release",
    "Contact: {n}, {p}",
    "Category: News",
    "@title",
    "@short",
    "{d};@title",
    "Speech by {n}, Chief Executive;Dear friends,",
    "An open letter from {n};Dear colleagues,",
    "Dear all,",
    "Please find the Chinese version below. 中文版请见下方。",
    "(Scroll down for the English version)",
    "^FOR IMMEDIATE RELEASE",
    "^FOR IMMEDIATE RELEASE",
    "^PRESS RELEASE",
    "^News Release;{d}",
    "^FOR IMMEDIATE RELEASE;Contact: {n}, {p}",
    "--{w}--",
]
HEADS_ZH = ["", "", "", "{z}", "新闻稿", "^新闻稿", "^即时发布", "来源：{o}  时间：{z}", "@title", "@short"]
_DATELINES_TEXT = (
    "{c}, {d} /{w}/ -- ;{c}, {d} ({w}) -- ;{c}--({w})--;{c}, {d} – ;{c} — {d} — ;[{c}, {d}] – ;"
    "{c} ({d}) - ;{c} – ;({c}) – ;{d}, {c}: ;{d} - ;"
    "{c} - ({w}) - {d} - ;({w}) - {d} - {c} — ;{c} ({w}) {d} @ 8:00 AM — ;{c} / {w} / {d} 12:28\n\n;"
    "{c}, {d}\n\n;{d} | {c}\n\n;{c} {d} ;"
)
DATELINES = _DATELINES_TEXT.split(";")
_DATELINES_ZH_TEXT = (
    "{c}{z} /某某社/ -- ;{c}，{z} — ;（{c}，{z}）;{z}，{c}——;{c}{zs}电 ;本报讯 ;{zs}，;【{c}讯】;;"
)
DATELINES_ZH = _DATELINES_ZH_TEXT.split(";")
DATES = ("{M} {d}, {y}", "{d} {M} {y}", "{S}. {d}, {y}", "{M} {d}", "{m:02d}/{d:02d}/{y}", "{U} {d}, {y}")
