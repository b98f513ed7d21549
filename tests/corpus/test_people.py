"""Who is named in a text: rows of (text, names found), negative rows too."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.extract.people import find_people
from corpus.models import Language, PersonMention, Span


def people(text: str, language: Language = "en") -> tuple[PersonMention, ...]:
    return find_people(text, Span(0, len(text)), language=language)


NAMED = [
    ("The president of the Potters’ Federation (PF), Zorvan Kelmich, resigned.", ["Zorvan Kelmich"]),
    ("“It works,” said David B. Singer, CEO of Lumora.", ["David B. Singer"]),
    ("Dr A.P.J.Abdul Kalam spoke.", ["Dr A.P.J.Abdul Kalam"]),
    ("We thank Mr. Tobias Wren for his help.", ["Mr. Tobias Wren"]),
    ("A question to Dr. Ifeoma Adeyinka came next.", ["Dr. Ifeoma Adeyinka"]),
    ("Today Ms. Sun spoke first.", ["Ms. Sun"]),
    ("“It works,” said Oluwaseun Bakare, Chief Designer of Lumora.", ["Oluwaseun Bakare"]),
    ("Lumora CEO Ingrid Halvorsen opened the plant.", ["Ingrid Halvorsen"]),
    ("The novel by author Perrin Quillfeather is out.", ["Perrin Quillfeather"]),
    ("Gideon Marsh-Tanaka, M.D., leads the trial.", ["Gideon Marsh-Tanaka"]),
    ("A bill by Orla Fennick (D-Ohio) passed.", ["Orla Fennick"]),
    ("Senator Fennick voted no.", ["Senator Fennick"]),
    ("Prizes went to Rosa van der Meulen and to nobody else.", ["Rosa van der Meulen"]),
    ("It was signed by Harold T. Quimby Jr. in ink.", ["Harold T. Quimby Jr."]),
    ("The jury met Gao Minghua (高 明华) in spring.", ["Gao Minghua", "高 明华"]),
    ("The jury met Tao Lan (Lana, 陶 岚) in spring.", ["Tao Lan", "Lana", "陶 岚"]),
    (
        "Guests included Amara Sule, Teodor Vlk and Binta Okpara.",
        ["Amara Sule", "Teodor Vlk", "Binta Okpara"],
    ),
    ("Media contact:\nPetra Lindqvist\npetra@lumora.example\n", ["Petra Lindqvist"]),
    ("For more, contact Marek Dvorak at the desk.", ["Marek Dvorak"]),
    ("The end.\n\nMedia ContactMarta Kowalczyk\nmarta@lumora.example\n", ["Marta Kowalczyk"]),
    ("“Nobody believed us,” said Kestrel. The founder Kestrel smiled.", ["Kestrel", "Kestrel"]),
    ("“It is theirs,” said Suri Vantongeren.", ["Suri Vantongeren"]),
    ("The firm was founded by Suri Vantongeren.", ["Suri Vantongeren"]),
    ("Yours,\n\nSuri Vantongeren\n\nFounder and CEO of Lumora\n", ["Suri Vantongeren"]),
    ("When I met Gao Minghua he was nine.", ["Gao Minghua"]),
    ("The mayor, Quilla Marsh, came to the pier.", ["Quilla Marsh"]),
    ("Write to Joan Reevejoan@lumora.example", ["Joan Reeve"]),
    ("“We are sorry,” said chief executive Suri Vantongeren.", ["Suri Vantongeren"]),
    ("“We are sorry,” said Lumora chief executive Suri Vantongeren.", ["Suri Vantongeren"]),
    ("“We are sorry,” said vice president of operations Suri Vantongeren.", ["Suri Vantongeren"]),
    ("Media Contact:\nJoan ReeveFortyThree, Inc.\njoan@lumora.example", ["Joan Reeve"]),
    ("Vikram Osei Sees Growth; said Vikram Osei’s aide.", ["Vikram Osei"]),
    ("“It works,” said Bill Okafor.", ["Bill Okafor"]),
    ("“It works,” said Will Okafor, a fitter.", ["Will Okafor"]),
    ("“I welcome it,” said Chief Judge Charles S. Beach II.", ["Judge Charles S. Beach II"]),
    ("It was Irrigation K.D. Okafor Sule, Director of Ports, who spoke.", ["K.D. Okafor Sule"]),
    ("“It works,” said Attorney-at-Law Ann Dorsey.", ["Ann Dorsey"]),
    ("Senators-elect Ann Dorsey and Bob Reeve came.", ["Ann Dorsey", "Bob Reeve"]),
    ("Cllr Dorsey voted no.", ["Cllr Dorsey"]),
    ("“It works,” said Leah A. Carpenter.", ["Leah A. Carpenter"]),
    ("“It works,” said A. Okafor, CEO of Lumora.", ["A. Okafor"]),
    ("“It works,” said Sarah May, CEO of Lumora.", ["Sarah May"]),
    ("“It works,” said Sarah Beach, CEO of Lumora.", ["Sarah Beach"]),
    ("It was opened by Commissioners Ann Dorsey and Bob Reeve.", ["Ann Dorsey", "Bob Reeve"]),
    ("Helena Marsh, chief executive of Lumora, met Ann Dorsey on Monday.", ["Helena Marsh", "Ann Dorsey"]),
    ("Florence Marsh (chief executive) spoke.", ["Florence Marsh"]),
    ("Helena Marsh is chief executive of Lumora.", ["Helena Marsh"]),
    ("Paris Okafor, director of Lumora, opened it.", ["Paris Okafor"]),
    ("“It works,” said Brooklyn Okafor, the mayor.", ["Brooklyn Okafor"]),
]


@pytest.mark.parametrize(("text", "names"), NAMED)
def test_names_are_found(text: str, names: list[str]) -> None:
    assert set(names) <= {m.surface for m in people(text)}


NOBODY = [
    "The mayor of nearby Fox Creek came.",
    "“It is so,” says the director of finance for Fox Creek Meadow.",
    "He was president of operations at Halden Falls.",
    "Halden Motors Inc. opened a plant in New Jersey.",
    "The Clara Whitfield Foundation gave ten grants.",
    "Donations went to the Alan Marsh Memorial Award.",
    "Shares of Grant & Holloway fell on Monday.",
    "“We are ready,” said Lumora.",
    "Weight Loss Starter Pack is here. Best Practice Guide follows.",
    "It was Achilles’ heel. Wuxi University agreed.",
    "The Premier Destination for Client Care opens.",
    "President Orders Urgent Review of Ports",
    "Hong Kong, Sri Lanka and Des Moines were visited.",
    "The company (小辣椒) sold phones.",
    "From One to Endless (勇往直前) is a book.",
    "Visit Part II of the Quarterly Report.",
    "He was targeted by the Department of Justice Halden Frost inquiry.",
    "Beds were given to the Lady Quillfeather Children’s Hospital.",
    "Contact Information:\nHalden Glow\n12 Pier Road\nhttps://www.haldenglow.example/lamps",
    "Two constables, a Vlk Okpara, an officer and a clerk were fined.",
    "Cabinet Ministers were there, and Cabinet Ministers spoke.",
    "Come to 1301 Clay Street, Suite 4.",
    "Ann Dorseys Recent Op-Ed is here. Ann Dorsey Tests Positive Again.",
    "Will Lumora win? In June Lumora won.",
    "Crystal Lake is calm. Virginia Beach is not, nor is Sultan Park.",
    "The Senate Bill Committee met.",
    "Halden Lumen, a leader in lamps, opened a plant.",
    "Halden Lumen, chief partner of the feast, opened it. Halden Lumen is chief partner of the feast.",
    "Denver Lumens, president of lamp operations for the league said, won.",
    "Orlando Magic, owner of the lamp, won.",
    "It was sold by Dallas Lumens, Director of the Year.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_is_made_up(text: str) -> None:
    assert people(text) == ()


ROLES = [
    ("“Yes,” said Ann Dorsey, Chief Designer of Lumora, on Monday.", "Chief Designer of Lumora"),
    ("“Yes,” said Ann Dorsey, Founder, Chairman and CEO of Lumora.", "Founder, Chairman and CEO of Lumora"),
    ("“Yes,” said Ann Dorsey, CEO of Lumora Solutions, Inc. “No.”", "CEO of Lumora Solutions, Inc"),
    ("“Yes,” said Lumora CEO Ann Dorsey.", "Lumora CEO"),
    ("Ann Dorsey, CEO of Lumora, met the minister.", "CEO of Lumora"),
    ("Ann Dorsey, CEO of Lumora, contacted Secretary Okoro.", "CEO of Lumora"),
    (
        "Ann Dorsey, CEO of Lumora, retired Navy captain and author, spoke.",
        "CEO of Lumora, retired Navy captain and author",
    ),
    ("Ann Dorsey is chief financial officer.", "chief financial officer"),
    ("“Yes,” said Ann Dorsey, a biologist at Lumora.", "a biologist at Lumora"),
    ("“Yes,” said Ann Dorsey, Special Rapporteur on lamps.", "Special Rapporteur"),
    ("“Yes,” said the head of sales, Ann Dorsey.", "head of sales"),
    ("“Yes,” said Ann Dorsey, currently President of Lumora.", "President of Lumora"),
    ("“Yes,” said Ann Dorsey, then the Vice President of Lumora.", "Vice President of Lumora"),
    ("“Yes,” said Ann Dorsey, now Chair of Lumora.", "Chair of Lumora"),
    ("“Yes,” said Ann Dorsey, former Chair of Lumora.", "former Chair of Lumora"),
    ("“Yes,” said Halden Falls Mayor Ann Dorsey.", "Halden Falls Mayor"),
    ("WASHINGTON Senator Ann Dorsey (D-Iowa) spoke.", "Senator"),
    ("Lake Town, DC Congresswoman Ann Dorsey (D-Iowa) spoke.", "Congresswoman"),
    ("HUD Secretary Ann Dorsey spoke.", "HUD Secretary"),
    ("“Yes,” said Ann Dorsey (文 安), Vice President of Lumora Group.", "Vice President of Lumora Group"),
    ("“Yes,” said Ann Dorsey, who owns a dog.", None),
    ("“Yes,” said Ann Dorsey, Dr.P.H., FAHA, professor of lamps at Lumora.", "professor of lamps at Lumora"),
    ("“Yes,” said Lumora's President and CEO, Ann Dorsey, today.", "Lumora's President and CEO"),
    ("“Yes,” says my co-founder, Ann Dorsey, is what we hear.", "co-founder"),
    ("It shone at the heart of Halden Glow Bar and CEO Ann Dorsey agreed.", "CEO"),
    ("The lamp was drawn by certified biophilic designer Ann Dorsey.", "certified biophilic designer"),
    ("Founder & CEO Ann Dorsey spoke.", "Founder & CEO"),
    ("Chief Executive Officer Dr. Ann Dorsey spoke.", "Chief Executive Officer"),
    ("We met Ann Dorsey (CEO) there.", "CEO"),
    ("Ann Dorsey, so far head of sales, becomes CEO of Lumora.", "so far head of sales"),
    ("“It is good.” – Ann Dorsey, Owner, Foo Lamps", "Owner, Foo Lamps"),
    ("Ann Dorsey, who serves as head of sales at Lumora, left.", "head of sales at Lumora"),
    ("Ann Dorsey has been appointed Chief Operating Officer.", "Chief Operating Officer"),
    ("Lumora today named Ann Dorsey Chief Operating Officer.", "Chief Operating Officer"),
    ("The appointment of Ann Dorsey as Chief Operating Officer is due.", "Chief Operating Officer"),
    ("“Yes,” said Ann Dorsey, CEO, Bob Reeve, CFO, and others.", "CEO"),
    ("Lumora, led by Ann Dorsey, is a global leader in lamps.", None),
    ("The guests were Ann Dorsey (Best Supporting Actor) and others.", None),
    ("Media Contact: Ann Dorsey, Marketing Manager, ann@lumora.example", "Marketing Manager"),
    ("Press: Ann Dorsey\nPublic Relations\nann@lumora.example", "Public Relations"),
    ("Ann Dorsey to Succeed Bob Reeve as Chief Engineer of Lumora", "Chief Engineer of Lumora"),
    ("Bob Reeve to Succeed Ms. Ann Dorsey as Chief Engineer of Lumora", None),
    ("Bob Reeve replaces Ms. Ann Dorsey as the CEO of Lumora.", None),
    ("Bob Reeve succeeds Ann Dorsey (文 安) as CEO of Lumora.", None),
    ("“Yes,” said Bob Reeve. Ann Dorsey remains Chief Operating Officer.", "Chief Operating Officer"),
    ("“Yes,” said Bob Reeve. Ann Dorsey, of Leeds, will become CEO.", None),
    ("“Yes,” said Bob Reeve. Ann Dorsey will become CEO in May.", "CEO in May"),
    ("“Yes,” said Ann Dorsey, head of sales since 2018, on Monday.", "head of sales"),
    ("A tree was planted by the Secretary to the President Dr. Ann Dorsey.", "Secretary to the President"),
    ("“Yes,” said Ann Dorsey, Secretary to the President, on Monday.", "Secretary to the President"),
    ("With Secretary to the Board, Dr. Ann Dorsey; and others.", "Secretary to the Board"),
    (
        "Among them were Opposition Leader Ann Dorsey, Secretary to the Board Dr. Bob Reeve.",
        "Opposition Leader",
    ),
    ("By Minister of Ports, Ann Dorsey, Minister of Roads, Bob Reeve, and others.", "Minister of Ports"),
    ("By Bob Reeve, CEO, Ann Dorsey, CFO, and Dr. Joan Wren, COO.", "CFO"),
    ("Led by founder, Ann Dorsey, long-time friend and co-founder, Bob Reeve, it grew.", "founder"),
    ("The plan of President Ann Dorsey, emphasizing the executive’s role, stands.", "President"),
    ("Recalling Dr. Ann Dorsey, the President lauded her work.", None),
    ("Ann Dorsey, the firm’s President, touted that sales grew.", "the firm’s President"),
    ("It was handed over by Ms. Ann Dorsey, to the Ambassador of Norway.", None),
    ("Ann Dorsey is a working actor in Leeds.", "working actor in Leeds"),
    (
        "Mr. Ann Dorsey, the managing partner of Dorsey and Company, spoke.",
        "the managing partner of Dorsey and Company",
    ),
    ("Bob Reeve, appointed by President Ann Dorsey as the Chief Engineer, spoke.", "President"),
    ("“Yes,” stated Mayor Ann Dorsey.", "Mayor"),
    ("They appointed Ms. Ann Dorsey (文 安), previously head of sales, as Chief Designer.", "Chief Designer"),
    ("They appointed Bob Reeve as CEO, and Ms. Ann Dorsey (文 安) as Head of Design.", "Head of Design"),
    ("Lumora makes Ann Dorsey Chief Designer.", "Chief Designer"),
    ("Virtual Meeting Featuring Nobel Laureate Dr. Ann Dorsey", "Nobel Laureate"),
    ("“Yes,” said Prime Minister Dr. Ann Dorsey, Ministers including Minister of Roads.", "Prime Minister"),
    ("As our trusted partner, President Ann Dorsey invited all.", "President"),
    (
        "By Senior Secretaries to the President Ann Dorsey and Bob Reeve.",
        "Senior Secretaries to the President",
    ),
    (
        "By Secretary to the President Ann Dorsey, Chairman of the UDA L. B. Kumu Lal, and others.",
        "Secretary to the President",
    ),
    ("In 2005 Ann Dorsey became President and Bob Reeve became Vice President.", "President"),
    (
        "Contact:\nAnn Dorsey, Community Spokesperson Contact: https://lumora.example",
        "Community Spokesperson",
    ),
    ("“Yes,” said Ann Dorsey, Editor-in-Chief of Lumora.", "Editor-in-Chief of Lumora"),
]


@pytest.mark.parametrize(("text", "role"), ROLES)
def test_roles_are_read_as_stated(text: str, role: str | None) -> None:
    found = [m.role for m in people(text) if m.surface.endswith("Ann Dorsey")]
    assert found == [role]


CHINESE_ROLES = [
    ("流光科技创始人、董事长兼CEO高明华表示,质量第一。", "创始人、董事长兼CEO"),
    ("流光科技有限公司董事长高明华表示,质量第一。", "流光科技有限公司董事长"),
    ("首席质量官高明华说,等等。", "首席质量官"),
    ("市长林岚25日会见流光银行董事长高明华。", "流光银行董事长"),
    ("高明华董事长出席了会议。", "董事长"),
    ("高明华先生出席了会议。", None),
    ("总裁高明华将接替创始人李海任首席执行官。", "总裁"),
    ("李海将接替总裁高明华担任首席执行官。", "总裁"),
    ("董事会任命原供应链副总裁高明华先生为首席运营官。", "首席运营官"),
    ("总裁高明华出任流光欧洲总裁。", "流光欧洲总裁"),
    ("原供应链副总裁高明华表示,质量第一。", "原供应链副总裁"),
    ("研究主管高明华表示,很好。", "研究主管"),
    ("亚太区供应链总监高明华表示,很好。", "亚太区供应链总监"),
    ("陈立群代表高明华宣布,很好。", None),
    ("政协代表高明华表示,很好。", "政协代表"),
]


@pytest.mark.parametrize(("text", "role"), CHINESE_ROLES)
def test_chinese_roles_are_read_as_stated(text: str, role: str | None) -> None:
    assert [m.role for m in people(text, "zh") if m.surface == "高明华"] == [role]


CHINESE = [
    ("总裁高明华表示,工厂已经投产。", ["高明华"]),
    ("高明华先生出席了会议。", ["高明华"]),
    ("会上,高明华指出,质量第一。", ["高明华"]),
    ("我跟高大姐说,再等等。", ["高大姐"]),
    ("作家安德烈·马林到访。", ["安德烈·马林"]),
    ("公司总裁哈德维克说,等等。", ["哈德维克"]),
    ("首席执行官哈德维克女士表示,等等。", ["哈德维克"]),
    ("高女士说,等等。", ["高女士"]),
    ("Odile (奥黛尔)住在海边。", ["Odile", "奥黛尔"]),
    ("總裁劉靜怡表示,工廠已經投產。", ["劉靜怡"]),
    ("第三次得獎的劉靜怡教授說,等等。", ["劉靜怡"]),
    ("茶會由劉靜怡校長主持。", ["劉靜怡"]),
    ("劉女士說,等等。", ["劉女士"]),
    ("48岁的高明华说,等等。", ["高明华"]),
    ("种植户高明华高兴地对记者说,等等。", ["高明华"]),
    ("陈年兴教授说,等等。", ["陈年兴"]),
    ("主任季运来和护士长到场。", ["季运来"]),
    ("新闻官穆萨-阿尔希拉比直言,等等。", ["穆萨-阿尔希拉比"]),
    # What stands before somebody's title is a house or a place, however much like a name.
    ("蒙西总裁高明华出席会议。", ["高明华"]),
    ("万科董事长、总裁高明华出席会议。", ["高明华"]),
    ("金牛区区长高明华表示,等等。", ["高明华"]),
    ("江苏书记高明华,时任主任李海出席。", ["高明华", "李海"]),
    ("集团党委书记、橹声股份董事长高明华到场。", ["高明华"]),
    ("高明华书记、李海主任出席会议。", ["高明华", "李海"]),
    ("美术学院高华教授则说,等等。", ["高华"]),
    ("学生问高明华教授何时开始。", ["高明华"]),
    ("党委副书记高明华代表公司签约。", ["高明华"]),
    ("副司长高明首次亮相。", ["高明"]),
]


@pytest.mark.parametrize(("text", "names"), CHINESE)
def test_chinese_names_are_found(text: str, names: list[str]) -> None:
    assert [m.surface for m in people(text, "zh")] == names


@pytest.mark.parametrize(
    "text",
    [
        "经济发展很快,时间不等人。",
        "产品经理表示,价格不变。",
        "公司成立于上海。",
        "董事长表示,价格不变。",
        "公司总裁说,等等。",
        "彭博社记者说,等等。",
        "双方同蒙古国总统举行会谈。",
        "请问发言人能否介绍有关情况?",
        "代表总裁班子表示感谢。",
        "金牛区表示,等等。",
        "郑州表示,等等。",
        "大学生谈恋爱,等等。",
        "公司党委书记、党总支书记说,等等。",
    ],
)
def test_chinese_words_are_no_names(text: str) -> None:
    assert people(text, "zh") == ()


def test_positions_are_in_the_whole_text() -> None:
    text = "Other release.\n\nWe thank Mr. Tobias Wren.\n"
    start = text.index("We")
    (found,) = find_people(text, Span(start, len(text)), language="en")
    assert text[found.span.start : found.span.end] == found.surface == "Mr. Tobias Wren"
    assert found.honorific == "Mr."


@given(st.text(alphabet="AaBb Mr.,()“”’-\n文李先生 ", max_size=300))
def test_mentions_lie_in_the_text_in_order(text: str) -> None:
    for language in ("en", "zh"):
        found = people(text, language)  # type: ignore[arg-type]
        assert all(text[m.span.start : m.span.end] == m.surface for m in found)
        assert all(a.span.end <= b.span.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    "piece",
    ["Aa ", "Aa, ", "J. ", "de la ", "A’", "Mr. ", "Chief ", "(文", "said ", "“", "Aa-", "王", "\n", "@"],
)
def test_long_hostile_input_is_read(piece: str) -> None:
    assert isinstance(people(piece * 20_000), tuple)
