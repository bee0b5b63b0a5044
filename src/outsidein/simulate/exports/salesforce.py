"""Salesforce: one CSV per object, as its data export has it: accounts, people, opportunities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from outsidein.simulate.clock import DAY, day_text, iso
from outsidein.simulate.draw import generator, pick
from outsidein.simulate.exports.files import CsvFile
from outsidein.simulate.exports.salesforce_activity import Activity
from outsidein.simulate.exports.salesforce_ids import id_of, short_id
from outsidein.simulate.faces import face_of, firm_face

if TYPE_CHECKING:
    from collections.abc import Sequence

    from outsidein.simulate.conversation import Conversation
    from outsidein.simulate.exports.export import Desk, Written
    from outsidein.simulate.story import Opportunity, Story
    from outsidein.simulate.world import Account, Person

# Shares: accounts that were entered twice and merged; people who are contacts, or are so twice;
# contacts that once were leads; industries and sizes that somebody filled in.
MERGED = 0.05
TWICE = 0.03
IS_CONTACT = 0.85
WAS_LEAD = 0.2
FILLED_IN = 0.8

FOLDER = "sales/salesforce"
OBJECTS: dict[str, str] = {
    "Account": "Id,Name,Type,Industry,Website,NumberOfEmployees,OwnerId,ParentId,AccountNumber,"
    "BillingCity,BillingCountry,MasterRecordId,IsDeleted,CreatedDate,LastModifiedDate,"
    "Health_Score__c",
    "Contact": "Id,AccountId,FirstName,LastName,Name,Email,Title,Phone,OwnerId,LeadSource,"
    "MasterRecordId,IsDeleted,CreatedDate,LastModifiedDate",
    "Lead": "Id,FirstName,LastName,Name,Company,Title,Email,Phone,Status,LeadSource,OwnerId,"
    "IsConverted,ConvertedDate,ConvertedAccountId,ConvertedContactId,ConvertedOpportunityId,"
    "Website,MasterRecordId,IsDeleted,CreatedDate",
    "Opportunity": "Id,AccountId,ContactId,Name,StageName,Amount,Probability,CloseDate,IsClosed,"
    "IsWon,Type,NextStep,LeadSource,OwnerId,CreatedDate,Loss_Reason__c",
    "OpportunityHistory": "Id,OpportunityId,StageName,Amount,CloseDate,ForecastCategory,"
    "CreatedDate,IsDeleted",
    "OpportunityContactRole": "Id,OpportunityId,ContactId,Role,IsPrimary,CreatedDate",
    "User": "Id,Username,FirstName,LastName,Name,Email,Department,Title,IsActive,"
    "TimeZoneSidKey,CreatedDate",
}
ROLES = {
    "economic_buyer": ("Economic Buyer", "Decision Maker", "Economic Decision Maker"),
    "technical_evaluator": ("Technical Buyer", "Evaluator"),
    "user": ("Business User",),
    "champion": ("Influencer", "Executive Sponsor"),
    "legal_procurement": ("Other",),
    "gatekeeper": ("Other", "Influencer"),
}
SOURCES = ("Web", "Partner", "Trade Show", "Referral", "Outbound")


class Salesforce:
    """The export of Salesforce."""

    source = "salesforce"

    def __init__(self, desk: Desk) -> None:
        """Open the files and write our users."""
        self._world = desk.world
        self._truth = desk.truth
        self._files = {
            name: CsvFile(desk.folder / FOLDER / f"{name}.csv", header.split(","), line_end="\n")
            for name, header in OBJECTS.items()
        }
        self._numbers = dict.fromkeys(("account", "contact", "lead", "contact role", "history"), 0)
        self._opportunities = 0
        self._parents: dict[str, str] = {}
        self._activity = Activity(desk, FOLDER)
        for colleague in desk.world.staff.everyone:
            user = id_of("user", colleague.number + 1)
            post = colleague.posts[-1]
            named = (colleague.first, colleague.last, colleague.name, colleague.address)
            rest = (post.department.capitalize(), post.title, "true", "Europe/London")
            row = (user, colleague.address, *named, *rest, iso(colleague.posts[0].since))
            self._files["User"].row(row)
            self._truth.ours(self.source, f"user:{user}", "colleague", colleague.key)

    def begin(self, account: Account, story: Story) -> None:
        """Write the account, its people and its opportunities."""
        self._random = generator(self._world.seed, "salesforce", account.number)
        self._account = account
        self._made = story.first_contact
        self._native = self._account_row(story, firm_face(self._random, account), "")
        if self._random.random() < MERGED:
            self._account_row(story, firm_face(self._random, account), self._native)
        self._parents = {account.key: self._native}
        self._contacts: dict[str, str] = {}
        for person in account.people:
            if person.since < self._world.period.end:
                self._known_person(person)
        for opportunity in story.opportunities:
            self._opportunity(opportunity)
        self._activity.begin(account, self._random, self._native, self.contact)

    def write(self, conversation: Conversation) -> Written:
        """Write one conversation as tasks, events, cases or mails."""
        return self._activity.write(conversation)

    def close(self) -> None:
        """Close the files."""
        for file in self._files.values():
            file.close()
        self._activity.close()

    def account_id(self, key: str) -> str:
        """Give the id of the account at hand; nothing for any other."""
        return self._parents.get(key, "")

    def contact(self, person: Person) -> str:
        """Give the id of a contact; who isn't one yet becomes one."""
        return self._contacts.get(person.key) or self._contact(person)

    def _number(self, what: str) -> int:
        self._numbers[what] += 1
        return self._numbers[what]

    def _account_row(self, story: Story, name: str, master: str) -> str:
        account, random = self._account, self._random
        native = id_of("account", self._number("account"))
        is_customer = story.phase_at(self._world.period.end - 1) in ("customer", "declining")
        self._files["Account"].row(
            (
                native,
                name,
                "Customer" if is_customer else "Prospect",
                account.industry if random.random() < FILLED_IN else "",
                f"https://www.{account.domain}/" if random.random() < FILLED_IN else "",
                account.employees if random.random() < FILLED_IN else "",
                self._owner(),
                self._parent(),
                f"LL-{account.number:06d}",
                account.city.name,
                account.city.country,
                master,
                "true" if master else "false",
                iso(self._made),
                iso(self._made + DAY),
                int(random.random() * 100),
            ),
        )
        self._truth.same_as(self.source, f"account:{native}", "account", account.key)
        return native

    def _parent(self) -> str:
        # A parent is always the account just before.
        return self._parents.get(self._account.parent_key or "", "")

    def _owner(self) -> str:
        sellers = self._world.staff.of("sales", self._made)
        return id_of("user", sellers[self._account.number % len(sellers)].number + 1)

    def _known_person(self, person: Person) -> None:
        random = self._random
        if random.random() < IS_CONTACT:
            native = self._contact(person)
            if random.random() < TWICE:
                self._contact(person)
            if random.random() < WAS_LEAD:
                self._lead(person, native)
        elif random.random() < 0.5:
            self._lead(person, "")

    def _contact(self, person: Person) -> str:
        face = face_of(self._random, person)
        native = id_of("contact", self._number("contact"))
        self._contacts[person.key] = native
        made = max(self._made, person.since)
        named = (face.first, face.last or face.address, face.name, face.address)
        rest = (person.title, person.phone, self._owner(), pick(self._random, SOURCES))
        kept = ("", "false", iso(made), iso(made))
        self._files["Contact"].row((native, self._native, *named, *rest, *kept))
        self._truth.same_as(self.source, f"contact:{native}", "person", person.key)
        return native

    def _lead(self, person: Person, contact: str) -> None:
        random = self._random
        face = face_of(random, person)
        native = id_of("lead", self._number("lead"))
        made = max(self._made, person.since)
        firm = firm_face(random, self._account)
        named = (face.first, face.last or face.address, face.name, firm)
        status = "Closed - Converted" if contact else "Working - Contacted"
        rest = (status, pick(random, SOURCES), self._owner(), "true" if contact else "false")
        day = day_text(made + 10 * DAY) if contact else ""
        became = (day, self._native if contact else "", contact, "")
        self._files["Lead"].row(
            (
                *(native, *named, person.title, face.address, person.phone, *rest, *became),
                *(f"www.{self._account.domain}", "", "false", iso(made)),
            ),
        )
        self._truth.same_as(self.source, f"lead:{native}", "person", person.key)
        if not contact:
            # Such a lead ties nobody to an account but by the name of the firm.
            self._truth.same_as(self.source, f"account_name:{firm}", "account", self._account.key)

    def _opportunity(self, opportunity: Opportunity) -> None:
        random, account = self._random, self._account
        self._opportunities += 1
        number = self._opportunities
        native = id_of("opportunity", number)
        buyers = [p for p in account.people_at(opportunity.created) if p.key in self._contacts]
        first = self._contacts[buyers[0].key] if buyers else ""
        closed = opportunity.won is not None
        chance = 50 if not closed else 100 if opportunity.won else 0
        state = ("true" if closed else "false", "true" if opportunity.won else "false")
        self._files["Opportunity"].row(
            (
                *(native, self._native, first, opportunity.name, opportunity.steps[-1][0]),
                *(opportunity.amount, chance, day_text(opportunity.closes), *state),
                *(opportunity.kind, "", pick(random, SOURCES), self._owner()),
                *(iso(opportunity.created), opportunity.lost_reason),
            ),
        )
        self._steps(opportunity, number)
        self._roles(opportunity, native, buyers)
        self._truth.opportunity_ids[opportunity.key, self.source] = native

    def _steps(self, opportunity: Opportunity, number: int) -> None:
        # This one file has ids of 15 characters, as reports and old exports do.
        short = short_id("opportunity", number)
        for stage, at in opportunity.steps:
            native = short_id("history", self._number("history"))
            forecast = "Closed" if stage.startswith("Closed") else "Pipeline"
            row = (native, short, stage, opportunity.amount, day_text(opportunity.closes))
            self._files["OpportunityHistory"].row((*row, forecast, iso(at), "false"))

    def _roles(self, opportunity: Opportunity, native: str, buyers: Sequence[Person]) -> None:
        # Nobody fills in everyone.
        for place, person in enumerate(buyers[:4]):
            if self._random.random() < 0.6:
                role = id_of("contact role", self._number("contact role"))
                label = pick(self._random, ROLES[person.role])
                row = (role, native, self._contacts[person.key], label)
                is_first = "true" if place == 0 else "false"
                made = iso(opportunity.created)
                self._files["OpportunityContactRole"].row((*row, is_first, made))
                native_role = f"opportunity_contact_role:{role}"
                self._truth.same_as(self.source, native_role, "person", person.key)
