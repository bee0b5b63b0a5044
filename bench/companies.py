"""Made-up companies with their words as planted: what the room `customer` is judged on.

Statements, people, roles and themes are those that were planted, so that the figures are of this
room alone: whether sentences were found and themes were told apart is measured elsewhere.
Companies 1 to 100 are for judging; whoever tries something out takes others.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from outsidein.identity import group_tables
from outsidein.identity import tables as identity_tables
from outsidein.language import tables as language_tables
from outsidein.record.tables import TABLES as RECORD_TABLES
from outsidein.simulate.planning import conversations_of
from outsidein.simulate.plot import story_of
from outsidein.simulate.population import accounts_of
from outsidein.simulate.simulation import (
    TOUCHES_PER_ACCOUNT,
    USUAL_ACCOUNTS,
    USUAL_MONTHS,
    make_world,
)
from outsidein.simulate.world import Person
from outsidein.store.duckdb import Store
from outsidein.themes import tables as themes_tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from outsidein.record.tables import Table
    from outsidein.simulate.conversation import Conversation
    from outsidein.simulate.story import Story
    from outsidein.simulate.world import Account, World

JUDGED = range(1, 101)

TOLD: Mapping[str, Table] = {
    table.name: table
    for table in (
        *identity_tables.TABLES,
        *group_tables.TABLES,
        *language_tables.TABLES,
        *themes_tables.SHOWN_TABLES,
    )
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """One made-up company: what was planted, and the tables that this room reads.

    Of the record there are `payment` and `deal`, as `told_payment` and `told_deal`. Names serve as
    ids: an account's is its key, a theme's is the need, a person's is their key with the account's.
    """

    world: World
    accounts: tuple[Account, ...]
    stories: tuple[Story, ...]
    tables: Mapping[str, pa.Table]


def make_company(
    seed: int, *, accounts: int = USUAL_ACCOUNTS, months: int = USUAL_MONTHS
) -> Company:
    """Make one company, the same for the same seed."""
    world = make_world(seed=seed, months=months, accounts=accounts)
    told: dict[str, list[dict[str, Any]]] = {name: [] for name in TOLD}
    told["told_payment"] = []
    told["told_deal"] = []
    told["theme"] = [
        {"theme_id": need, "level": "theme", "name": need, "is_hidden": False}
        for need in world.market.needs
    ]
    made: list[Account] = []
    stories: list[Story] = []
    for account in accounts_of(world):
        story = story_of(world, account)
        made.append(account)
        stories.append(story)
        _tell_account(told, world, account, story)
        mean = TOUCHES_PER_ACCOUNT * months / USUAL_MONTHS
        for number, talk in enumerate(conversations_of(world, account, story, mean)):
            _tell_conversation(told, f"{account.key}/{number:05}", talk)
    schemas = {
        **{name: table.schema for name, table in TOLD.items()},
        "told_payment": RECORD_TABLES["payment"].schema,
        "told_deal": RECORD_TABLES["deal"].schema,
    }
    return Company(
        world=world,
        accounts=tuple(made),
        stories=tuple(stories),
        tables={
            name: pa.Table.from_pylist(rows, schema=schemas[name]) for name, rows in told.items()
        },
    )


@contextmanager
def opened(company: Company) -> Iterator[Store]:
    """Open a store that holds the company's tables, the record's too, for one block."""
    with tempfile.TemporaryDirectory(prefix="outsidein-company-") as folder:
        store = Store(Path(folder) / "answers.duckdb", spill=Path(folder) / "spill")
        try:
            store.connection.execute("CREATE SCHEMA record")
            for name, table in RECORD_TABLES.items():
                store.keep(f"record.{name}", table.schema.empty_table())
            for name, rows in company.tables.items():
                store.keep(name.replace("told_", "record."), rows)
            yield store
        finally:
            store.close()


def person_id(person: Person) -> str:
    """Name a person within an account, as the tables do."""
    return f"{person.account_key}/{person.key}"


def _tell_account(
    told: dict[str, list[dict[str, Any]]], world: World, account: Account, story: Story
) -> None:
    told["account"].append(
        {
            "account_id": account.key,
            "name": account.name,
            "domains": [account.domain],
            "industry": account.industry,
            "employees": account.employees,
            "country": account.city.country,
            "city": account.city.name,
        }
    )
    for person in account.people:
        known = {"person_id": person_id(person), "title": person.title}
        told["person"].append(
            {**known, "name": person.name, "side": "customer", "nature": "person"}
        )
        told["buying_group"].append(
            {
                **known,
                "account_id": account.key,
                "role": person.role,
                "confidence": 1.0,
                "statement_ids": [],
                "state": "active" if person.until >= world.period.end else "left",
            }
        )
    origin = {"account_id": account.key, "currency": account.currency}
    for number, payment in enumerate(story.payments):
        told["told_payment"].append(
            {
                **origin,
                "payment_id": f"{account.key}/{number}",
                "happened_at": _moment(payment.at),
                "amount": Decimal(f"{payment.amount:.2f}"),
                "kind": payment.kind,
                "product": payment.product,
            }
        )
    for deal in story.opportunities:
        told["told_deal"].append(
            {
                **origin,
                "deal_id": deal.key,
                "type": deal.kind,
                "stage": deal.steps[-1][0],
                "is_closed": deal.won is not None,
                "is_won": deal.won,
                "amount": Decimal(deal.amount),
                "close_on": _moment(deal.closes).date(),
                "created_at": _moment(deal.created),
            }
        )


def _tell_conversation(
    told: dict[str, list[dict[str, Any]]], thread: str, talk: Conversation
) -> None:
    for number, turn in enumerate(talk.turns):
        is_theirs = isinstance(turn.speaker, Person)
        touch = f"{thread}/{number}"
        known = {
            "touch_id": touch,
            "account_id": talk.account.key,
            "department": talk.department,
            "channel": talk.channel.name.split("/")[1],
            "happened_at": _moment(turn.at),
            "side": "customer" if is_theirs else "us",
            "person_id": person_id(turn.speaker) if isinstance(turn.speaker, Person) else None,
        }
        told["touch"].append({**known, "thread_id": thread, "is_internal": turn.is_internal})
        for place, sentence in enumerate(turn.sentences):
            statement = hashlib.blake2b(f"{touch}/{place}".encode(), digest_size=16).hexdigest()
            told["statement"].append(
                {
                    **known,
                    "statement_id": statement,
                    "position": place,
                    "text": sentence.text,
                    "kind": sentence.kind,
                    "confidence": 1.0,
                    "doubtful": False,
                }
            )
            if is_theirs and sentence.need:
                about = {"statement_id": statement, "theme_id": sentence.need, "probability": 1.0}
                told["statement_theme"].append(about)


def _moment(at: int) -> dt.datetime:
    return dt.datetime.fromtimestamp(at, tz=dt.UTC)
