"""English: the words that rules look for.  Data only; each table is named and sorted.

A stage takes the tables it needs and builds its own patterns from them.  Nothing here belongs to
one issuer: the words are those of the calendar, of letters, and of press releases at large.

Longer than other modules because it is data alone, one entry a line.
"""

from __future__ import annotations

# Dates ------------------------------------------------------------------------------------------

MONTHS: dict[str, int] = {
    "January": 1,
    "February": 2,
    "March": 3,
    "April": 4,
    "May": 5,
    "June": 6,
    "July": 7,
    "August": 8,
    "September": 9,
    "October": 10,
    "November": 11,
    "December": 12,
    "Jan": 1,
    "Feb": 2,
    "Mar": 3,
    "Apr": 4,
    "Jun": 6,
    "Jul": 7,
    "Aug": 8,
    "Sep": 9,
    "Sept": 9,
    "Oct": 10,
    "Nov": 11,
    "Dec": 12,
}

WEEKDAYS: dict[str, int] = {
    "Monday": 0,
    "Tuesday": 1,
    "Wednesday": 2,
    "Thursday": 3,
    "Friday": 4,
    "Saturday": 5,
    "Sunday": 6,
    "Mon": 0,
    "Tue": 1,
    "Tues": 1,
    "Wed": 2,
    "Thu": 3,
    "Thur": 3,
    "Thurs": 3,
    "Fri": 4,
    "Sat": 5,
    "Sun": 6,
}

# Days of the month in words: “the second of April”.
ORDINAL_DAYS: dict[str, int] = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "eleventh": 11,
    "twelfth": 12,
    "thirteenth": 13,
    "fourteenth": 14,
    "fifteenth": 15,
    "sixteenth": 16,
    "seventeenth": 17,
    "eighteenth": 18,
    "nineteenth": 19,
    "twentieth": 20,
    "twenty-first": 21,
    "twenty-second": 22,
    "twenty-third": 23,
    "twenty-fourth": 24,
    "twenty-fifth": 25,
    "twenty-sixth": 26,
    "twenty-seventh": 27,
    "twenty-eighth": 28,
    "twenty-ninth": 29,
    "thirtieth": 30,
    "thirty-first": 31,
}

NUMBER_WORDS: dict[str, int] = {
    "a": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
}

# Numbers written out: those that are added up, and those that multiply what stands before them.
CARDINALS: dict[str, int] = {
    **{word: number for word, number in NUMBER_WORDS.items() if word != "a"},
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
SCALES: dict[str, int] = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
}

# What stands before the date of a header line: “Released on …”, “Date: …”.
DATE_LABELS: tuple[str, ...] = (
    "Date",
    "Date of issue",
    "Date of publication",
    "Date of release",
    "Date posted",
    "Date published",
    "Dated",
    "For Immediate Release",
    "For Release",
    "Issue date",
    "Issued",
    "Issued on",
    "Media release",
    "News release",
    "Post date",
    "Posted",
    "Posted on",
    "Press release",
    "Publication date",
    "Publish date",
    "Published",
    "Published on",
    "Release date",
    "Released",
    "Released on",
)

# The labels of a line that a site prints between the title of a post and its text, in small letters.
POSTED_LABELS: tuple[str, ...] = (
    "date posted",
    "date published",
    "post date",
    "posted",
    "posted on",
    "publication date",
    "published",
    "published on",
)
# What stands before the day a post was changed, beside the day it was posted.
CHANGED_LABELS: tuple[str, ...] = (
    "changed",
    "edited",
    "last edited",
    "last modified",
    "last updated",
    "modified",
    "updated",
)
# A release held back until a day is published on that day; a time and a weekday may stand between.
EMBARGO_OPENERS: tuple[str, ...] = (
    "embargo until",
    "embargoed for",
    "embargoed for release until",
    "embargoed till",
    "embargoed to",
    "embargoed until",
    "hold for release until",
    "not for publication before",
    "not for publication until",
    "not for release before",
    "not for release until",
    "under embargo until",
)

# What says of a day named just before that it is the day of publication.
SAME_DAY_PHRASES: tuple[str, ...] = (
    "on this day",
    "on this particular day",
    "on this special day",
    "on this very day",
)

# What a release calls another publication when it points back to it, and the kind that is.
KIND_WORDS: dict[str, str] = {
    "address": "speech",
    "keynote": "speech",
    "letter": "letter",
    "remarks": "speech",
    "speech": "speech",
}

