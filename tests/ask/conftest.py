"""A small answers database, written by hand: people of one name, a mailbox, one of us."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest

from outsidein.ask.answers import open_answers
from outsidein.customer.answers import answer
from outsidein.pipeline import ANSWERS
from outsidein.record.workspace import Workspace, create_workspace
from outsidein.store.duckdb import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

    import duckdb

ACCOUNTS = [
    {
        "account_id": "sorrel",
        "name": "Sorrel Foods",
        "domains": ["sorrel.example"],
        "industry": "Food",
        "employees": 120,
        "country": "IE",
    },
    {"account_id": "leeds", "name": "Sorrel Foods Leeds", "domains": [], "city": "Leeds"},
    {"account_id": "kestrel", "name": "Kestrel Dental", "domains": ["kestrel.example"]},
    {"account_id": "silent", "name": "Quiet Mills", "domains": []},
]
PEOPLE = [
    # id, name, account, title, nature, side
    ("bob", "Bob Miller", "sorrel", "Owner", "person", "customer"),
    ("cleo", "Cleo Brandt", "sorrel", None, "person", "customer"),
    ("office", "Sorrel Office", "sorrel", None, "shared mailbox", "customer"),
    ("gosia1", "Małgorzata Nowak", "sorrel", "Buyer", "person", "customer"),
    ("gosia2", "Małgorzata Nowak", "kestrel", None, "person", "customer"),
    ("gosia3", "Małgorzata Nowak", "kestrel", None, "person", "customer"),
    ("lind1", "Bo Lind", "kestrel", None, "person", "customer"),
    ("lind2", "Bo Lind", "leeds", None, "person", "customer"),
    ("sam", "Sam Stone", None, None, "person", "customer"),
    ("ana", "Ana Ruiz", None, "Agent", "person", "us"),
]
SAID = [
    # id, person, account, department, day, side, kind, theme, text
    ("s01", "bob", "sorrel", "support", 1, "customer", "pain", "cards", "It swallowed my card."),
    ("s02", "bob", "sorrel", "sales", 5, "customer", "question", "cards", "Where is it?"),
    ("s03", "cleo", "sorrel", "sales", 3, "customer", "want", "cards", "Send a spare card."),
    ("s04", "office", "sorrel", "support", 2, "customer", "question", "fees", "What do you take?"),
    ("s05", "office", "sorrel", "support", 2, "customer", "question", "fees", "And abroad?"),
    ("s06", "office", "sorrel", "support", 2, "customer", "question", "fees", "And for cash?"),
    ("s07", "cleo", "sorrel", "support", 9, "customer", "other", None, "Thanks!"),
    ("s08", "gosia1", "sorrel", "finance", 4, "customer", "goal", "fees", "One bill a month."),
    ("s09", "gosia2", "kestrel", "support", 4, "customer", "pain", "fees", "The fee came twice."),
    ("s10", "lind2", "leeds", "sales", None, "customer", "question", "cards", "May two share it?"),
    ("s11", "sam", None, "support", 6, "customer", "pain", "fees", "Too dear for us."),
    ("s12", "ana", "sorrel", "support", 6, "us", "promise", None, "You get it by Friday."),
]
DOUBTFUL = {"s11"}
THEMES = [
    # id, level, parent, name, words, pinned, hidden
    ("money", "need", None, "money, cost", ["money", "cost"], False, False),
    ("cards", "theme", None, "card, lost", ["card", "lost"], False, False),
    ("fees", "theme", "money", "fee, charged", ["fee", "charged"], False, False),
    ("bills", "theme", "money", "one bill", ["bill"], True, False),
    ("weather", "theme", None, "weather", ["weather"], False, True),
]
CHANGES = [
    # theme, name, what, other, its name, day, share, finding
    ("cards", "card, lost", "born", None, None, 1, None, 1),
    ("fees", "fee, charged", "split_from", "money", "money, cost", 5, 0.75, 2),
]
DECISIONS = [(1, "hide", ["weather"], ["weather"], "in force")]
# As resolved: one record of Bob's is held for Cleo's.
SAME_AS = [
    ("person", "user:1", "bob"),
    ("person", "contact:1", "bob"),
    ("person", "mail:1", "cleo"),
    ("person", "user:2", "cleo"),
    ("person", "user:3", "office"),
    ("person", "user:4", "gosia2"),
    ("account", "organization:1", "sorrel"),
    ("account", "firm:1", "sorrel"),
    ("account", "organization:2", "kestrel"),
]


@pytest.fixture(scope="session")
def answered(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Give a workspace with the answers written by hand; what `customer` makes is made by it."""
    workspace = create_workspace(tmp_path_factory.mktemp("answered"), name="Ours")
    store = Store(workspace.answers, spill=workspace.folder / "spill")
    people = [
        {
            "person_id": person_id,
            "name": name,
            "emails": [f"{person_id}@mail.example"],
            "title": title,
            "nature": nature,
            "side": side,
        }
        for person_id, name, _account, title, nature, side in PEOPLE
    ]
    for table, told in {
        "account": ACCOUNTS,
        "person": people,
        "membership": [
            {"person_id": one[0], "account_id": one[2], "is_told": True} for one in PEOPLE if one[2]
        ],
        "theme": [_theme(*one) for one in THEMES],
        "theme_change": [_change(*one) for one in CHANGES],
        "theme_decision": [
            dict(zip(("number", "what", "theme_ids", "theme_names", "outcome"), one, strict=True))
            for one in DECISIONS
        ],
        "statement_theme": [
            {"statement_id": one[0], "theme_id": one[7], "probability": 0.9}
            for one in SAID
            if one[7]
        ],
        "touch": [_touch(one) for one in SAID],
        "statement": [_statement(one) for one in SAID],
        "same_as": [
            {"sort": sort, "source": "zendesk", "source_id": record, "entity_id": entity}
            for sort, record, entity in SAME_AS
        ],
    }.items():
        store.keep(table, pa.Table.from_pylist(told, schema=ANSWERS[table].schema))
    answer(store)
    store.close()
    return workspace


