"""English words that stand in and around names of products: data only, no logic."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# A number after one of these is no model number.
NUMBERED_NOUNS = _words(
    """
    a about act after age aged agenda ages all amendment an and annex any appendix approximately apr
    april area around article articles astm at aug august autumn ave avenue before best between bill
    block blvd booth boulevard box building by call cas case category chapter chapters class cny
    copyright covid cusip day dec december district docket doi down drive e each east email en episode
    est established eur every exceeds exhibit fall fax feb february figure first flight floor for form
    formula fortune founded friday from full fy gate gbp gen generation genesis global goal goals grade
    group h1 h2 half hall her highway his hkd hr iec ii in inc inr interstate isin iso item its jan
    january jul july jun june just lane last lead least less level licence license lot mar march may
    monday month more mount mt my n nearly next ni no north nos notes nov november number oct october of
    on only or our over page paragraph part past patent pb phase phone po precinct previous psalm q1 q2
    q3 q4 quarter rd reference reg registration regulation resolution rmb road room round route rule
    russell s saturday schedule sdg season sec section sections sep sept september series-a since some
    south spring st stage stand step street suite summer sunday table tel that the their these this
    those thursday tier till title to top top-10 total total: tuesday type u under unit until up us usd
    version vision vol volume w war ward wave wednesday week west winter with world year your zone
    """
)
# Standards that anybody builds in: not somebody's product.
STANDARDS = _words(
    """
    3g 4g 4k 5g 6g 8k aes ai api ar bluetooth ccpa ce cpu css dci dci-p3 ddr ddr3 ddr4 ddr5 erc euro fhd
    gdpr ghz gmp gps gpu h.264 h.265 haccp hd hdmi hdr hdr10 hitrust html http hz ieee iot ip ip53 ip65
    ip67 ip68 ipx ipx4 iso lcd led lpddr4 lpddr4x lpddr5 lte mah mhz ml mp3 mp4 mpeg nfc ntsc oled pci
    pcie qled ram rgb rohs rom sae scope sd sha soc srgb ssl tcp tls udp ufs uhd uhs ul usb vr web wi-fi
    wifi
    """
)
# Words after the model number that belong to the name.
SUFFIXES = _words(
    """
    active advanced air basic classic edge edition elite essential explorer fe flip fold go gt lite max
    mini neo note play plus premium prime pro se sport standard turbo ultra xl youth zoom
    """
)
# The last word of a name that is no product: people, shops, places, events, bodies, schemes.
NOT_PRODUCT_HEADS = _words(
    """
    academy alliance announces annual app-store asia association award awards bank blog board brand
    brands brings building business campus capital center centers centre centres ceo cfo chairman
    challenge china club college committee company competition conference contest corp corporation
    council culture cup customer customers day employee employees europe event events expo factories
    factory fan fans fellow festival finance forum foundation founder fund global group group's
    headquarters holdings inc index india initiative institute insurance international introduces labs
    launch launches letter llc ltd management market markets medal media member members news offers
    office officer officers offices outlet outlets park partner partners people plant president press
    prize program programme report reports research school securities senior services shop shops
    showroom showrooms solutions speech spokesperson staff store stores strategy student students summit
    survey team teams technologies technology tour uk union university unveils usa user users ventures
    vice week
    """
)
# What a product is called in general; a name before one of these is likely a product's.
PRODUCT_NOUNS = _words(
    """
    album api app application assistant band battery beer beverage bike book browser bulb camera car
    chair charger chatbot chip chipset console cooker cream database device display doll drink drone
    drug e-bike earbuds earphones engine game generator headphones headset lamp laptop light lights
    mattress model modem monitor motorcycle movie notebook os oven panel phone platform plug-in plugin
    printer processor product protocol purifier refrigerator robot router scanner scooter sdk sedan
    sensor serum service shampoo shoe smartphone smartwatch sneaker sofa software solution soundbar
    speaker suite supplement suv system tablet television therapy token tool toolkit toy truck turbine
    tv vaccine vacuum van vehicle vodka wallet washer watch whisky wine
    """
)
# Before the name of a thing that is built in, made by somebody else.
COMPONENT_CUES = (
    "powered by", "equipped with", "driven by", "compatible with", "works with", "certified by",
    "support for", "supports", "supporting", "runs on", "running", "based on", "processor", "chipset",
    "sensor", "built-in",
)  # fmt: skip
# A list of names after one of these says what is left out.
EXCLUSION_CUES = (
    "not including", "excluding", "except for", "except", "with the exception of", "not supported on",
    "not supported:", "not supported by", "no longer supported", "does not support", "do not support",
    "no support for", "not available on", "not available for", "unsupported", "not compatible with",
    "incompatible with", "不包括", "不支持", "不兼容", "除外",
)  # fmt: skip
LAUNCH_VERBS = (
    "launch", "launches", "launched", "launching", "unveil", "unveils", "unveiled", "unveiling",
    "introduce", "introduces", "introduced", "introducing", "debuts", "debuted", "releases", "released",
    "presents",
)  # fmt: skip

# Lower-case words after a name that make it a crowd or a shop.
CROWDS = _words(
    """
    award awards campus challenge contest employee employees factory fan fans festival shop shops staff
    store stores student students university
    """
)
# Lower-case words after a bare brand of few letters that make it a crowd, a place or a kind, not a product.
NOT_PRODUCT_NEXT = _words(
    """
    community culture customers dealers event events members office offices partners people phone phones
    team teams user users
    """
)
# After “for” inside a name: “OS for TV”.
PURPOSES = _words(
    """
    audio business car cars cloud desktop education enterprise games gaming health home kids linux men
    mobile pc pets photo photos picture pictures sports tablet tablets teams tv video watch web women
    work
    """
)

# A number written out that is a model's behind a brand: “Halo One”.
NUMBER_WORDS = _words("zero one two three four five six seven eight nine ten")
# The last word of a place: a brand before it is part of the place's name.
GEOGRAPHIC = _words(
    """
    bay beach bridge canyon cove creek falls forest harbor harbour hill hills island islands lake mountain
    mountains park peninsula point port quay river road square street valley village
    """
)

# What a named thing is called in general, in small letters: “the Halo platform”, “Halo is an app”.
THING_NOUNS = _words(
    """
    app application browser chatbot collection cryptocurrency device ebook exchange game
    initiative lamp lights magazine marketplace memecoin model novel platform podcast program
    programme project protocol series service smartphone software soundtrack speaker supplement system
    technology tincture token tool toolkit vaccine wallet webinar website zone
    """
)
# Of these the name before them is sure to be the thing's; before the others it may be the maker's.
OWN_NOUNS = _words(
    """
    app chatbot ebook initiative lights memecoin novel platform podcast program programme
    software token toolkit wallet
    """
)
# Before the noun: what is said of one thing, not of a maker of things.
MAKER_NOUNS = _words(
    """
    brand business company corporation developer distributor division firm group leader maker manufacturer
    operator organisation organization producer provider publisher startup subsidiary supplier team
    """
)
# Capitalised, at the end of a name: what is sold or built under it.
KIND_HEADS = _words(
    """
    bracket capsules chiller cleanser complex etf formula gel gummies heater kit lotion mine pack platform
    project salve sauce serum spray supplement tincture toolkit wallet
    """
)
# Kinds of works that have a title.
WORK_NOUNS = _words(
    """
    album book documentary ebook film guide magazine memoir movie novel play podcast report series show single
    song thriller trilogy webinar whitepaper workbook
    """
)

# Small words between an article and a name that say nothing of whose it is: “the new Halo app”.
OPENERS = (
    "new", "latest", "large", "small", "popular", "leading", "patented", "proprietary", "flagship", "own",
    "upcoming", "updated", "entire", "whole",
)  # fmt: skip
