from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest

from outsidein.identity.buying_groups import LIMITS, gather_groups
from outsidein.identity.group_tables import TABLES
from outsidein.pipeline import ANSWERS
from outsidein.record.tables import TABLES as RECORD_TABLES
from outsidein.store.duckdb import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOW = dt.datetime(2026, 6, 30, 9, tzinfo=dt.UTC)
# id, name, side, nature, title
PEOPLE = [
    ("bob", "Bob Miller", "customer", "person", "CFO"),
    ("cleo", "Cleo Brandt", "customer", "person", None),
    ("dev", "Dev Patel", "customer", "person", "Receptionist"),
    ("will", "Will Stone", "customer", "person", "IT Manager"),
    ("ann", "Ann Lee", "customer", "person", "Buyer"),
    ("ann2", "Ann Moss", "customer", "person", "Nurse"),
    ("guest", "Gus Ito", "customer", "person", "Architect"),
    ("desk", "Alder Desk", "customer", "shared mailbox", None),
    ("ana", "Ana Ruiz", "us", "person", "Agent"),
]
FIRMS = {"alder": "Alder Freight", "kestrel": "Kestrel Dental"}


class Told:
    """What was told, row by row; `groups` answers who is who in each account."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._rows: dict[str, list[dict[str, Any]]] = {
            name: [] for name in ("touch", "statement", "membership", "record.membership")
        }

    def member(self, person: str, account: str = "alder", **more: Any) -> None:
        """Tell that a person is in an account."""
        self._rows["membership"].append({"person_id": person, "account_id": account, **more})

    def was_told(self, person: str, account: str, import_id: str) -> None:
        """Tell that an import put a person in an account."""
        row = {"person_id": person, "account_id": account, "import_id": import_id, "source": "crm"}
        self._rows["record.membership"].append(row)

    def heard(
        self, person: str, ago: int, text: str = "Hello.", *, account: str | None = "alder"
    ) -> None:
        """Tell that a person said something so many days ago."""
        touches = self._rows["touch"]
        side = next(one[2] for one in PEOPLE if one[0] == person)
        touch = {
            "touch_id": f"t{len(touches)}",
            "person_id": person,
            "account_id": account,
            "side": side,
            "happened_at": NOW - dt.timedelta(days=ago),
        }
        touches.append(touch)
        said = {"statement_id": f"s{len(touches)}", "text": text}
        self._rows["statement"].append({**touch, **said})

    def groups(self, table: str = "buying_group") -> dict[tuple[str, str], dict[str, Any]]:
        """Give the rows of a table by account, and person or role."""
        people = [
            dict(zip(("person_id", "name", "side", "nature", "title"), one, strict=True))
            for one in PEOPLE
        ]
        accounts = [{"account_id": key, "name": name} for key, name in FIRMS.items()]
        same = [
            {"record_id": one, "entity_id": one, "sort": sort}
            for sort, ids in (("person", [one[0] for one in PEOPLE]), ("account", [*FIRMS]))
            for one in ids
        ]
        tables = {"person": people, "account": accounts, "same_as": same, **self._rows}
        for name, rows in tables.items():
            known = RECORD_TABLES if name.startswith("record.") else ANSWERS
            schema = known[name.removeprefix("record.")].schema
            self._store.keep(name, pa.Table.from_pylist(rows, schema=schema))
        gather_groups(self._store)
        second = "person_id" if table == "buying_group" else "role"
        answered = self._store.arrow(f"FROM {table}").to_pylist()
        return {(row["account_id"], row[second]): row for row in answered}

    def states(self) -> dict[str, tuple[str, str]]:
        """Give the state of each person of Alder, and why."""
        return {
            person: (row["state"], row["state_reason"])
            for (account, person), row in self.groups().items()
            if account == "alder"
        }


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Told]:
    store = Store(tmp_path / "answers.duckdb", spill=tmp_path / "spill", processes=1)
    store.connection.execute("CREATE SCHEMA record")
    told = Told(store)
    told.heard("ana", 0)  # now
    yield told
    store.close()


def test_a_role_hangs_on_title_and_words(told: Told) -> None:
    told.member("bob")
    told.member("cleo")
    told.heard("cleo", 3, "I'll make the case internally.")
    told.heard("cleo", 2, "I've been telling everyone here about you.")
    groups = told.groups()
    assert groups["alder", "bob"]["role"] == "economic_buyer"
    cleo = groups["alder", "cleo"]
    assert cleo["role"] == "champion"
    assert cleo["reason"].startswith("speaks for it in the firm: “I've been telling everyone here")
    assert {*cleo["statement_ids"]} == {"s2", "s3"}


def test_only_humans_of_customers_are_in_a_group(told: Told) -> None:
    for person in ("bob", "desk", "ana"):
        told.member(person)
    assert {*told.groups()} == {("alder", "bob")}


def test_whoever_is_heard_without_a_membership_belongs_where_they_are_heard(told: Told) -> None:
    told.member("guest", "kestrel")
    told.heard("guest", 5, account="alder")
    told.heard("bob", 5, account="alder")
    told.heard("cleo", 5, account=None)
    assert {*told.groups()} == {("kestrel", "guest"), ("alder", "bob")}


def test_what_is_said_for_another_firm_of_theirs_counts_there(told: Told) -> None:
    told.member("cleo", "alder")
    told.member("cleo", "kestrel")
    told.heard("cleo", 9, "I manage her diary.", account="kestrel")
    groups = told.groups()
    assert groups["kestrel", "cleo"]["role"] == "gatekeeper"
    assert groups["alder", "cleo"]["role"] == "unknown"
    assert groups["alder", "cleo"]["state"] == "unheard"


def test_a_statement_gives_one_sign_of_a_role(told: Told) -> None:
    """Both "all day" and what happens on a click are signs of a user."""
    told.member("cleo")
    told.heard("cleo", 1, "I use it all day, and when I click on save it hangs.")
    assert told.groups()["alder", "cleo"]["reason"].count("“") == 1


def test_a_title_is_that_of_the_account(told: Told) -> None:
    told.member("bob", title="Receptionist")
    row = told.groups()["alder", "bob"]
    assert (row["title"], row["role"]) == ("Receptionist", "gatekeeper")


def test_who_was_never_heard_is_not_quiet(told: Told) -> None:
    told.member("bob")
    assert told.states() == {"bob": ("unheard", "known to a system, never heard")}


def test_quiet_is_silent_for_longer_than_is_usual(told: Told) -> None:
    for ago in (200, 190, 180, 170):
        told.heard("bob", ago)
    for ago in (400, 300, 200, 170):
        told.heard("cleo", ago)
    told.heard("dev", 170)
    told.heard("will", 181)
    assert told.states() == {
        "bob": ("quiet", "last heard 170 days ago, as a rule every 10 days"),
        "cleo": ("active", "last heard 170 days ago, as a rule every 100 days"),
        "dev": ("active", "heard on one day, 170 days ago"),
        "will": ("quiet", "heard on one day, 181 days ago"),
    }


def test_new_is_first_heard_lately_where_others_were_heard_before(told: Told) -> None:
    told.heard("bob", 200)
    told.heard("bob", 20)
    told.heard("cleo", 59)
    told.heard("dev", 61)
    told.heard("guest", 5, account="kestrel")
    states = told.states()
    assert states["cleo"] == ("new", "first heard on 2 May 2026, 141 days after the account")
    assert states["dev"][0] == "active"
    assert states["bob"][0] == "active"
    assert told.groups()["kestrel", "guest"]["state"] == "active"  # all of the account is new


def test_who_says_so_has_left(told: Told) -> None:
    told.heard("bob", 30, "Friday is my last day here.")
    told.heard("bob", 20)
    told.heard("cleo", 200, "I'm leaving the company at the end of the month.")
    told.heard("cleo", 1)
    states = told.states()
    assert states["bob"] == ("left", "they said “Friday is my last day here.”")
    assert states["cleo"][0] == "active"  # still heard long after
    row = told.groups()["alder", "bob"]
    assert row["state_statement_id"] == "s2"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Bob has left the company.", {"bob"}),
        ("I'm taking over from Bob.", {"bob"}),
        ("Ann no longer works here.", set()),  # there are two of that name
        ("Ann Moss no longer works here.", {"ann2"}),
        ("Tom has retired.", set()),  # nobody is called so
        ("He has left us, and Bob knows why.", {"bob"}),  # an error that we know of
        ("The driver has retired, will you replace him?", set()),  # no name is meant
    ],
)
def test_others_say_who_left(told: Told, text: str, left: set[str]) -> None:
    for person in ("bob", "ann", "ann2", "will"):
        told.heard(person, 10)
    told.heard("cleo", 5, text)
    assert {one for one, (state, _) in told.states().items() if state == "left"} == left


def test_a_mailbox_may_say_so_of_whom_it_belonged_to(told: Told) -> None:
    told.heard("bob", 9, "Bob no longer works here.")
    told.heard("cleo", 9, "I'm Cleo, and our last contact has retired.")
    states = told.states()
    assert (states["bob"][0], states["cleo"][0]) == ("left", "active")


def test_one_of_us_may_say_so_too(told: Told) -> None:
    told.heard("bob", 10)
    told.heard("ana", 5, "Bob Miller has left the company.")
    assert told.states()["bob"] == (
        "left",
        "Ana Ruiz said “Bob Miller has left the company.”",
    )


def test_a_membership_that_ended_or_moved_is_over(told: Told) -> None:
    told.member("bob", to_at=NOW - dt.timedelta(days=2))
    told.member("cleo", to_at=NOW + dt.timedelta(days=2))
    told.member("dev", "kestrel")
    told.was_told("dev", "alder", "1")
    told.was_told("dev", "kestrel", "2")
    told.heard("dev", 50)
    states = told.states()
    assert states["bob"] == ("left", "their membership ended on 28 Jun 2026")
    assert states["cleo"][0] == "unheard"
    assert states["dev"] == ("left", "a system puts them at Kestrel Dental now")


def test_missing_roles_are_told_of_enough_people(told: Told) -> None:
    told.heard("bob", 3)
    told.heard("cleo", 3)
    assert told.groups("missing_role") == {}
    told.heard("dev", 3)
    told.heard("will", 5, "Friday is my last day here.")
    missing = told.groups("missing_role")
    assert {role for _, role in missing} == {
        "technical_evaluator",
        "user",
        "champion",
        "legal_procurement",
    }
    assert missing["alder", "champion"]["reason"] == (
        "none of 3 people heard has it, 1 of them unknown"
    )
    assert missing["alder", "technical_evaluator"]["reason"].endswith(
        "; who had it left: Will Stone"
    )


def test_what_all_people_say_tells_no_role(told: Told) -> None:
    """Where the product is about contracts, everybody speaks of them."""
    told.heard("cleo", 3, "Can I upload an NDA?")
    assert told.groups()["alder", "cleo"]["role"] == "legal_procurement"
    many = [(f"p{one}", f"Pat {one}", "customer", "person", None) for one in range(40)]
    PEOPLE.extend(many)
    try:
        for person, *_ in many:
            told.heard(person, 3, "Can I upload an NDA?")
        assert len(many) > LIMITS["enough_people"]
        assert told.groups()["alder", "cleo"]["role"] == "unknown"
    finally:
        del PEOPLE[-len(many) :]


def test_each_table_has_the_columns_that_are_declared(told: Told) -> None:
    told.heard("bob", 3)
    told.groups()
    for table in TABLES:
        names = told._store.arrow(f"FROM {table.name} LIMIT 0").schema.names
        assert names == [column.name for column in table.columns]
