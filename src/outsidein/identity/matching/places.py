"""Streets and places: forms, levels and keys.

What tells one place together is one comparison. Town, postcode and state agree together or not at
all, so that counting each would count one thing three times.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from outsidein.identity.matching.comparisons import (
    Aspect,
    compared,
    header_words,
    near,
    one_letter,
    same,
    unknown,
)
from outsidein.identity.scoring import Level

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from outsidein.identity.matching.fields import Field

PLACES = ("postcode", "town", "region")
# What is written in many ways or left out, and tells no two streets of a town apart.
STREET_WORDS = r"""\b(street|str|st|avenue|ave|av|road|rd|boulevard|blvd|blv|lane|ln|drive|dr|drv
|place|pl|court|crt|ct|crescent|cres|cr|circuit|cct|circle|cir|square|sq|parkway|pkwy|highway|hwy|terrace|tce
|ter|close|cl|way|wy|strasse|rue|via|calle|plaza|suite|ste|floor|fl|unit|apt|apartment|flat|no|nr
|number|north|south|east|west|northeast|northwest|southeast|southwest|n|s|e|w|ne|nw|se|sw|the|at|of
|near|between|off|and|in)\b""".replace("\n", "")


def streets(lines: Sequence[Field], numbers: Sequence[Field]) -> list[Aspect]:
    """Compare street and house number together; further lines of an address each for itself."""
    if not lines:
        return [_line("house_number", one) for one in numbers]
    first, *others = lines
    return [
        _street(first.column, numbers[0].column if numbers else None),
        *(_line(f"address_{place}", one) for place, one in enumerate(others, 2)),
    ]


def _street(column: str, number_column: str | None) -> Aspect:
    letters = f"trim(regexp_replace({column}, '[^a-z0-9]+', ' ', 'g'))"
    core = f"regexp_replace(regexp_replace({letters}, '{STREET_WORDS}', '', 'g'), ' +', '', 'g')"
    if number_column:
        house = f"nullif(regexp_replace({number_column}, '[^a-z0-9]', '', 'g'), '')"
    else:
        house = rf"nullif(regexp_extract({letters}, '\b(\d+)[a-z]?\b', 1), '')"
        core = rf"regexp_replace({core}, '^\d+|\d+$', '', 'g')"
    street = f"coalesce(nullif({core}, ''), {letters})"
    close = f"({near('street', 0.9)} OR {one_letter('street', shortest=5)})"
    numbered = same("house_number")
    return Aspect(
        comparison=compared(
            "street",
            unknown("street"),
            Level(
                when=f"{same('street')} AND {numbered}", m=0.66, u=0.0001, words="street and number"
            ),
            Level(
                when=f"{close} AND {numbered}",
                m=0.12,
                u=0.0002,
                words="street and number but for the spelling",
            ),
            Level(when=same("street"), m=0.08, u=0.001, words="street"),
            Level(when=close, m=0.03, u=0.003, words="street but for its spelling"),
            Level(when=numbered, m=0.05, u=0.01, words="house number"),
        ),
        columns={"street": street, "house_number": house},
        keys=("street", "left(street, 6)", "house_number || left(street, 3)"),
    )


def _line(name: str, field: Field) -> Aspect:
    words = header_words(field.header)
    return Aspect(
        comparison=compared(
            name,
            unknown(name),
            Level(when=same(name), m=0.7, u=0.005, words=words, rarity=name),
            Level(
                when=f"{near(name, 0.9)} OR {one_letter(name, shortest=5)}",
                m=0.12, u=0.005, words=f"{words} but for its spelling",
            ),
        ),
        columns={name: f"nullif(regexp_replace({field.column}, '[^a-z0-9]', '', 'g'), '')"},
        keys=(name,),
    )  # fmt: skip


def places(by_kind: Mapping[str, Sequence[Field]]) -> list[Aspect]:
    """Compare postcode, town and region together, as many of them as there are."""
    told = {kind: fields[0].column for kind in PLACES if (fields := by_kind.get(kind))}
    others = [one for kind in PLACES for one in by_kind.get(kind, ())[1:]]
    made = [_line(f"place_{place}", one) for place, one in enumerate(others, 2)]
    if not told:
        return made
    levels = _place_levels([kind for kind in ("postcode", "town") if kind in told])
    if "region" in told:
        m, u = (0.03, 0.15) if levels else (0.7, 0.2)
        levels.append(Level(when=same("region"), m=m, u=u, words="region"))
    place = Aspect(
        comparison=compared("place", unknown(*told), *levels),
        columns={
            kind: f"nullif(regexp_replace({column}, '[^a-z0-9]', '', 'g'), '')"
            for kind, column in told.items()
        },
        keys=tuple(kind for kind in told if kind != "region"),
    )
    return [place, *made]


def _place_levels(narrow: Sequence[str]) -> list[Level]:
    close = {
        "postcode": "damerau_levenshtein(postcode_l, postcode_r) <= 1",
        "town": f"({near('town', 0.9)} OR {one_letter('town', shortest=5)})",
    }
    if len(narrow) == 2:
        both = f"{same('postcode')} AND {close['town']}"
        either = f"{close['postcode']} OR {close['town']}"
        return [
            Level(when=both, m=0.66, u=0.001, words="town and postcode"),
            Level(when=same("postcode"), m=0.1, u=0.002, words="postcode"),
            Level(when=same("town"), m=0.1, u=0.005, words="town"),
            Level(when=either, m=0.08, u=0.005, words="place, nearly"),
        ]
    levels = []
    for kind in narrow:
        levels += [
            Level(when=same(kind), m=0.8, u=0.02, words=kind, rarity=kind),
            Level(when=close[kind], m=0.1, u=0.01, words=f"{kind} but for its spelling"),
        ]
    return levels
