"""Chinese words of saying: the verbs and nouns by which a text credits words to somebody.

Data without logic.  Traditional forms stand beside the simplified where they differ.
"""

from __future__ import annotations

#: Verbs beside a quotation, the longer before the shorter that it begins with.
QUOTING_VERBS = (
    "补充说", "补充道", "补充表示", "補充說", "解释说", "解释道", "回忆说", "回忆道", "介绍说", "强调说",
    "坦言", "直言", "笑言", "感慨", "感叹", "写道", "寫道", "说道", "說道", "问道", "問道", "答道", "笑道",
    "表示", "指出", "强调", "強調", "认为", "認為", "介绍", "介紹", "谈到", "談到", "透露", "补充", "補充",
    "回忆", "回憶", "宣布", "宣佈", "回应", "回應", "告诉", "告訴", "解释", "解釋", "呼吁", "呼籲", "建议",
    "建議", "提到", "评价", "評價", "评论", "評論", "总结", "總結", "留言", "回答", "开口", "開口", "重复",
    "重複", "提出", "承诺", "承諾", "自问", "自問", "追问", "追問", "发问", "闲聊", "閒聊", "喊", "问", "問",
    "反驳", "反駁", "反问", "反問", "说", "說", "称", "稱", "答", "写", "寫",
)  # fmt: skip
#: Verbs before a clause that is reported and not quoted.
REPORTING_VERBS = (
    "补充说", "补充道", "补充表示", "解释说", "解释道", "回忆说", "介绍说", "表示", "指出", "强调", "強調",
    "认为", "認為", "介绍", "介紹", "透露", "坦言", "宣布", "宣佈", "告诉", "告訴", "解释", "解釋", "预计",
    "預計", "说", "說", "称", "稱", "提到", "承诺", "承諾", "同意", "呼吁", "呼籲", "重申",
)  # fmt: skip
#: A statement without a clause: “she agreed”.
SPEECH_ACTS = ("答应", "答應", "同意", "拒绝", "拒絕", "点头", "點頭")
#: “According to …”.
SOURCE_OPENERS = ("根据", "根據", "据", "據", "按照")
#: What may stand between the verb and the mark.
AFTER_VERB = "道过過完了着著到"
PRONOUNS = {
    "他": "he",
    "她": "she",
    "我": "I",
    "我们": "we",
    "我們": "we",
    "他们": "they",
    "她们": "they",
    "他們": "they",
    "她們": "they",
}
#: What somebody does who hands on, reads out or remembers the words of another, and what these are called.
PASSING_VERBS = (
    "援引", "引用", "引述", "转述", "转引", "转达", "复述", "重复", "借用", "套用", "回忆", "回忆起", "想起",
    "记起", "记得", "忘不了", "宣读", "朗读", "读出", "念出", "读", "念", "分享", "收到", "用", "以", "引",
)  # fmt: skip
PASSED_NOUNS = (
    "原话", "名言", "来信", "留言", "声音", "回答", "叮嘱", "嘱咐", "口信", "评论", "话语", "诗", "话", "信",
)  # fmt: skip
#: Before what somebody is only thought, or asked, to say.
SUPPOSING = ("如果", "假如", "假使", "倘若", "要是", "是否", "有没有", "会不会", "能不能", "可能会", "也许会")
#: Somebody whom the text does not name.
UNNAMED_NOUNS = (
    "用户", "用戶", "客户", "客戶", "网友", "網友", "同事", "员工", "員工", "工程师", "工程師", "发言人",
    "發言人", "负责人", "負責人", "记者", "記者", "居民", "游客", "护士", "護士", "医生", "老师", "学生",
    "会员", "會員", "船主", "船工", "奶奶", "爷爷", "大姐", "大哥", "大家", "有人", "不少人", "很多人",
    "投资人", "投資人", "投资者", "股东", "股東", "编导", "导演", "评委", "渔民", "漁民", "乘客", "读者",
    "母亲", "母親", "父亲", "父親", "妈妈", "媽媽", "爸爸", "爺爺", "外婆", "外公", "妻子", "丈夫", "儿子",
    "兒子", "女儿", "女兒", "哥哥", "姐姐", "弟弟", "妹妹", "男孩", "女孩", "孩子", "老人", "师傅", "師傅",
    "患者", "病人", "家长", "教师", "司机", "官员", "学者", "业内人士", "路人", "店员", "技师", "导师",
    "祖父", "祖母", "观众", "朋友", "邻居", "村民", "市民", "顾客", "顧客", "经销商",
)  # fmt: skip
#: What bears a wording and says nothing.
LABELS = (
    "横幅",
    "标语",
    "牌子",
    "标牌",
    "招牌",
    "海报",
    "屏幕",
    "标签",
    "条幅",
    "展板",
    "墙上",
    "口号",
    "标题",
)
