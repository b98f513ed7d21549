"""English words that stand in and around names of products: data only, no logic."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# A number after one of these is no model number.
NUMBERED_NOUNS = _words(
    "january february march april may june july august september october november december jan feb mar apr jun "
    "jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday spring summer autumn "
    "fall winter q1 q2 q3 q4 h1 h2 fy form item section phase stage class tier figure table chapter article page "
    "part step day week month year episode season volume vol no number nos level grade type category group "
    "route highway interstate suite room floor box po unit building gate hall booth stand lot block zone area "
    "district ward precinct top fortune global russell inc best formula rule act title bill resolution hr sec "
    "regulation amendment iso iec astm en ni doi covid age ages aged over under nearly about around approximately "
    "at by in on of for from to since until till before after between the a an and or with up down more less "
    "some all any every each only just usd eur gbp rmb cny hkd inr us tel fax phone call email at least exceeds "
    "street avenue road drive lane boulevard st ave rd blvd wave round series-a lead top-10 world last first "
    "next past previous this that these those its our their his her your my total total: full half quarter "
    "article exhibit schedule appendix annex paragraph note notes note: reference version flight gen generation "
    "agenda goal goals sdg vision psalm genesis lead pb u s n w e north south west east mt mount war ii world "
    "copyright founded established est reg registration license licence patent cas cusip isin case docket"
)
# Standards that anybody builds in: not somebody's product.
STANDARDS = _words(
    "bluetooth usb hdmi wifi wi-fi ip ddr ddr3 ddr4 ddr5 lpddr4 lpddr4x lpddr5 ufs pcie nfc lte gps iso ieee mpeg "
    "mp3 mp4 h.264 h.265 rgb hdr hdr10 sd uhs ipx ipx4 ip67 ip68 ip65 ip53 ul ce rohs haccp gmp web ssl tls http "
    "html css tcp udp soc pci hitrust gdpr ccpa scope euro api ai iot ar vr ml 3g 4g 5g 6g sha aes erc sae "
    "dci-p3 dci ntsc srgb cpu gpu ram rom oled lcd qled led uhd fhd hd 4k 8k mah ghz mhz hz"
)
# Words after the model number that belong to the name.
SUFFIXES = _words(
    "pro plus ultra max mini lite air basic se fe gt xl edition note active sport prime premium turbo neo go "
    "explorer elite advanced classic essential standard zoom fold flip edge play youth"
)
FAMILY_WORDS = _words("series family range lineup line-up line")
# The last word of a name that is no product: people, shops, places, events, bodies, schemes.
NOT_PRODUCT_HEADS = _words(
    "fan fans community communities club user users member members customer customers student students "
    "store stores shop shops outlet outlets showroom showrooms center centers centre centres campus park factory "
    "factories plant office offices headquarters building university college school academy institute "
    "foundation corporation corp inc ltd llc company group holdings partners ventures capital finance bank "
    "insurance award awards prize medal cup festival conference summit expo forum event events launch day week "
    "challenge contest competition tour team teams committee council board alliance association union programme "
    "program initiative fund report index survey letter speech culture people employees employee staff "
    "brand brands group's business india china europe global international asia uk usa news blog phone phones "
    "smartphone smartphones product products device devices app-store fellow founder ceo cfo president chairman "
    "vice senior securities technology technologies labs research university annual spokesperson media press"
)
# What a product is called in general; a name before one of these is likely a product's.
PRODUCT_NOUNS = _words(
    "smartphone phone tablet laptop notebook tv television monitor display watch smartwatch band earphones "
    "earbuds headphones headset speaker soundbar camera drone scooter bike e-bike car suv sedan truck van "
    "vehicle motorcycle robot vacuum purifier refrigerator oven cooker washer router modem console "
    "processor chipset chip platform app application software system os tool toolkit suite engine assistant "
    "service solution product device wallet token model game movie album book drug vaccine therapy "
    "supplement cream serum shampoo beverage drink beer wine whisky vodka sneaker shoe collection printer "
    "scanner sensor battery charger generator turbine panel lamp light lights bulb mattress sofa chair toy doll "
    "browser plugin plug-in chatbot api sdk database network protocol exchange card"
)
# Before the name of a thing that is built in, made by somebody else.
COMPONENT_CUES = (
    "powered by", "equipped with", "driven by", "compatible with", "works with", "certified by", "support for",
    "supports", "supporting", "runs on", "running", "based on", "processor", "chipset", "sensor", "built-in",
)  # fmt: skip
# A list of names after one of these says what is left out.
EXCLUSION_CUES = (
    "not including", "excluding", "except for", "except", "with the exception of", "not supported on",
    "does not support", "do not support", "not available on", "unsupported", "not compatible with", "不包括", "不支持",
    "除外",
)  # fmt: skip
LAUNCH_VERBS = (
    "launch", "launches", "launched", "launching", "unveil", "unveils", "unveiled", "unveiling", "introduce",
    "introduces", "introduced", "introducing", "debuts", "debuted", "releases", "released", "rolls out",
    "rolled out", "presents",
)  # fmt: skip