@pytest.fixture
def connection(answered: Workspace) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the answers that were written by hand."""
    with open_answers(answered) as opened:
        yield opened


def _theme(*told: Any) -> dict[str, Any]:
    names = ("theme_id", "level", "parent_id", "name", "words", "is_pinned", "is_hidden")
    row: dict[str, Any] = dict(zip(names, told, strict=True))
    parents: dict[Any, str | None] = {theme: parent for theme, _, parent, *_ in THEMES}
    said = [one for one in SAID if row["theme_id"] in {one[7], parents.get(one[7])}]
    days = sorted(one[4] for one in said if one[4])
    natures = {one[0]: one[4] for one in PEOPLE}
    return {
        **row,
        "people": len({one[1] for one in said if natures[one[1]] == "person"}),
        "statements": len(said),
        "central_ids": sorted((one[0] for one in said), reverse=True),
        "first_seen": dt.datetime(2026, 3, days[0], 9, tzinfo=dt.UTC) if days else None,
        "last_seen": dt.datetime(2026, 3, days[-1], 9, tzinfo=dt.UTC) if days else None,
    }


def _change(*told: Any) -> dict[str, Any]:
    names = ("theme_id", "name", "what", "other_id", "other_name", "day", "share", "finding")
    row: dict[str, Any] = dict(zip(names, told, strict=True))
    return {**row, "happened_at": dt.datetime(2026, 3, row.pop("day"), 9, tzinfo=dt.UTC)}


def _touch(one: tuple[Any, ...]) -> dict[str, Any]:
    statement_id, person, account, department, day, side = one[:6]
    return {
        "touch_id": f"touch of {statement_id}",
        "person_id": person,
        "account_id": account,
        "department": department,
        "channel": "ticket",
        "happened_at": dt.datetime(2026, 3, day, 9, tzinfo=dt.UTC) if day else None,
        "side": side,
        "source": "zendesk",
        "source_id": f"comment:{statement_id}",
        "place": f"tickets.json:{int(statement_id[1:])}",
        "url": f"https://help.example/{statement_id}",
    }


def _statement(one: tuple[Any, ...]) -> dict[str, Any]:
    touch = _touch(one)
    taken = {name: touch[name] for name in ANSWERS["statement"].schema.names if name in touch}
    return {
        **taken,
        "statement_id": one[0],
        "position": 0,
        "text": one[8],
        "kind": one[6],
        "confidence": 0.8,
        "doubtful": one[0] in DOUBTFUL,
        "stripped": ["quote"] if one[0] in DOUBTFUL else [],
    }
