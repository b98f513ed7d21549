"""Chinese: the words that rules look for.  Data only; each table is named and sorted.

Simplified and traditional forms stand side by side, because both are in use and the dump's text is
never converted.
"""

from __future__ import annotations

# Dates ------------------------------------------------------------------------------------------

DIGITS: dict[str, int] = {
    "〇": 0,
    "○": 0,
    "零": 0,
    "一": 1,
    "二": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
    "十": 10,
}

WEEKDAYS: dict[str, int] = {
    "星期一": 0,
    "星期二": 1,
    "星期三": 2,
    "星期四": 3,
    "星期五": 4,
    "星期六": 5,
    "星期天": 6,
    "星期日": 6,
    "周一": 0,
    "周二": 1,
    "周三": 2,
    "周四": 3,
    "周五": 4,
    "周六": 5,
    "周日": 6,
}


# Headings over a list of other texts at the end of a page.
OTHER_TEXTS: tuple[str, ...] = (
    "上一篇",
    "下一篇",
    "更多新闻",
    "最新新闻",
    "相关新闻",
    "相关阅读",
    "相關新聞",
)

# What says of a day named just before that it is the day of publication.
SAME_DAY_PHRASES: tuple[str, ...] = ("在这一天", "在这个特别的日子", "在這一天", "就在今天")

# What a release calls another publication when it points back to it, and the kind that is.
KIND_WORDS: dict[str, str] = {
    "全员信": "letter",
    "公开信": "letter",
    "公開信": "letter",
    "演講": "speech",
    "演讲": "speech",
}

# What a report says of the letter or speech that follows it.
FULL_TEXT_PHRASES: tuple[str, ...] = ("以下为全文", "以下是全文", "全文如下", "全文为")

# Labels of an invitation: a date beside one of these is the day of the event.
EVENT_LABELS: tuple[str, ...] = (
    "主办单位",
    "主办方",
    "会议地点",
    "参会",
    "嘉宾",
    "地址",
    "地点",
    "活动地点",
    "议程",
    "地點",
)

# What stands before the date of a header line.
DATE_LABELS: tuple[str, ...] = (
    "发布于",
    "发布日期",
    "发布时间",
    "发表日期",
    "发表时间",
    "日期",
    "时间",
    "發佈日期",
    "發布日期",
    "發佈時間",
    "發布時間",
    "即时发布",
    "即時發布",
)

# How a field with the title, the author or the text of a release is named.
TITLE_LABELS: tuple[str, ...] = ("主题", "标题", "標題", "题目", "題目", "主題")
AUTHOR_LABELS: tuple[str, ...] = ("作者",)
TEXT_LABELS: tuple[str, ...] = ("内容", "內容", "正文")

# The labels of a line that a site prints between the title of a post and its text.
POSTED_LABELS: tuple[str, ...] = (
    "发布于",
    "发布日期",
    "发布时间",
    "发表于",
    "发表日期",
    "发表时间",
    "發佈日期",
    "發佈時間",
    "發布日期",
    "發布於",
    "發布時間",
    "發表於",
)
# What a site prints beside the day of a post: whence, by whom, how often it was read.
CREDIT_LABELS: tuple[str, ...] = (
    "作者",
    "信息来源",
    "來源",
    "文章来源",
    "来源",
    "浏览次数",
    "浏览量",
    "点击数",
    "点击量",
    "稿源",
    "编辑",
    "责任编辑",
    "責任編輯",
    "阅读量",
)
# What stands before the day a post was changed.
CHANGED_LABELS: tuple[str, ...] = (
    "修改于",
    "更新",
    "更新于",
    "更新日期",
    "更新时间",
    "更新時間",
    "最后更新",
    "最後更新",
)

# Words after which a link is the link to this very text.
SOURCE_LINK_WORDS: tuple[str, ...] = (
    "原始链接",
    "原文",
    "原文地址",
    "原文链接",
    "原文連結",
    "文章来源",
    "来源",
    "來源",
    "查看原文",
    "阅读原文",
)

# In a first sentence that begins with a date, these make it the day of the announcement.
ANNOUNCING_VERBS: tuple[str, ...] = ("公布", "发布", "发表", "宣布", "宣佈", "發佈", "發布", "發表")

# Datelines --------------------------------------------------------------------------------------

# What may stand before a dateline on its line, or over the headline.
RELEASE_MARKS: tuple[str, ...] = (
    "即时发布",
    "即時發佈",
    "新闻稿",
    "新聞稿",
    "新闻发布",
    "新聞發佈",
    "新闻公报",
    "新聞公報",
)

# The last character of a news outlet's name, as it stands before the place.
OUTLET_ENDINGS: tuple[str, ...] = ("刊", "台", "报", "报道", "報", "社", "网", "網", "臺")

# What ends “…社北京8月10日电”.
WIRE_ENDINGS: tuple[str, ...] = ("消息", "电", "讯", "電", "訊")

# Letters ----------------------------------------------------------------------------------------

SALUTATIONS: tuple[str, ...] = (
    "亲爱的",
    "各位",
    "大家好",
    "尊敬的",
    "尊敬的各位",
    "敬爱的",
    "親愛的",
)

SIGNOFFS: tuple[str, ...] = (
    "敬上",
    "敬礼",
    "此致",
    "此致敬礼",
    "祝好",
    "谨上",
    "谨启",
    "谢谢",
    "顺颂商祺",
)
