"""Zendesk Support: tickets with their comments, one ticket a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from outsidein.simulate.clock import DAY, iso
from outsidein.simulate.draw import generator, pick
from outsidein.simulate.exports.files import JsonLines
from outsidein.simulate.exports.mail_text import escaped
from outsidein.simulate.exports.zendesk_people import AUTOMATION, ZendeskPeople, agent_id
from outsidein.simulate.world import Person

if TYPE_CHECKING:
    from outsidein.simulate.conversation import Conversation, Turn
    from outsidein.simulate.exports.export import Desk, Written
    from outsidein.simulate.story import Story
    from outsidein.simulate.world import Account

# Shares of tickets: sent twice and merged, written down by an agent for somebody who called,
# sent from an address that several people share.
MERGED = 0.02
ON_BEHALF = 0.05
FROM_SHARED = 0.3


class Zendesk:
    """The export of Zendesk."""

    source = "zendesk"

    def __init__(self, desk: Desk) -> None:
        """Open the files and write all agents."""
        self._truth = desk.truth
        self._world = desk.world
        folder = desk.folder / "support/zendesk"
        self._tickets = JsonLines(folder / "tickets.ndjson")
        self._people = ZendeskPeople(desk, folder)
        self._ticket = 1_000
        self._comment = 50_000_000

    def begin(self, account: Account, story: Story) -> None:
        """Write the organization."""
        self._random = generator(self._world.seed, "zendesk", account.number)
        self._account = account
        self._organization = self._people.begin(account, self._random, story.first_contact)

    def write(self, conversation: Conversation) -> Written:
        """Write one ticket with its comments."""
        random = self._random
        self._ticket += 1
        ticket = self._ticket
        turns = conversation.turns
        if self._account.mailboxes and random.random() < FROM_SHARED:
            turns = tuple(_signed(turn, self._account.mailboxes[0]) for turn in turns)
        comments = [self._comment_of(turn) for turn in turns]
        row = self._row(conversation, ticket, comments)
        if len(turns) == 1 and not turns[0].is_internal:
            # Some exports leave out the comments of tickets that only have a description.
            del row["comments"]
            self._tickets.add(row)
            return [(f"ticket:{ticket}", turns[0])]
        if random.random() < MERGED:
            comments.append(self._merged(row, ticket))
        self._tickets.add(row)
        ids = [f"comment:{comment['id']}" for comment in comments[: len(turns)]]
        return list(zip(ids, turns, strict=True))

    def close(self) -> None:
        """Close the files."""
        self._tickets.close()
        self._people.close()

    def _row(
        self,
        conversation: Conversation,
        ticket: int,
        comments: list[dict[str, Any]],
    ) -> dict[str, Any]:
        # Whoever submits a ticket need not be who asks: agents write down what callers say.
        assignee = agent_id(conversation.colleague)
        on_behalf = self._random.random() < ON_BEHALF
        requester = comments[0]["author_id"]
        last = conversation.turns[-1].at
        subject = conversation.subject[0].upper() + conversation.subject[1:]
        return {
            "id": ticket,
            "external_id": None,
            "subject": subject,
            "raw_subject": subject,
            "description": comments[0]["body"],
            "type": pick(self._random, ("question", "incident", "problem", None)),
            "priority": pick(self._random, ("low", "normal", "high", None)),
            "status": "closed" if last < self._world.period.end - 20 * DAY else "open",
            "recipient": "support@ledgerline.example",
            "requester_id": requester,
            "submitter_id": assignee if on_behalf else requester,
            "assignee_id": assignee,
            "organization_id": self._organization,
            "group_id": 360_001,
            "tags": ["cards"] if "card" in subject else [],
            "custom_fields": [{"id": 360_100, "value": None}],
            "satisfaction_rating": "unoffered" if ticket % 3 else {"score": "unoffered"},
            "via": {"channel": "phone" if on_behalf else "email", "source": {"rel": None}},
            "is_public": True,
            "created_at": iso(conversation.at),
            "updated_at": iso(last),
            "comments": comments,
        }

    def _comment_of(self, turn: Turn) -> dict[str, Any]:
        speaker = turn.speaker
        if turn.mailbox:
            author = self._people.mailbox_id(turn.mailbox)
        elif isinstance(speaker, Person):
            author = self._people.person_id(speaker)
        else:
            author = agent_id(speaker)
        return self._comment_row(author, turn.text, iso(turn.at), is_public=not turn.is_internal)

    def _comment_row(self, author: int, text: str, at: str, *, is_public: bool) -> dict[str, Any]:
        self._comment += 1
        html = escaped(text).replace("<br>\n<br>\n", "</p><p>")
        return {
            "id": self._comment,
            "type": "Comment",
            "author_id": author,
            "body": text,
            "html_body": f'<div class="zd-comment"><p>{html}</p></div>',
            "plain_body": text,
            "public": is_public,
            "via": {"channel": "email"},
            "created_at": at,
        }

    def _merged(self, row: dict[str, Any], target: int) -> dict[str, Any]:
        # The customer had sent the same twice; the second ticket was closed in favour of this one.
        self._ticket += 1
        first, ended = row["comments"][0], row["updated_at"]
        twin = self._comment_row(
            first["author_id"], first["body"], first["created_at"], is_public=True
        )
        ending, note = (
            self._comment_row(AUTOMATION, text, ended, is_public=False)
            for text in (
                f"This request was closed and merged into request #{target}.",
                f"Request #{self._ticket} was closed and merged into this request.",
            )
        )
        merged = {"id": self._ticket, "status": "closed", "comments": [twin, ending]}
        self._tickets.add({**row, **merged})
        self._truth.noise(self.source, f"comment:{twin['id']}", "duplicate")
        for comment in (ending, note):
            self._truth.noise(self.source, f"comment:{comment['id']}", "merge note")
        return note


def _signed(turn: Turn, mailbox: str) -> Turn:
    # Who writes from a shared address puts their name below.
    if not isinstance(turn.speaker, Person):
        return turn
    return turn._replace(text=f"{turn.text}\n\n{turn.speaker.name}", mailbox=mailbox)
