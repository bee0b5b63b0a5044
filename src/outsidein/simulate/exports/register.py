"""All exports of the simulated company, in the order in which they are written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from outsidein.simulate.company import DOMAINS
from outsidein.simulate.exports.gong import Gong
from outsidein.simulate.exports.hubspot import HubSpot
from outsidein.simulate.exports.mailbox import Mailbox
from outsidein.simulate.exports.meetings import Meetings
from outsidein.simulate.exports.money import Payments
from outsidein.simulate.exports.reviews import G2, Trustpilot
from outsidein.simulate.exports.salesforce import Salesforce
from outsidein.simulate.exports.slack import Slack
from outsidein.simulate.exports.surveys import Delighted, SurveyMonkey, Typeform
from outsidein.simulate.exports.visits import Visits
from outsidein.simulate.exports.zendesk import Zendesk

if TYPE_CHECKING:
    from outsidein.simulate.exports.export import Desk, Export, Transcript


@dataclass(frozen=True, slots=True, kw_only=True)
class Exports:
    """All exports while they are written: those in which people speak, by channel, and the rest."""

    transcripts: dict[str, Transcript]
    others: tuple[Export, ...]

    @property
    def all(self) -> tuple[Export, ...]:
        """All of them, in order."""
        return (*self.transcripts.values(), *self.others)


def open_exports(desk: Desk) -> Exports:
    """Open all exports; their keys are the names that channels give them."""
    salesforce = Salesforce(desk)
    return Exports(
        transcripts={
            "salesforce": salesforce,
            "gong": Gong(desk),
            "hubspot": HubSpot(desk),
            "typeform": Typeform(desk),
            "g2": G2(desk),
            "trustpilot": Trustpilot(desk),
            "zendesk": Zendesk(desk),
            "success": Mailbox(desk, "success/success.mbox", shared=None),
            "transcript": Meetings(desk),
            "delighted": Delighted(desk),
            "surveymonkey": SurveyMonkey(desk),
            "slack": Slack(desk),
            "billing": Mailbox(desk, "finance/billing.mbox", shared=f"billing@{DOMAINS[0]}"),
        },
        others=(Payments(desk, salesforce.account_id), Visits(desk)),
    )
