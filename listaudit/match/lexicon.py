"""Words that matching reads as facts: departments, legal forms, street words, unit words.

Rough on purpose: the comparators have the full tables; here a word only has to find and weigh.
"""

from __future__ import annotations

_DEPARTMENT_WORDS = {
    "pharmacy": "pharmacy farmacia apotheke pharmacie drugstore rx",
    "atm": "atm atms cashpoint geldautomat bancomat",
    "fuel": "fuel gas gasoline petrol diesel charging supercharger",
    "vision": "vision optical optician optometry eyecare",
    "photo": "photo print",
    "service": "parts collision",
    "emergency": "emergency er",
    "garden": "garden",
    "parking": "parking garage",
    "drive": "drivethru",
    "kiosk": "kiosk redbox coinstar locker",
    "radiology": "radiology imaging xray",
    "laboratory": "lab laboratory labcorp",
    "therapy": "rehabilitation rehab physiotherapy",
    "cardiology": "cardiology heart",
    "surgery": "surgery surgical",
    "pediatrics": "pediatrics pediatric",
    "oncology": "oncology cancer",
    "urgent": "urgent",
    "dermatology": "dermatology",
    "department": "department dept",
}
DEPARTMENTS = {word: kind for kind, words in _DEPARTMENT_WORDS.items() for word in words.split()}
"""Words that name a department inside another business -> the kind of department."""

_DIVISIONS = """
advisor advisors agent auctions body broker bus clinic clinical dds dental dentistry do express ev floral
florist grooming groomer gym gyn headquarters hq icu lender library loan md money mortgage museum
neurology np obgyn office officer pool preschool primary realtor recharge rental rentals spa training
truck used vaccination ward wealth
"""
DIVISIONS = frozenset(_DIVISIONS.split())
"""Words that name a part of a business or somebody who works in it, where only one of two names has them."""

_SMALL = "a an and at by de e el for in la le of on the to und with y"
SMALL_WORDS = frozenset(_SMALL.split())
"""Words that say nothing when one of two names alone has them."""

_NAME = {
    "barbecue": "bbq barbeque", "center": "ctr centre", "international": "intl", "associates": "assoc assn",
    "university": "univ", "cafe": "caffe", "theater": "theatre", "service": "svc services svcs",
    "auto": "automotive", "company": "co", "saint": "st sankt", "doctor": "dr", "mountain": "mt mtn",
    "brothers": "bros", "hospital": "hosp", "national": "natl", "restaurant": "rest restaurante ristorante",
    "management": "mgmt", "jewelers": "jewellers jewelry jewellery", "first": "1st", "second": "2nd",
    "third": "3rd", "fort": "ft", "insurance": "ins", "store": "stores", "market": "mkt",
}  # fmt: skip
NAME_WORDS = {word: whole for whole, words in _NAME.items() for word in words.split()}
"""Short and foreign forms of common name words -> one form."""

_LEGAL = """
ab ag aps as bhd bv co company corp corporation cv doo gmbh inc incorporated kft kg lda limited llc
llp lp ltd ltda nv ohg ooo oy oyj pao pc plc pllc pte pty pvt sa sarl sas sdn sl slu spa srl sro tbk
ug zao
"""
LEGAL = frozenset(_LEGAL.split())
"""Legal forms as folded words; never all of a name."""

_STREET = {
    "st": "street str strasse straat saint", "ave": "avenue av aven", "rd": "road",
    "blvd": "boulevard blv boul", "dr": "drive", "ln": "lane", "hwy": "highway", "pkwy": "parkway pky",
    "ct": "court", "pl": "place plaza plz", "way": "wy", "cir": "circle", "ter": "terrace", "sq": "square",
    "trl": "trail", "n": "north", "s": "south", "e": "east", "w": "west", "ne": "northeast",
    "nw": "northwest", "se": "southeast", "sw": "southwest", "c": "calle", "r": "rua rue", "v": "via",
    "ul": "ulitsa ulica ulitza",
}  # fmt: skip
STREET_WORDS = {word: short for short, words in _STREET.items() for word in words.split()} | {
    k: k for k in _STREET
}
"""Street types and directions -> one short form."""

_UNITS = "suite ste unit apt apartment room rm bldg building fl floor shop lot spc space"
UNIT_WORDS = frozenset(_UNITS.split())
"""Words before the number of a unit."""
