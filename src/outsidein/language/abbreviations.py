"""Full stops that end no sentence: after abbreviations of seven languages, and after numbers."""

from __future__ import annotations

import re

LETTERS_LOOKED_AT = 80
LONE_NUMBER = re.compile(r"\s*\d{1,2}[.)]\s*")
# Abbreviations after which a sentence goes on: before anything, before a name, before a number.
BEFORE_ALL = frozenset(
    "approx incl excl e.g i.e vs resp "
    "z.b bzw d.h vgl ca ggf inkl exkl zzgl zzt evtl sog i.d.r u.u m.e "
    "p.ex env c.-à-d "
    "aprox p.ej "
    "bijv d.w.z m.b.t i.v.m t.a.v o.b.v t.o.v "
    "ad.es".split()
)
BEFORE_NAMES = frozenset(
    "mr mrs ms dr prof st frl hr m mm mme mlle sr sra sres srta dra d.ª dña "
    "dhr mevr mw drs ir sig sig.ra sig.na sigg dott dott.ssa ing avv geom rag eng exmo exma".split()
)
BEFORE_NUMBERS = frozenset(
    "no nos nr n nro núm num art abs abb p pp pag pág s fig vol cap pos ref tel ext st".split()
)
BEFORE_LOWER_CASE = frozenset("etc ecc usw enz u.a u.v.m u.ä inc ltd bv llc corp a.m p.m".split())
NAME_PARTICLES = frozenset("van von de der den del da do dos la le di ter ten zu".split())
LAST_WORDS = re.compile(r"(?:(\w+)\.?\s+)?([\w.-]+?)\.\s*$")
# German writes ordinals with a full stop: "am 5. Januar", "das 3. Quartal".
ORDINAL = re.compile(
    r"\b(?:am|vom|zum|zur|im|in|ab|bis|seit|den|dem|der|das|die|des|beim|jeden|jedes|unser|unsere)"
    r"\s+\d{1,2}\.\s*$",
    re.IGNORECASE,
)


def goes_on(before: str, after: str) -> bool:
    """Tell whether a sentence that was cut goes on: after an abbreviation or a number.

    >>> goes_on("Das kostet z. B. ", "Herrn Kurz zu viel."), goes_on("No. ", "We need it.")
    (True, False)
    """
    before = before[-LETTERS_LOOKED_AT:]
    found = LAST_WORDS.search(before)
    inseparable = not before[-1].isspace() and (after[0] in "ºª" or not after[0].isalpha())
    if LONE_NUMBER.fullmatch(before) or ORDINAL.search(before) or (found and inseparable):
        return True
    if not found:
        return False
    # "z. B." and "p. ex." are two words where they are typed with a blank.
    endings = {found[2].casefold(), f"{found[1]}.{found[2]}".casefold()}
    following = after.split(maxsplit=1)[0] if after.strip() else ""
    if following[:1].isupper() or following in NAME_PARTICLES:
        listed = BEFORE_ALL | BEFORE_NAMES
    elif following[:1].isdigit():
        listed = BEFORE_ALL | BEFORE_NUMBERS
    else:
        listed = BEFORE_ALL | (BEFORE_LOWER_CASE if following[:1].islower() else frozenset())
    return bool(endings & listed)
