"""What mail addresses and firm names give away: facts about the world, kept as data."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from publicsuffixlist import PublicSuffixList

if TYPE_CHECKING:
    from collections.abc import Sequence

# The part before the @ of mailboxes that nobody is alone in.
SHARED_MAILBOXES = (
    "abuse", "accounting", "accounts", "admin", "ap", "ar", "bestellung", "billing", "buchhaltung",
    "bounce", "compta", "contact", "customerservice", "donotreply", "einkauf", "finance", "hello",
    "help", "helpdesk", "hr", "info", "invoice", "invoices", "it", "jobs", "kontakt",
    "mailer-daemon", "marketing", "news", "newsletter", "no-reply", "noreply", "notifications",
    "office", "orders", "partners", "payments", "postmaster", "press", "procurement", "purchasing",
    "reception", "rechnung", "sales", "security", "service", "support", "team", "vertrieb",
    "webmaster", "welcome",
)  # fmt: skip

# Those of them that no human writes from, whatever name stands beside them.
MACHINES = frozenset(
    """abuse bounce donotreply mailer-daemon newsletter no-reply noreply notifications postmaster
    webmaster""".split()
)

# Mailboxes that tell which department reads them.
DEPARTMENT_OF_MAILBOX = {
    "accounting": "finance",
    "accounts": "finance",
    "billing": "finance",
    "care": "support",
    "customerservice": "support",
    "feedback": "product",
    "finance": "finance",
    "help": "support",
    "helpdesk": "support",
    "invoices": "finance",
    "marketing": "marketing",
    "press": "marketing",
    "product": "product",
    "sales": "sales",
    "service": "support",
    "success": "success",
    "support": "support",
    "vertrieb": "sales",
}


@cache
def mailbox_providers() -> frozenset[str]:
    """Give the domains that give everyone a mailbox, so that no firm stands behind them.

    >>> "gmail.com" in mailbox_providers(), "alder.example" in mailbox_providers()
    (True, False)
    """
    text = files("outsidein.identity").joinpath("mailbox_providers.txt").read_text("utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))


# Those of several words are written as one: Sp. z o.o., S.A. de C.V., Private Limited.
LEGAL_FORMS = frozenset(
    """ab ag aktiebolag aps as asa bv bvba cc co company corp corporation cv doo eg eirl ek eood
    eurl ev gbr gesmbh gmbh haftungsbeschrankt hb inc incorporated kft kg kgaa kk lda limited llc
    llp lp ltd ltda ltdsti mbh nv ohg ood oy oyj plc pllc privatelimited pte pty pvt sa sadecv sarl
    sas sasu sca sdnbhd sderldecv se sl slu snc spa spzoo srl srldecv srls sro ug vof zrt""".split()
)
LONGEST_FORM = 5


@cache
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()


def registrable_domain(host: str) -> str:
    """Reduce a host to the domain somebody registered.

    >>> registrable_domain("mail.eu.alder.co.uk")
    'alder.co.uk'
    """
    return _suffixes().privatesuffix(host) or host


def plain_firm_name(name: str) -> str:
    """Reduce a firm's name to its letters and digits, without legal form.

    >>> plain_firm_name("Alder Freight Ltd."), plain_firm_name("GTX Pro"), plain_firm_name("GTXPro")
    ('alderfreight', 'gtxpro', 'gtxpro')
    """
    letters = unicodedata.normalize("NFKD", name.casefold().replace("&", " and "))
    letters = "".join(one for one in letters if not unicodedata.combining(one))
    words = re.findall(r"[^\W_]+", letters.replace(".", ""))
    while length := legal_form_length(words):
        del words[-length:]
    return "".join(words)


def legal_form_length(words: Sequence[str]) -> int:
    """Count the words that are a legal form at the end of a firm's name; never all of them.

    >>> names = (["alder", "sp", "z", "oo"], ["alder", "a", "s"], ["alder", "freight"], ["sa"])
    >>> [legal_form_length(words) for words in names]
    [3, 2, 0, 0]
    """
    most = min(LONGEST_FORM, len(words) - 1)
    lengths = range(most, 0, -1)
    return next((one for one in lengths if "".join(words[-one:]) in LEGAL_FORMS), 0)


# How meeting rooms and recorders label a voice that they have no name for.
NOBODY = re.compile(
    r"(?:speaker|participant|unknown|guest|caller|room|phone)(?![^\W\d_])", re.IGNORECASE
)


def names_nobody(label: str) -> bool:
    """Tell whether the label of a voice names no human: it is a stand-in or a phone number.

    >>> [names_nobody(label) for label in ("Speaker 2", "+49 170 123", "Roomi Khan", "Bob")]
    [True, True, False, False]
    """
    return NOBODY.match(label.strip()) is not None or not any(map(str.isalpha, label))


def names_human(name: str, *, mail: str, firms: frozenset[str]) -> bool:
    """Tell whether the name beside a shared mailbox is a human's, not the mailbox's or the firm's.

    `firms` are plain names of firms. A name that begins like the domain is the firm's, too.

    >>> names = ("Bob Miller", "Jane Alder", "Accounts Payable", "Alder Desk", "Old Oak Ltd")
    >>> firms = frozenset({"oldoak"})
    >>> [names_human(name, mail="info@alder.example", firms=firms) for name in names]
    [True, True, False, False, False]
    """
    mailbox, _, host = mail.partition("@")
    words = re.findall(r"[^\W_]+", name.casefold())
    if "@" in name or names_nobody(name) or mailbox in MACHINES or {*words} & {*SHARED_MAILBOXES}:
        return False
    label = plain_firm_name(registrable_domain(host).split(".", 1)[0])
    return words[0] != label and plain_firm_name(name) not in firms | {label}
