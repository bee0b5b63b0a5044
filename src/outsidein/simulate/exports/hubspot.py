"""HubSpot: contacts, companies and deals as CSV with labels; engagements as its first API does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from outsidein.simulate.clock import spaced
from outsidein.simulate.draw import generator, pick
from outsidein.simulate.exports.files import CsvFile, JsonLines
from outsidein.simulate.exports.hubspot_engagements import Engagements
from outsidein.simulate.faces import face_of, firm_face

if TYPE_CHECKING:
    from outsidein.simulate.conversation import Conversation
    from outsidein.simulate.exports.export import Desk, Written
    from outsidein.simulate.story import Opportunity, Story
    from outsidein.simulate.world import Account, Person

# Shares: people whom marketing knows, opportunities that are mirrored here, contacts that belong
# to two companies or to one that isn't there, cells that hold a name instead of an id.
KNOWN = 0.6
MIRRORED = 0.4
TWO_COMPANIES = 0.04
NAME_FOR_ID = 0.03

FOLDER = "marketing/hubspot"
CONTACTS = (
    "Record ID,First Name,Last Name,Email,Phone Number,Job Title,Company Name,Lifecycle Stage,"
    "Lead Status,Create Date,Contact owner,Associated Company IDs,Original Source,Country/Region"
)
COMPANIES = (
    "Record ID,Company name,Company Domain Name,Website URL,Industry,Number of Employees,"
    "Company owner,Create Date"
)
DEALS = (
    "Record ID,Deal Name,Deal Stage,Amount,Currency,Close Date,Create Date,Deal owner,"
    "Associated Company IDs (Primary),Associated Contact IDs,Closed Lost Reason"
)
STAGES = {
    "Prospecting": "Appointment Scheduled",
    "Qualification": "Qualified To Buy",
    "Needs Analysis": "Presentation Scheduled",
    "Proposal/Price Quote": "Decision Maker Bought-In",
    "Negotiation/Review": "Contract Sent",
    "Closed Won": "Closed Won",
    "Closed Lost": "Closed Lost",
}
FIRST_COMPANY, FIRST_CONTACT, FIRST_DEAL = 8_000_000_000, 300_000_000, 21_000_000_000


class HubSpot:
    """The export of HubSpot."""

    source = "hubspot"

    def __init__(self, desk: Desk) -> None:
        """Open the files."""
        self._world = desk.world
        self._truth = desk.truth
        folder = desk.folder / FOLDER
        self._contacts = CsvFile(folder / "contacts.csv", CONTACTS.split(","), byte_order_mark=True)
        self._companies = CsvFile(
            folder / "companies.csv", COMPANIES.split(","), byte_order_mark=True
        )
        self._deals = CsvFile(folder / "deals.csv", DEALS.split(","), byte_order_mark=True)
        self._engagements = Engagements(desk, folder)
        self._contact = FIRST_CONTACT
        self._deal = FIRST_DEAL
        owners = JsonLines(folder / "owners.jsonl")
        for colleague in desk.world.staff.everyone:
            owners.add(
                {
                    "id": str(70_000 + colleague.number),
                    "email": colleague.address,
                    "firstName": colleague.first,
                    "lastName": colleague.last,
                    "userId": 70_000 + colleague.number,
                    "createdAt": None,
                    "updatedAt": None,
                    "archived": False,
                    "teams": [],
                },
            )
            owner = f"owner:{70_000 + colleague.number}"
            self._truth.ours(self.source, owner, "colleague", colleague.key)
        owners.close()

    def begin(self, account: Account, story: Story) -> None:
        """Write the company, whom marketing knows there, and some of the opportunities."""
        self._random = generator(self._world.seed, "hubspot", account.number)
        random = self._random
        self._account = account
        self._company = FIRST_COMPANY + account.number * 3
        self._made = story.first_contact
        staff = self._world.staff.of("marketing", self._made)
        owner = staff[account.number % len(staff)]
        self._owner = owner.name
        # The tables name owners, the list of owners numbers them.
        self._truth.ours(self.source, f"owner_name:{owner.name}", "colleague", owner.key)
        website = f"www.{account.domain}"
        industry = account.industry if random.random() < 0.5 else ""
        size = account.employees if random.random() < 0.5 else ""
        named = (self._company, firm_face(random, account), account.domain, website)
        self._companies.row((*named, industry, size, self._owner, spaced(self._made)[:16]))
        self._truth.same_as(self.source, f"company:{self._company}", "account", account.key)
        self._ids: dict[str, int] = {}
        for person in account.people:
            if random.random() < KNOWN and person.since < self._world.period.end:
                self._contact_id(person)
        for opportunity in story.opportunities:
            if random.random() < MIRRORED:
                self._mirror(opportunity)
        self._engagements.begin(account, random, self._company, self._contact_id)

    def write(self, conversation: Conversation) -> Written:
        """Write one conversation as engagements."""
        return self._engagements.write(conversation)

    def close(self) -> None:
        """Close the files."""
        for file in (self._contacts, self._companies, self._deals):
            file.close()
        self._engagements.close()

    def _contact_id(self, person: Person) -> int:
        known = self._ids.get(person.key)
        if known:
            return known
        random = self._random
        self._contact += 7
        self._ids[person.key] = self._contact
        # HubSpot tells contacts apart by their address, so it always has one.
        face = face_of(random, person, always_address=True)
        companies = str(self._company)
        chance = random.random()
        if chance < TWO_COMPANIES:
            companies = f"{self._company};{FIRST_COMPANY - 1 - self._account.number}"
        elif chance < TWO_COMPANIES + NAME_FOR_ID:
            companies = firm_face(random, self._account)
            self._truth.same_as(
                self.source, f"company_name:{companies}", "account", self._account.key
            )
        made = spaced(max(self._made, person.since))[:16]
        named = (self._contact, face.first, face.last, face.address, person.phone, person.title)
        stage = pick(random, ("Lead", "Marketing Qualified Lead", "Opportunity", "Customer"))
        firm = firm_face(random, self._account)
        rest = (firm, stage, "", made, self._owner, companies, "Organic Search")
        self._contacts.row((*named, *rest, self._account.city.country))
        self._truth.same_as(self.source, f"contact:{self._contact}", "person", person.key)
        return self._contact

    def _mirror(self, opportunity: Opportunity) -> None:
        self._deal += 11
        stage = STAGES[opportunity.steps[-1][0]]
        contacts = ";".join(str(number) for number in list(self._ids.values())[:3])
        worth = (opportunity.amount, self._account.currency, spaced(opportunity.closes)[:16])
        made = (spaced(opportunity.created)[:16], self._owner)
        tied = (self._company, contacts, opportunity.lost_reason)
        self._deals.row((self._deal, opportunity.name, stage, *worth, *made, *tied))
        self._truth.opportunity_ids[opportunity.key, self.source] = f"deal:{self._deal}"
