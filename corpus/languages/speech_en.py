"""English words of saying: the verbs, nouns and pronouns by which a text credits words to somebody.

Data without logic.  Every list is about the language, none about an archive.
"""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    return tuple(sorted(set(text.split())))


#: Verbs that stand beside a quotation: “…,” she said.  All forms that occur there.
QUOTING_VERBS = _words(
    """
    said says saying say stated states stating added adds adding noted notes noting explained explains
    explaining commented comments commenting remarked remarks remarking told tells telling shared shares
    sharing wrote writes writing replied replies replying answered answers answering responded responds
    ask asked asks asking inquired announced announces announcing declared declares declaring
    confirmed confirms
    confirming emphasized emphasised emphasizes emphasises emphasizing emphasising stressed stresses stressing
    highlighted highlights highlighting concluded concludes concluding continued continues continuing
    recalled recalls recalling recounted recounts reflected reflects reflecting observed observes observing
    mentioned mentions mentioning argued argues insisted insists warned warns warning cautioned cautions
    suggested suggests urged urges urging hinted hints joked jokes quipped quips exclaimed exclaims whispered
    shouted shouts cried laughed admitted admits admitting acknowledged acknowledges acknowledging
    agreed agrees claimed claims conceded concedes promised promises pledged pledges proclaimed proclaims
    predicted predicts enthused enthuses praised praises praising boasted thanked thanks testified
    testifies tweeted tweets
    posted posts reposted reiterated reiterates underscored underscores elaborated elaborates clarified
    clarifies advised advises believes believed affirmed affirms asserted asserts maintained maintains
    reported reports reporting revealed reveals revealing pointed offered offers cheered repeated repeats
    put puts reads complained complains corrected corrects objected objects countered counters teased teases
    began begins finished quoted quotes laments lamented empathizes empathized
    """
)

#: Verbs that report without quoting: “she announced that …”.
REPORTING_VERBS = _words(
    """
    said says saying stated states stating added adds adding noted notes noting explained explains explaining
    commented remarked told tells wrote writes replied replies responded announced announces announcing
    declared declares confirmed confirms confirming emphasized emphasised emphasizes emphasises stressed
    stresses highlighted highlights highlighting concluded concludes recalled recalls observed observes
    mentioned mentions argued argues insisted insists warned warns cautioned cautions suggested suggests
    hinted
    admitted admits acknowledged acknowledges agreed agrees claimed claims conceded concedes promised promises
    pledged pledges predicted predicts reiterated reiterates underscored underscores clarified clarifies
    advised advises
    believes believed affirmed affirms asserted asserts maintained maintains reported reports revealed
    reveals shared shares proposed proposes estimated estimates expects expected forecast forecasts asked asks
    explain announce say tell answered answers stressing emphasizing emphasising reiterating
    """
)
#: Of these, the ones after which a clause may follow without “that”: “He said the drive was late.”
BARE_CLAUSE_VERBS = _words("said says believes believed thinks")
#: An act of speech that is complete without a clause: “Ms. Okoro agreed.”
SPEECH_ACTS = _words("agreed announced proposed promised apologised apologized told shared replied")

#: Verbs of saying that a sentence joins to another: “said that A and stressed B”, “…, stressing B”.
SAID = _words(
    """
    said stated noted explained remarked told replied responded announced declared confirmed emphasized
    emphasised stressed highlighted concluded recalled observed mentioned argued insisted warned cautioned
    suggested admitted acknowledged agreed claimed conceded promised pledged predicted reiterated underscored
    underlined clarified advised affirmed reaffirmed asserted assured urged thanked expressed instructed
    directed invited praised requested called says states notes explains announces emphasizes emphasises
    stresses insists warns urges
    """
)
SAYING = _words(
    """
    saying stating adding noting explaining emphasizing emphasising stressing reiterating insisting warning
    cautioning urging recalling remarking mentioning arguing claiming underscoring underlining highlighting
    clarifying reaffirming assuring thanking expressing acknowledging
    """
)
#: Of what somebody does beside speaking: “Quoting NAME, NAME smiled”.
PARTICIPLES = frozenset((*QUOTING_VERBS, *SAYING, *_words("quoting citing imitating interrupting echoing")))
#: What a statement is called when it is spoken of, and what is said of one.
STATEMENT_NOUNS = _words(
    """
    claim charge view figure statement assertion argument suggestion assessment notion allegation position
    prediction warning promise remark comment
    """
)
JUDGING_VERBS = _words(
    """
    ignores ignored overlooks overlooked omits omitted contradicts contradicted misses missed misrepresents
    misstates distorts disregards disregarded denies denied disputes disputed rejects rejected surprised
    surprises drew sparked prompted met proved turned
    """
)

#: Forms behind “did”, “might” and “heard NAME”.
BASE_FORMS = _words("say tell ask answer reply shout whisper exclaim explain")
#: What somebody does who hears, or once heard, another say it.
PERCEIVING_VERBS = _words(
    """
    hear hears heard hearing overhear overhears overheard recall recalls recalled recalling remember remembers
    remembered remembering recollect recollects recollected
    """
)
#: What somebody does who hands on the words of another, and what these words are called.
PASSING_VERBS = _words(
    """
    read reads reading recall recalls recalled recalling remember remembers remembered remembering quote
    quotes quoted quoting cite cites cited citing repeat repeats repeated repeating recite recites recited
    reciting share shares shared sharing recount recounts recounted echo echoes echoed echoing relay relays
    relayed invoke invokes invoked receive receives received receiving get gets got find finds found open
    opens opened hear hears heard
    """
)
PASSED_NOUNS = _words(
    """
    words word letter letters note message messages e-mail email postcard card telegram tweet poem prayer
    advice call calls saying proverb motto voice answer reply question line lines verse warning
    """
)
#: Whose passive has the hearer for its subject: “she was told”.
HEARER_VERBS = _words("told asked advised warned cautioned urged thanked praised promised answered")

