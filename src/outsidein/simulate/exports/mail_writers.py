"""Who writes a mail: the addresses and names people use, and their signatures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from outsidein.simulate.company import COMPANY, Colleague
from outsidein.simulate.draw import pick
from outsidein.simulate.faces import address_of, display_name
from outsidein.simulate.script import load_script
from outsidein.simulate.world import Account, Person

if TYPE_CHECKING:
    from random import Random

    from outsidein.simulate.conversation import Speaker
    from outsidein.simulate.truth import Truth

# Shares of mails: from an address that several people share, from ours that we share.
FROM_SHARED = 0.12
FROM_OUR_SHARED = 0.5
OUR_PHONE = "+44 20 7946 0100"
_FIRM_DISCLAIMER = 0.25


class MailWriters:
    """The people of one account and of ours, as writers of mails."""

    def __init__(self, truth: Truth, shared: str | None) -> None:
        """Remember the address by which our own mailbox is known."""
        self._truth = truth
        self._shared = shared
        if shared:
            truth.ours("mail", f"address:{shared}", "shared mailbox", shared)
        self.disclaimer = ""

    def begin(self, random: Random, account: Account) -> None:
        """Turn to the people of another account."""
        self._random = random
        self._account = account
        self.disclaimer = ""
        if random.random() < _FIRM_DISCLAIMER:
            text = pick(random, load_script().mail.disclaimers)
            self.disclaimer = text.format(firm=account.legal_name)

    def sender(self, speaker: Speaker) -> tuple[str, str]:
        """Draw name and address that somebody writes from."""
        random = self._random
        if isinstance(speaker, Person):
            if self._account.mailboxes and random.random() < FROM_SHARED:
                shared = self._account.mailboxes[0]
                self._truth.same_as("mail", f"address:{shared}", "shared mailbox", shared)
                return self._account.name, shared
            address = address_of(random, speaker) or speaker.address
            self._truth.same_as("mail", f"address:{address}", "person", speaker.key)
            if random.random() < 0.03:
                # Some programs keep the capitals that somebody once typed.
                return display_name(random, speaker), address.title()
            return display_name(random, speaker), address
        if self._shared and random.random() < FROM_OUR_SHARED:
            return f"{COMPANY} {self._shared.partition('@')[0].capitalize()}", self._shared
        return self._own(speaker)

    def recipient(self, speaker: Speaker) -> tuple[str, str]:
        """Give name and address that somebody is written to."""
        if isinstance(speaker, Person):
            self._truth.same_as("mail", f"address:{speaker.address}", "person", speaker.key)
            return speaker.name, speaker.address
        return (COMPANY, self._shared) if self._shared else self._own(speaker)

    def _own(self, colleague: Colleague) -> tuple[str, str]:
        self._truth.ours("mail", f"address:{colleague.address}", "colleague", colleague.key)
        return colleague.name, colleague.address

    def signature(self, speaker: Speaker, address: str) -> str:
        """Write the signature below somebody's mails: always the same one for the same person."""
        layouts = load_script().mail.signatures
        if isinstance(speaker, Person):
            title, firm, phone = speaker.title, self._account.name, speaker.phone
        else:
            title, firm, phone = speaker.posts[-1].title, COMPANY, OUR_PHONE
        return layouts[len(speaker.name) % len(layouts)].format(
            name=speaker.name,
            title=title,
            firm=firm,
            phone=phone,
            address=address,
        )
