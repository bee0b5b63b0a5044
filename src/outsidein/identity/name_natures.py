"""What a name belongs to: a person, a machine, several people, a voice without name, or nobody."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from outsidein.identity.letters import plain_letters
from outsidein.identity.mail_natures import mail_nature
from outsidein.identity.nature_words import (
    SORTS,
    UNKNOWN,
    is_first_name,
    nature_of_sorts,
    sort_of,
    sorts_of,
    table,
)
from outsidein.identity.person_names import PARTICLES

WORD = re.compile(r"[a-z]+")
# Names in other scripts are taken as they are: what sounds like a word of ours is another.
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
# What follows a name and is none: "Anna (Support)", "Kate via LinkedIn", "Bob - Accounts".
ASIDE = re.compile(r"(?<=\w)\s*(?:[(\[|]|\s-+\s|\s(?:via|from|at|c/o)\s).*$")
NAME_TABLES = ("notetaker", "systems", "stand_in", "system_ends", "system_users", "voice", "rooms")


@lru_cache(maxsize=65_536)
def name_nature(name: str) -> str:
    """Give what a name is by itself: person, shared mailbox, list, bot, placeholder, unnamed voice.

    A name of which all words are known is no person's. A word beside them that is not known is a
    name, but for what makes a mailbox or machine of any name: "Alder Support", "Release Bot". A
    first name and one such word are a person: "Jan Bot", "Anna Support". John Doe is a person too:
    there are more of them than converters that would invent one.

    >>> [name_nature(name) for name in ("Christopher Guest", "Guest", "Guest 2", "Alder Support")]
    ['person', 'placeholder', 'unnamed voice', 'shared mailbox']
    >>> name_nature("Fireflies.ai Notetaker"), name_nature("Jan Bot"), name_nature("N/A")
    ('bot', 'person', 'placeholder')
    """
    plain = plain_letters(name)
    has_number = any(map(str.isdigit, plain))
    told = WORD.findall(plain)
    if not told:
        return "unnamed voice" if has_number else "placeholder"
    if "@" in plain and " " not in plain:
        return mail_nature(plain)
    if not LATIN.search(name) or not any(word in _known() or sort_of(word) for word in told):
        return "person"
    words = WORD.findall(ASIDE.sub("", plain)) or told
    found = _of_phrases(" ".join(told), " ".join(words))
    if not found and _is_voice(words, has_number=has_number):
        return "unnamed voice"
    return found or _of_words(words)


@cache
def _known() -> frozenset[str]:
    """Give all words that names of no persons consist of."""
    names = (phrase for name in NAME_TABLES for phrase in table("name", name))
    words = (phrase for sort in (*SORTS, "plain_mailbox") for phrase in table("words", sort))
    return frozenset(" ".join((*names, *words)).split())


def _of_phrases(told: str, name: str) -> str:
    """Give the nature of a name that has a phrase of machines in it, or is one as a whole."""
    if any(f" {phrase} " in f" {told} " for phrase in table("name", "notetaker")):
        return "bot"
    if name in table("name", "systems"):
        return "bot"
    return "placeholder" if name in table("name", "stand_in") else ""


def _is_voice(words: list[str], *, has_number: bool) -> bool:
    """Tell a label of a voice: one of its words, or a stand-in with a number, and nothing else."""
    text = " ".join(words)
    if any(f"{text} ".startswith(f"{room} ") for room in table("name", "rooms")):
        return True
    labels = [label for label in table("name", "voice") if f" {label} " in f" {text} "]
    of_labels = {word for label in labels for word in label.split()}
    rest = [word for word in words if len(word) > 1 and word not in of_labels]
    if not table("name", "voice_beside").issuperset(rest):
        return False
    return bool(labels) or (has_number and bool(rest) and sort_of(rest[0]) == "stand_in")


def _of_words(words: list[str]) -> str:
    before_last = words[-2] if len(words) > 1 else ""
    ends_in_system = words[-1] in table("name", "system_ends")
    sorts = sorts_of(words)
    # Words that are one phrase are no first name and surname: Max Mustermann.
    if len(sorts) == 2 == len(words) and _is_first(words[0]):
        return "person"
    if ends_in_system and before_last in PARTICLES:
        return "person"
    users = table("name", "system_users")
    if before_last and (ends_in_system or any(" ".join(words).endswith(one) for one in users)):
        return "bot"
    if UNKNOWN not in sorts:
        return nature_of_sorts(sorts)
    return "shared mailbox" if before_last and _has_plain_mailbox(words) else "person"


def _is_first(word: str) -> bool:
    """Tell a first name or an initial; the one word after it is a surname, whatever it means."""
    return len(word) == 1 or is_first_name(word)


def _has_plain_mailbox(words: list[str]) -> bool:
    """Tell whether the name begins or ends with what makes a mailbox of any name."""
    sizes = range(1, min(4, len(words)))
    parts = (part for size in sizes for part in (words[:size], words[-size:]))
    return any(" ".join(part) in table("words", "plain_mailbox") for part in parts)
