"""What a mail address belongs to: a person, several people, a list, a machine or nobody."""

from __future__ import annotations

import re
from functools import cache

from outsidein.identity.host_natures import host_nature
from outsidein.identity.letters import plain_letters
from outsidein.identity.nature_words import (
    UNKNOWN,
    is_first_name,
    nature_of_sorts,
    sort_of,
    sorts_of,
    table,
)

WORD = re.compile(r"[a-z]+")
# Beginnings that forwarding machines write before a human's address: prvs=12ab=bob.
FORWARDED = re.compile(r"(?:prvs|srs[01])[=+-].*=")
# What only a machine would number itself with: figures with no letter after f, or with groups of
# letters that are too short for a name.
NUMBERED = re.compile(
    r"(?=(?:.*\d){4})[0-9a-f._-]{16,}|(?=(?:.*\d){6})(?=.{20})(?!.*[a-z]{4})\w[\w.-]*"
)
SHORTEST_NUMBER = 16  # signs; people have addresses of ten figures
# Parts of whatever a machine says it does not do; looked for first, since that is quick.
SIGN_OF_NO_REPLY = re.compile(r"repl|respon|repon|antwo|rispon|contest|odpow|svar|vasta|daemon")
SHORTEST_ROLE = 4  # letters of a mailbox's word that any word may follow: support-atlanta
LONGEST_SCRAP = 3  # letters of the longest run in a number: reply-abc123


def mail_nature(mail: str) -> str:
    """Give what an address is by itself: person, shared mailbox, list, bot or placeholder.

    Words between marks decide. An address of which all words are known is no person's; a word
    beside them that is not known is taken for a name, so info.rossi@ and anna.list@ are people.
    Exceptions: what nobody is called (noreply, notifications) is a machine beside any name, and a
    hyphen joins a mailbox's word to its place: support-atlanta@, but not support-anna@.

    >>> [mail_nature(f"{one}@alder.example") for one in ("support-emea", "no.reply", "bob.office")]
    ['shared mailbox', 'bot', 'person']
    >>> mail_nature("devs@lists.alder.example"), mail_nature("bob@noemail.invalid")
    ('list', 'placeholder')
    """
    told, _, host = mail.strip().lower().rpartition("@")
    local = told if told.isascii() else plain_letters(told)
    base = local.split("+", 1)[0] or local
    if "=" in base and FORWARDED.match(base):
        base = base.rsplit("=", 1)[1]
    if "[bot]" in local or _is_no_reply(base):
        return "bot"
    at = host_nature(host)
    words = WORD.findall(base)
    sorts = sorts_of(words)
    if "plain_machine" in sorts:
        return "bot"
    if at.nature:
        return at.nature
    found = nature_of_sorts(sorts) if UNKNOWN not in sorts else "person"
    if found == "person" and ("-" in base or sorts.count(UNKNOWN) < len(sorts)):
        found = _of_mixture(base, words, at.words)
    if found == "person" and len(base) >= SHORTEST_NUMBER:
        return "bot" if not at.is_for_all and NUMBERED.fullmatch(base) else "person"
    return "placeholder" if found == "person" and _is_filler(base, host) else found


def _is_no_reply(base: str) -> bool:
    return bool(SIGN_OF_NO_REPLY.search(base) and _no_reply().search(base))


@cache
def _no_reply() -> re.Pattern[str]:
    """Give the pattern of "no reply" in all languages, with or without marks between its words.

    With marks it begins a word: mikke.svard@ is not "ikke svar".
    """
    phrases = sorted(table("mail", "no_reply"), key=lambda one: (-len(one), one))
    marked = "|".join(phrase.replace(" ", "[._-]?") for phrase in phrases)
    return re.compile(rf"(?:^|[^a-z])(?:{marked})|noreply|donotreply|mailerdaemon")


def _of_mixture(base: str, words: list[str], host_words: tuple[str, ...]) -> str:
    """Give the nature of an address some of whose words are unknown."""
    # The firm's own name says nothing of who writes: alder-support@alder.example.
    rest = [word for word in words if word not in host_words or is_first_name(word)]
    if rest and len(rest) < len(words):
        sorts = sorts_of(rest)
        if UNKNOWN not in sorts:
            return nature_of_sorts(sorts)
    if words and _is_numbered(base, words):
        return nature_of_sorts([sort_of(words[0])])
    if len(words) < 2 or any(map(is_first_name, words[:2])):
        return "person"
    return _of_hyphens(base, words[0], words[-1])


def _of_hyphens(base: str, first: str, last: str) -> str:
    """Give the nature that the first or last word gives to whatever a hyphen joins to it."""
    begins, ends = base.startswith(f"{first}-"), base.endswith(f"-{last}")
    if last == "bot" and (ends or base.endswith("_bot")):
        return "bot"
    if begins and first in table("mail", "list_begins"):
        return "list"
    if ends and last in table("mail", "list_ends"):
        return "list"
    if begins and sort_of(first) == "mailbox" and len(first) >= SHORTEST_ROLE:
        return "shared mailbox"
    return "shared mailbox" if ends and last in table("words", "plain_mailbox") else "person"


def _is_numbered(base: str, words: list[str]) -> bool:
    """Tell whether scraps of a number follow one known word: reply-abc123, user_8f3a."""
    has_scraps = all(len(word) <= LONGEST_SCRAP for word in words[1:])
    has_figures = sum(map(str.isdigit, base)) > 1
    return has_scraps and has_figures and sort_of(words[0]) in {"machine", "stand_in"}


def _is_filler(base: str, host: str) -> bool:
    """Tell what is typed to fill a field: both sides of the @ alike, and no name."""
    is_twice = host.startswith(f"{base}.")
    return is_twice and (base in table("words", "filler") or len(set(base)) == 1)
