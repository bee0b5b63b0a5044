"""What is never a person, told from all that is known of whoever writes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from outsidein.identity.letters import plain_letters
from outsidein.identity.mail_natures import mail_nature
from outsidein.identity.name_natures import name_nature
from outsidein.identity.nature_words import is_first_name
from outsidein.identity.words import LEGAL_FORMS, names_human

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["mail_nature", "name_nature", "nature_of"]

WORD = re.compile(r"[a-z]+")
SHORTEST_FORM = 3  # letters of a legal form that is no surname: Anna Ek is no Ek
NO_FIRMS: frozenset[str] = frozenset()


def nature_of(
    name: str | None, mails: Sequence[str], told: str | None, *, firms: frozenset[str] = NO_FIRMS
) -> str:
    """Give the nature of whoever has this name and these addresses.

    What a system told counts first. Then: whoever only writes from machines' addresses, or is
    called like a machine, is a bot, whatever else is known; one address of a person's makes a
    person; a full human name beside a mailbox or list, any beside an invented address, does, too.
    `firms` are plain names of firms, which are no human's names. Of whom neither name nor address
    is known stays a person, for that says nothing.

    >>> nature_of("Bob Miller", ["info@alder.example"], None), nature_of("Bob", [], "bot")
    ('person', 'bot')
    >>> nature_of("Bob Miller", ["noreply@alder.example"], None)
    'bot'
    >>> nature_of("Old Oak Ltd", ["info@oak.example"], None, firms=frozenset({"oldoak"}))
    'shared mailbox'
    """
    if told:
        return told
    natures = {mail: mail_nature(mail) for mail in mails}
    kinds = set(natures.values())
    named = name_nature(name) if name and name.strip() else ""
    if named == "bot" or kinds in ({"bot"}, {"bot", "placeholder"}):
        return "bot"
    if "person" in kinds:
        is_mailbox = named == "shared mailbox" and not any(map(_is_personal, mails))
        return named if is_mailbox else "person"
    if name and named == "person" and _is_human(name, natures, firms):
        return "person"
    told_by_mail = next((kind for kind in ("shared mailbox", "list", "bot") if kind in kinds), "")
    told_by_name = "" if kinds and named == "person" else named
    return told_by_mail or told_by_name or ("placeholder" if kinds else "person")


def _is_human(name: str, natures: dict[str, str], firms: frozenset[str]) -> bool:
    """Tell whether the name beside addresses of nobody's own is a human's."""
    words = plain_letters(name).replace(".", "").split()
    if words[-1] in LEGAL_FORMS and len(words[-1]) >= SHORTEST_FORM:
        return False
    is_full = len(words) > 1
    return any(
        (is_full or nature == "placeholder") and names_human(name, mail=mail, firms=firms)
        for mail, nature in natures.items()
        if nature != "bot"
    )


def _is_personal(mail: str) -> bool:
    """Tell whether an address has a human's first name, whatever the display name beside it."""
    return any(map(is_first_name, WORD.findall(plain_letters(mail.partition("@")[0]))))
