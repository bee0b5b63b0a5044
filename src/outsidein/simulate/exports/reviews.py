"""Reviews on G2 and Trustpilot: market voice, mostly without a name that leads to anybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from outsidein.simulate.clock import day_text, spaced
from outsidein.simulate.draw import generator, pick
from outsidein.simulate.exports.files import CsvFile

if TYPE_CHECKING:
    from outsidein.simulate.conversation import Conversation
    from outsidein.simulate.exports.export import Desk, Written
    from outsidein.simulate.story import Story
    from outsidein.simulate.world import Account

NAMED = 0.6
INVITED = 0.7
TITLES = ("My experience", "Three months in", "Business account", "After a year of daily use")
BOILERPLATE = " Review collected by and hosted on G2.com."


class G2:
    """The reviews on G2, as its download has them."""

    source = "g2"

    def __init__(self, desk: Desk) -> None:
        """Open the file."""
        self._desk = desk
        header = [
            *("Review ID", "Reviewer", "Title", "Company Size", "Industry", "Review Title"),
            *("Star Rating", "What do you like best about Ledgerline?"),
            "What do you dislike about Ledgerline?",
            "What problems is Ledgerline solving and how is that benefiting you?",
            "Date Published",
        ]
        self._file = CsvFile(desk.folder / "marketing/reviews/g2.csv", header)
        self._number = 2_000_000

    def begin(self, account: Account, story: Story) -> None:
        """Turn to another account."""
        del story
        self._random = generator(self._desk.world.seed, self.source, account.number)
        self._account = account

    def write(self, conversation: Conversation) -> Written:
        """Write one review."""
        self._number += 17
        person, review = conversation.person, self._number
        name = f"{person.first} {person.last[0]}."
        is_named = self._random.random() < NAMED
        known = (self.source, f"review:{review}", "person", person.key)
        self._desk.truth.same_as(*known, is_told=is_named)
        cells = ["", "", ""]
        for turn in conversation.turns:
            cells[turn.place] = turn.text + (BOILERPLATE if turn.place == 0 else "")
        about = (review, name if is_named else "Verified User", person.title, "51-1000 emp.")
        stars = max(1, round((conversation.score or 0) / 2))
        title = pick(self._random, TITLES)
        rated = (self._account.industry, title, stars)
        self._file.row((*about, *rated, *cells, day_text(conversation.at)))
        return [(f"answer:{review}/{turn.place}", turn) for turn in conversation.turns]

    def close(self) -> None:
        """Close the file."""
        self._file.close()


class Trustpilot:
    """The reviews on Trustpilot, as its export has them."""

    source = "trustpilot"

    def __init__(self, desk: Desk) -> None:
        """Open the file."""
        self._desk = desk
        header = (
            "Domain Url,Webshop Name,Business Unit Id,Review Id,Review Created (UTC),"
            "Review Consumer User Id,Review Username,Review User Email,Review Title,"
            "Review Content,Review Stars,Source Of Review,Reference Id,Company Response,"
            "Company Reply Date (UTC),Review Language"
        )
        path = desk.folder / "marketing/reviews/trustpilot.csv"
        self._file = CsvFile(path, header.split(","))
        self._number = 0

    def begin(self, account: Account, story: Story) -> None:
        """Turn to another account."""
        del story
        self._random = generator(self._desk.world.seed, self.source, account.number)
        self._account = account

    def write(self, conversation: Conversation) -> Written:
        """Write one review; those we invited have an address and a customer number."""
        self._number += 1
        truth, person, account = self._desk.truth, conversation.person, self._account
        review = f"6650{self._number:020x}"
        consumer = f"5f10{self._number * 31:020x}"
        invited = self._random.random() < INVITED
        address = person.address if invited else ""
        reference = f"LL-{account.number:06d}" if invited else ""
        native = f"address:{address}" if invited else f"consumer:{consumer}"
        truth.same_as(self.source, native, "person", person.key)
        if invited:
            truth.same_as(self.source, f"reference:{reference}", "account", account.key)
        stars = max(1, min(5, round((conversation.score or 0) / 2)))
        title = pick(self._random, TITLES)
        place = ("ledgerline.example", "Ledgerline", "46e0ledgerline")
        who = (review, spaced(conversation.at), consumer, person.first, address)
        said = (title, conversation.turns[0].text, stars, "Invitation" if invited else "Organic")
        self._file.row((*place, *who, *said, reference, "", "", "en"))
        return [(f"review:{review}", conversation.turns[0])]

    def close(self) -> None:
        """Close the file."""
        self._file.close()
