"""Who speaks: telling a name before a colon from words before a colon."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

# A name ends in a colon and a blank: `10:30 Meeting:` and `https://` don't begin with one.
LABELLED = re.compile(r"([^:\n]{1,60}?)[ \t]*:(?:\s+|$)(.*)", re.DOTALL)
NEVER_IN_NAMES = re.compile(r"[?!;\"“”„…<>{}=]|\.\.|://")
MOST_WORDS = 6
PHONE = re.compile(r"\+?[\d() ./-]{6,}")
ASIDE = re.compile(r"\s*(?:\(([^()]*)\)|\[([^\[\]]*)\])\s*")

# Words that stand before a colon in speech, in notes and in files of settings, and name nobody.
NO_NAMES = frozenset(
    re.findall(
        r"\w+",
        """
        a action actions agenda also answer attendees bcc but category cc city conclusion context
        date description duration email example examples false from fyi goal host http https id
        important key location meeting name next note notes number participants password path phone
        port price ps q question remember role so source start started status step subject summary
        tags time title to todo topic true type url user username value version web
        critical debug error fatal info trace warn warning
        """,
    )
)
PARTICLES = frozenset(
    re.findall(r"\S+", "& al and bin da de del den der di do dos du el la le of ten ter van von y")
)


ROLES = frozenset(
    re.findall(
        r"\w+",
        "agent caller client customer doctor guest host interviewee interviewer me moderator "
        "patient prospect rep sales seller speaker support you",
    )
)


class Speaker(NamedTuple):
    """Somebody as a transcript names them: a name or a phone number, and what stands beside it."""

    name: str | None
    phone: str | None
    beside: str | None


def may_be_name(label: str) -> bool:
    """Tell whether a label could name somebody at all.

    >>> may_be_name("Ana (Acme)"), may_be_name("+49 170 1234567"), may_be_name("Well, is it so? I")
    (True, True, False)
    """
    if NEVER_IN_NAMES.search(label) or label.casefold() in NO_NAMES:
        return False
    if PHONE.fullmatch(label):
        return True
    return any(map(str.isalpha, label)) and len(label.split()) <= MOST_WORDS


def begins_like_name(label: str) -> bool:
    """Tell whether a label begins as names do, or says whose turn it is.

    >>> begins_like_name("Ana"), begins_like_name("agent 2"), begins_like_name("encoding")
    (True, True, False)
    """
    first = label.split(maxsplit=1)[0]
    return first in ROLES or not first[0].isalpha() or first[0] != first[0].lower()


def speakers_among(counts: Mapping[str, int]) -> set[str]:
    """Give the labels that name speakers: those that come back, and those written like names."""
    return {
        label
        for label, count in counts.items()
        if may_be_name(label) and (count > 1 or _is_written_like_name(label))
    }


def _is_written_like_name(label: str) -> bool:
    words = ASIDE.sub(" ", label).split()
    begins = (word[0].isupper() or word[0].isdigit() or word in PARTICLES for word in words)
    return len(words) > 1 and all(begins)


def speaker_of(label: str) -> Speaker:
    """Take a label apart.

    >>> speaker_of("Ana Lima (she/her)")
    Speaker(name='Ana Lima', phone=None, beside='she/her')
    """
    beside = "; ".join(one or other for one, other in ASIDE.findall(label))
    plain = " ".join(ASIDE.sub(" ", label).split())
    if PHONE.fullmatch(plain):
        return Speaker(None, plain, beside or None)
    return Speaker(plain or label, None, beside or None)
