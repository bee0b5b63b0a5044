"""What mail addresses and firm names give away: facts about the world, kept as data."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from publicsuffixlist import PublicSuffixList

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

# Domains that give everyone a mailbox: no firm.
MAILBOX_PROVIDERS = frozenset(
    """126.com 163.com aol.com att.net bigpond.com bk.ru bluewin.ch btinternet.com charter.net
    comcast.net cox.net email.com email.cz fastmail.com free.fr freenet.de gmail.com gmx.at
    gmx.ch gmx.com gmx.de gmx.net googlemail.com hey.com hotmail.co.uk hotmail.com hotmail.de
    hotmail.es hotmail.fr hotmail.it hushmail.com icloud.com inbox.lv inbox.ru kpnmail.nl
    laposte.net libero.it list.ru live.co.uk live.com live.de live.fr live.nl mac.com mail.com
    mail.de mail.ru me.com msn.com o2.pl orange.fr outlook.com outlook.de outlook.es
    outlook.fr pm.me posteo.de proton.me protonmail.com qq.com rediffmail.com rocketmail.com
    sapo.pt sbcglobal.net seznam.cz sfr.fr shaw.ca sina.com sky.com t-online.de talktalk.net
    telenet.be terra.com.br tutanota.com uol.com.br verizon.net virgilio.it virginmedia.com
    wanadoo.fr web.de wp.pl xtra.co.nz yahoo.ca yahoo.co.in yahoo.co.jp yahoo.co.uk yahoo.com
    yahoo.com.au yahoo.com.br yahoo.de yahoo.es yahoo.fr yahoo.it yandex.com yandex.ru
    ymail.com zoho.com""".split()
)

LEGAL_FORMS = frozenset(
    """ab ag aktiebolag as asa bv bvba cc co company corp corporation cv eg eirl ek eurl ev gbr gmbh
    hb inc incorporated kft kg kgaa limited llc llp lp ltd ltda mbh nv oy oyj plc pllc pte pty sa
    sarl sas sasu sca sl slu snc spa spzoo srl srls sro ug vof""".split()
)


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
    while len(words) > 1 and words[-1] in LEGAL_FORMS:
        words.pop()
    return "".join(words)


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