# What a report says of the letter or speech that follows it.
FULL_TEXT_PHRASES: tuple[str, ...] = (
    "follows in full",
    "full text of",
    "reads as follows",
    "the full letter",
    "the full text",
    "the text of the letter",
)

# Headings over a list of other texts at the end of a page; the dates below are those of the others.
OTHER_TEXTS: tuple[str, ...] = (
    "Latest news",
    "Latest posts",
    "Latest releases",
    "More from",
    "More news",
    "More stories",
    "Next article",
    "Next post",
    "Other news",
    "Previous article",
    "Previous post",
    "Read next",
    "Recent news",
    "Recent posts",
    "Recent releases",
    "Related",
    "See also",
    "Upcoming events",
)

# Labels of an invitation: a “Date:” beside one of these is the day of the event.
EVENT_LABELS: tuple[str, ...] = (
    "Location",
    "Place",
    "Time",
    "Venue",
    "What",
    "When",
    "Where",
    "Who",
)

# “Ahead” verbs stand in the sentence of a day still to come, “past” ones in that of a day gone by.
AHEAD_WORDS: tuple[str, ...] = ("are open", "begins", "is open", "opens", "runs", "starts", "will")
PAST_WORDS: tuple[str, ...] = (
    "announced",
    "arrived",
    "became",
    "began",
    "came",
    "closed",
    "ended",
    "held",
    "launched",
    "opened",
    "received",
    "signed",
    "started",
    "took",
    "unveiled",
    "was",
    "were",
    "won",
)

# Words after which a link, or the date in it, is the link to this very text.
SOURCE_LINK_WORDS: tuple[str, ...] = (
    "full article",
    "original",
    "originally published",
    "permalink",
    "read the original",
    "source",
    "view original",
    "view source",
)

# Datelines --------------------------------------------------------------------------------------

# What may stand before a dateline on its line.
RELEASE_MARKS: tuple[str, ...] = (
    "FOR IMMEDIATE PUBLICATION",
    "FOR IMMEDIATE RELEASE",
    "FOR RELEASE",
    "IMMEDIATE RELEASE",
    "MEDIA RELEASE",
    "NEWS RELEASE",
    "PRESS RELEASE",
    "STOCK EXCHANGE RELEASE",
)

# Small words that may stand inside the name of a place.
PLACE_CONNECTORS: tuple[str, ...] = (
    "&",
    "al",
    "am",
    "and",
    "da",
    "de",
    "del",
    "der",
    "di",
    "do",
    "du",
    "el",
    "en",
    "im",
    "la",
    "las",
    "le",
    "les",
    "los",
    "of",
    "on",
    "the",
    "upon",
    "y",
)

# Capitalised words that begin a sentence or a label, never the name of a place.
_NOT_PLACES = """
    about according action after again agenda all also although an analysis and announcement as at
    audio because before between both breaking but by caption click comment contact correction
    corrections date dates deadline disclaimer download during editor editorial editors effective
    embargoed ended ending event events exclusive fact facts factsheet faq feature figure first
    follow following for from full headline headlines here highlights how however icymi if image
    important in indeed info information invitation it its just last late later listen live media
    meeting memo memorandum more news newsletter next no not note notes notice now
    obituary of on only op-ed opinion or our overview page part photo photos picture please podcast
    policy posted press profile published q&a question questions quote read register related
    release released remarks reminder report results retransmission review rsvp
    save see share since so source special speech spotlight statement stay still story subject
    such summary synopsis table that the their then there these they this those through
    tip title to today together tomorrow topic transcript until update updated updates upon urgent
    video videos view warning watch we webcast webinar welcome what when where whether which while who
    why will with yesterday yet you your
"""
NOT_PLACES: frozenset[str] = frozenset(_NOT_PLACES.split())

