"""What firms and people are called, and how others misspell it.

A firm's name follows from its number alone: numbers walk through all pairs of a first and a last
word in one long stride, so that neighbours differ and no name comes twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import gcd
from typing import TYPE_CHECKING
from unicodedata import combining, normalize

from outsidein.simulate.draw import pick
from outsidein.simulate.script import load_script

if TYPE_CHECKING:
    from random import Random

    from outsidein.simulate.wording import City, FirstName, Industry

# Letters that Unicode doesn't take apart into a plain one and an accent.
_PLAIN = str.maketrans({"ß": "ss", "ø": "o", "æ": "ae", "ł": "l", "đ": "d", "Ø": "O"})


@dataclass(frozen=True, slots=True, kw_only=True)
class FirmName:
    """A firm's name without legal form, its mail domain and the industry its name tells."""

    name: str
    domain: str
    industry: Industry


def firm_name(number: int) -> FirmName:
    """Name the firm with this number: another one for every number."""
    names = load_script().names
    tails = [(industry, tail) for industry in names.industries for tail in industry.firm_tails]
    pairs = len(names.firm_heads) * len(tails)
    round_, place = divmod(number, pairs)
    walked = place * _stride(pairs) % pairs
    head = names.firm_heads[walked % len(names.firm_heads)]
    industry, tail = tails[walked // len(names.firm_heads)]
    name = f"{head} {tail}"
    if round_:
        # All pairs are used up: the firm gets a second founder, and a number when they are too.
        again, second = divmod(round_ - 1, len(names.firm_heads))
        name = f"{head} {names.firm_heads[second]} {tail}" + (f" {again + 2}" if again else "")
    return FirmName(name=name, domain=f"{slug(name)}.example", industry=industry)


def _stride(pairs: int) -> int:
    # A stride near the golden section of the whole, without a divisor in common with it.
    stride = int(pairs * 0.618) | 1
    while gcd(stride, pairs) != 1:
        stride += 2
    return stride


def plain(text: str) -> str:
    """Write the text in letters without accents."""
    decomposed = normalize("NFKD", text.translate(_PLAIN))
    return "".join(letter for letter in decomposed if not combining(letter))


def slug(text: str) -> str:
    """Write the text as it stands in an address: small plain letters and digits.

    >>> slug("Müller & Søn")
    'mullerson'
    """
    letters = plain(text).lower()
    return "".join(letter for letter in letters if letter.isascii() and letter.isalnum())


def misspelt(random: Random, text: str) -> str:
    """Spell the text with two letters swapped, one lost or one doubled, never at its beginning."""
    if len(text) < 4:
        return text + text[-1:]
    place = 1 + int(random.random() * (len(text) - 2))
    before, letter, after = text[:place], text[place], text[place + 1 :]
    fault = random.random()
    if fault < 0.4 and after[0] not in (" ", letter):
        return before + after[0] + letter + after[1:]
    if fault < 0.7 and letter != " ":
        return before + after
    return before + letter + letter + after


def legal_form(random: Random, city: City) -> str:
    """Draw a legal form that firms in this city's country have."""
    return pick(random, load_script().names.legal_forms[city.country])


def respelt_firm(random: Random, name: str, form: str, city: str) -> str:
    """Write the firm's name as somebody may have typed it into one system or another."""
    ways = (
        name,
        name,
        name,
        f"{name} {form}",
        f"{name} {form}",
        f"{name}, {form}",
        name.upper(),
        name.lower(),
        f"{name} ({city})",
        misspelt(random, name),
        name.replace(" ", "-", 1),
        f"The {name}",
    )
    return pick(random, ways)


@dataclass(frozen=True, slots=True, kw_only=True)
class HumanName:
    """A human's name, and the short form of it that they go by, if any."""

    first: str
    last: str
    nickname: str | None


def human_name(random: Random, culture: str) -> HumanName:
    """Draw a name from this culture, or now and then from another."""
    surnames = load_script().names.surnames
    if random.random() < 0.2:
        culture = pick(random, tuple(surnames))
    first = pick(random, _first_names(culture))
    return HumanName(
        first=first.name,
        last=pick(random, surnames[culture]),
        nickname=pick(random, first.nicknames) if first.nicknames else None,
    )


@cache
def _first_names(culture: str) -> tuple[FirstName, ...]:
    return tuple(name for name in load_script().names.first_names if name.culture == culture)
