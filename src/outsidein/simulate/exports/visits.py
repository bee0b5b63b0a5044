"""Who read which of our pages when, as web analytics has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from outsidein.simulate.clock import at_work, spaced
from outsidein.simulate.draw import between, generator, pick
from outsidein.simulate.exports.files import CsvFile
from outsidein.simulate.script import load_script

if TYPE_CHECKING:
    from outsidein.simulate.exports.export import Desk
    from outsidein.simulate.story import Story
    from outsidein.simulate.world import Account

KNOWN_VISITOR = 0.5
HEADER = "Visit ID,Visitor ID,Email,Company,Domain,Page,Date,Seconds,Referrer"
REFERRERS = ("", "https://search.example/", "newsletter", "https://www.ledgerline.example/")


class Visits:
    """The file of visits."""

    def __init__(self, desk: Desk) -> None:
        """Open the file."""
        self._desk = desk
        self._file = CsvFile(desk.folder / "marketing/visits.csv", HEADER.split(","))
        self._number = 0

    def begin(self, account: Account, story: Story) -> None:
        """Write the visits of an account's people, more of them while they choose."""
        world, truth = self._desk.world, self._desk.truth
        random = generator(world.seed, "visits", account.number)
        count = between(random, 3, 14 if story.joined else 24)
        # A browser is known once somebody has signed in with it.
        browsers: dict[str, str] = {}
        known_browsers: set[str] = set()
        for _ in range(count):
            at = story.first_contact
            at += int(random.random() * (story.last_contact - story.first_contact))
            people = account.people_at(at)
            if not people or at >= world.period.end:
                continue
            person = pick(random, people)
            self._number += 1
            known = random.random() < KNOWN_VISITOR
            visitor = f"v{account.number:06d}{account.people.index(person)}"
            address = person.address if known else ""
            if known:
                known_browsers.add(visitor)
                truth.same_as("visit", f"address:{address}", "person", person.key)
            else:
                browsers[visitor] = person.key
            domain = account.domain if random.random() < 0.7 else ""
            if domain:
                truth.same_as("visit", f"domain:{domain}", "account", account.key)
            page = pick(random, load_script().pages)
            firm = account.name if not domain and random.random() < 0.4 else ""
            if firm:
                truth.same_as("visit", f"name:{firm}", "account", account.key)
            about = (f"VIS-{self._number:08d}", visitor, address, firm, domain, f"/{page.path}")
            when = spaced(min(at_work(random, at), world.period.end - 1))
            self._file.row((*about, when, between(random, 4, 400), pick(random, REFERRERS)))

        for visitor, key in browsers.items():
            is_told = visitor in known_browsers
            truth.same_as("visit", f"visitor:{visitor}", "person", key, is_told=is_told)

    def close(self) -> None:
        """Close the file."""
        self._file.close()