# Countries and first-level regions as datelines write them, where their shape does not give them away.
_REGIONS = """
    Afghanistan; Alabama; Alaska; Albania; Alberta; Algeria; Andorra; Angola; Argentina; Arizona; Arkansas;
    Armenia; Australia; Austria; Azerbaijan; Bahamas; Bahrain; Bangladesh; Barbados; Belarus; Belgium; Belize;
    Bermuda; Bolivia; Botswana; Brazil; British Columbia; Brunei; Bulgaria; California; Cambodia; Cameroon;
    Canada; Cayman Islands; Chile; China; Colombia; Colorado; Connecticut; Costa Rica; Croatia; Cuba; Cyprus;
    Czech Republic; Czechia; Delaware; Denmark; District of Columbia; Dominican Republic; Ecuador; Egypt;
    El Salvador; England; Estonia; Ethiopia; Fiji; Finland; Florida; France; Georgia; Germany; Ghana; Greece;
    Guatemala; Guernsey; Hawaii; Honduras; Hong Kong; Hungary; Iceland; Idaho; Illinois; India; Indiana;
    Indonesia; Iowa; Iran; Iraq; Ireland; Isle of Man; Israel; Italy; Jamaica; Japan; Jersey; Jordan; Kansas;
    Kazakhstan; Kentucky; Kenya; Korea; Kuwait; Kyrgyzstan; Laos; Latvia; Lebanon; Liechtenstein; Lithuania;
    Louisiana; Luxembourg; Macau; Maine; Malaysia; Malta; Manitoba; Maryland; Massachusetts; Mauritius;
    Mexico; Michigan; Minnesota; Mississippi; Missouri; Moldova; Monaco; Mongolia; Montana; Montenegro;
    Morocco; Mozambique; Myanmar; Namibia; Nebraska; Nepal; Netherlands; Nevada; New Brunswick; New Hampshire;
    New Jersey; New Mexico; New York; New Zealand; Newfoundland; Nicaragua; Nigeria; North Carolina;
    North Dakota; North Macedonia; Northern Ireland; Norway; Nova Scotia; Ohio; Oklahoma; Oman; Ontario;
    Oregon; Pakistan; Panama; Paraguay; Pennsylvania; Peru; Philippines; Poland; Portugal; Puerto Rico; Qatar;
    Quebec; Queensland; Rhode Island; Romania; Russia; Rwanda; Saskatchewan; Saudi Arabia; Scotland; Senegal;
    Serbia; Seychelles; Singapore; Slovakia; Slovenia; South Africa; South Australia; South Carolina;
    South Dakota; South Korea; Spain; Sri Lanka; Sweden; Switzerland; Taiwan; Tanzania; Tasmania; Tennessee;
    Texas; Thailand; The Netherlands; Trinidad and Tobago; Tunisia; Turkey; Turkiye; UAE; Uganda; UK; Ukraine;
    United Arab Emirates; United Kingdom; United States; Uruguay; USA; Utah; Uzbekistan; Venezuela; Vermont;
    Victoria; Vietnam; Virginia; Wales; Washington; West Virginia; Wisconsin; Wyoming; Zambia; Zimbabwe
"""
REGIONS: frozenset[str] = frozenset(name.strip().casefold() for name in _REGIONS.split(";"))

# Letters ----------------------------------------------------------------------------------------

SALUTATIONS: tuple[str, ...] = (
    "Dear",
    "Fellow",
    "Good afternoon",
    "Good evening",
    "Good morning",
    "Hello",
    "Hi",
    "Ladies and gentlemen",
    "To all",
    "To our",
)

SIGNOFFS: tuple[str, ...] = (
    "All the best",
    "Best",
    "Best regards",
    "Best wishes",
    "Cheers",
    "Cordially",
    "Kind regards",
    "Many thanks",
    "Regards",
    "Respectfully",
    "Respectfully yours",
    "Sincerely",
    "Sincerely yours",
    "Thank you",
    "Thanks",
    "Warm regards",
    "Warmly",
    "With best wishes",
    "With gratitude",
    "Yours",
    "Yours faithfully",
    "Yours sincerely",
    "Yours truly",
)

# States whose name, after a city, says that the month comes first; Georgia is also a country.
US_STATES: tuple[str, ...] = (
    "Alabama",
    "Alaska",
    "Arizona",
    "Arkansas",
    "California",
    "Colorado",
    "Connecticut",
    "Delaware",
    "Florida",
    "Hawaii",
    "Idaho",
    "Illinois",
    "Indiana",
    "Iowa",
    "Kansas",
    "Kentucky",
    "Louisiana",
    "Maine",
    "Maryland",
    "Massachusetts",
    "Michigan",
    "Minnesota",
    "Mississippi",
    "Missouri",
    "Montana",
    "Nebraska",
    "Nevada",
    "New Hampshire",
    "New Jersey",
    "New Mexico",
    "New York",
    "North Carolina",
    "North Dakota",
    "Ohio",
    "Oklahoma",
    "Oregon",
    "Pennsylvania",
    "Rhode Island",
    "South Carolina",
    "South Dakota",
    "Tennessee",
    "Texas",
    "Utah",
    "Vermont",
    "Virginia",
    "Washington",
    "West Virginia",
    "Wisconsin",
    "Wyoming",
)