#: Naming rather than saying: what stands in marks after these is a few words of somebody's.
CALLING_VERBS = _words(
    """
    called calls calling described describes describing dubbed dubs hailed hails labelled labeled labels
    termed terms praised praises referred refers
    """
)

#: What is done to people alone: who is named behind it is somebody.
DONE_TO_PEOPLE = _words(
    """
    met saw told asked thanked praised introduced greeted welcomed hired invited phoned interviewed
    congratulated succeeded replaced followed interrupted answered married watched heard taught
    """
)

#: “As stated by X”, “in the words of X”, “according to X”.
SOURCE_PHRASES = (
    "as stated by",
    "as said by",
    "as noted by",
    "as put by",
    "as explained by",
    "as described by",
    "in the words of",
    "according to",
    "to quote",
    "quoting",
)
#: What can stand between a subject and its verb.
ADVERBS = _words(
    """
    also then later further again recently once simply just always often never still even now had has have
    having will would to who which since already usually only proudly
    """
)

#: A holder's opinion put in marks: “the belief among engineers “…””.
OPINION_NOUNS = _words(
    """
    belief beliefs view views misperception perception misconception opinion prejudice conviction complaint
    complaints saying proverb adage greeting comment comments remark remarks answer reply message words
    verdict advice
    """
)
#: What is named so is a wording of its own, and nobody's statement.
TERM_NOUNS = _words(
    """
    slogan slogans motto tagline theme title titled entitled name named caption heading headline label phrase
    catchphrase term terms word words called category categories keyword hashtag strapline campaign program
    programme project initiative award book album song film series section chapter report paper button code
    """
)
#: Works and events whose title stands in marks.
WORKS = _words(
    """
    book books album song tune film movie series episode chapter section panel session sessions theme title
    titled entitled podcast sale campaign feature exhibition show seminar lecture webinar workshop keynote
    paper abstract essay poem novel memoir single documentary musical play game magazine initiative course
    """
)
#: What bears a wording and says nothing: “the sign reads”.
LABELS = _words(
    "slogan motto tagline theme title caption heading headline label sign banner button strapline logo"
)
#: “The first question,” before one of several quotations in a row.
ORDINALS = _words("first second third fourth fifth sixth seventh next last final other")
TURN_NOUNS = _words("question questions answer reply response comment remark reason one objection")

#: A person whom the text does not name.
UNNAMED_NOUNS = _words(
    """
    user users customer customers client clients colleague colleagues employee employees engineer engineers
    spokesperson spokesman spokeswoman spokespeople representative official officials source sources analyst
    analysts investor investors shareholder shareholders stakeholder stakeholders resident residents visitor
    visitors passenger passengers reader readers fan fans student students teacher teachers nurse doctor
    patient patients curator director reporter journalist journalists driver drivers farmer fisherman
    fishermen neighbour neighbor neighbours neighbors friend friends owner owners guest guests manager
    chairman clerk member members witness expert experts critic critics reviewer reviewers commentator
    mother father wife husband son daughter brother sister man woman boy girl child children people
    person someone somebody everyone everybody others some many agents agent staffer staff team skipper
    grandmother grandfather uncle aunt cousin niece nephew gentleman gentlemen
    captain inspector volunteer volunteers partner competitor rival stranger observer observers
    """
)
DETERMINERS = _words(
    "a an the one some another several many few two three four five most all other his her my our its their"
)
COLLECTIVE = _words(
    """
    company group firm corporation board jury committee association organisation organization agency bank
    foundation council ministry government university institute team club federation department charity union
    society network coalition alliance authority commission bureau museum airline manufacturer retailer
    """
)
#: Courtesies that tell whether somebody is “he” or “she”, the Chinese ones with them; and the nouns that only
#: a man or only a woman bears.  A chairman may be either, and King and Prince are family names.
MEN = frozenset(_words("mr sir lord monsieur 先生"))
WOMEN = frozenset(_words("ms mrs miss madam madame lady dame 女士 小姐"))
MEN_ROLES = frozenset(_words("congressman spokesman businessman salesman"))
WOMEN_ROLES = frozenset(_words("congresswoman chairwoman spokeswoman businesswoman"))
#: What somebody is to somebody else, before the name: “his granddaughter NAME”.
MEN_KIN = frozenset(_words("brother father grandfather grandson husband nephew son uncle widower"))
WOMEN_KIN = frozenset(_words("aunt daughter granddaughter grandmother mother niece sister widow wife"))
#: Capitalised at the head of a sentence, and never the name of who speaks.
NOT_SUBJECTS = frozenset(
    _words(
        """
        in on at by from for with as if when while after before since during although though because and but
        so then now later yet also still first finally today yesterday people some many most others this that
        these those there here it its
        """
    )
)
