"""A small answers database, written by hand: people of one name, a mailbox, one of us."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from outsidein.ask.answers import open_answers
from outsidein.customer.answers import answer
from outsidein.pipeline import ANSWERS
from outsidein.record.current import attach_record
from outsidein.record.tables import TABLES
from outsidein.record.workspace import Workspace, create_workspace
from outsidein.store.duckdb import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

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
GROUP = [
    # person, account, role, confidence, state, what shows the role, what shows the state
    ("bob", "sorrel", "economic_buyer", 0.9, "active", ["s01", "s02"], None),
    ("cleo", "sorrel", "user", 0.6, "active", ["s03"], None),
    ("gosia1", "sorrel", "user", 0.8, "left", [], "s08"),
    ("gosia2", "kestrel", "unknown", 0.0, "unheard", [], None),
]
MISSING = [("sorrel", "user", "a"), ("sorrel", "champion", "b"), ("kestrel", "champion", "c")]
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
        "buying_group": [_group_member(*one) for one in GROUP],
        "missing_role": [
            dict(zip(("account_id", "role", "reason"), one, strict=True)) for one in MISSING
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
    attach_record(store.connection, workspace.record)
    answer(store, workspace.settings, goals=(), record=workspace.record)
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


def _group_member(*told: Any) -> dict[str, Any]:
    names = ("person_id", "account_id", "role", "confidence", "state", "statement_ids")
    row: dict[str, Any] = dict(zip((*names, "state_statement_id"), told, strict=True))
    title = next(one[3] for one in PEOPLE if one[0] == row["person_id"])
    last_at = None if row["state"] == "unheard" else dt.datetime(2026, 3, 9, 9, tzinfo=dt.UTC)
    reasons = {"reason": f"why {row['role']}", "state_reason": f"why {row['state']}"}
    return {**row, **reasons, "title": title, "first_at": last_at, "last_at": last_at}


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


# Who is who: sort, entity, record, system, native id, name and address as told there, how sure.
RECORDS = """
person  hendrik hendrik salesforce contact:003          Hendrik_Kuiper   hk@sorrel.example    1
person  hendrik h2      zendesk    user:9               Hendrik_Kuiper   hk@sorrel.example    1
person  hendrik h3      transcript speaker:call/Kuiper  H._Kuiper        -                    0.93
person  henk    henk    mail       address:henk@in.example Henk_Kuiper   henk@in.example      1
person  bo1     bo1     zendesk    user:10              Bo_Lind          bo@kestrel.example   1
person  bo2     bo2     slack      user:U1              Bo_Lind          -                    1
person  ana     ana     zendesk    user:11              Ana_Ruiz         office@ours.example  0.9
person  ana     a2      slack      user:U2              Ana_Ruiz         -                    0.9
person  ana     a3      gong       user:7               Ana_R.           -                    0.9
person  desk    desk    mail       address:office       Front_Desk       office@ours.example  1
account kestrel kestrel zendesk    organization:2       Kestrel_Dental   kestrel.example      1
account sorrel  sorrel  zendesk    organization:1       Sorrel_Foods     sorrel.example       1
account sorrel  s2      salesforce account:001          Sorrel_Foods_Ltd sorrel.example       1
account zest    zest    -          -                    -                zest.example         1
"""
WHO = """
CREATE TABLE same_as AS SELECT
    *, CASE probability WHEN 1 THEN 'same mail' ELSE 'same surname' END AS reason
FROM told;
CREATE TABLE person AS SELECT
    record_id AS person_id, name, list_filter([address], lambda one: one IS NOT NULL) AS emails,
    CASE name WHEN 'Hendrik Kuiper' THEN 'Payroll Officer' END AS title,
    CASE WHEN address LIKE '%@ours.%' THEN 'us' ELSE 'customer' END AS side,
    CASE record_id WHEN 'desk' THEN 'shared mailbox' ELSE 'person' END AS nature
FROM told WHERE sort = 'person' AND record_id = entity_id;
CREATE TABLE account AS SELECT
    record_id AS account_id, coalesce(name, address) AS name, [address] AS domains,
    CASE record_id WHEN 'sorrel' THEN 'Leeds' END AS city, NULL AS country
FROM told WHERE sort = 'account' AND record_id = entity_id;
CREATE TABLE membership (
    person_id TEXT, account_id TEXT, title TEXT, from_at TIMESTAMPTZ, to_at TIMESTAMPTZ
);
INSERT INTO membership VALUES
    ('hendrik', 'sorrel', 'Clerk', '2025-02-03', '2026-05-04'),
    ('hendrik', 'kestrel', NULL, '2026-06-05', NULL),
    ('bo1', 'kestrel', NULL, NULL, NULL),
    ('bo2', 'kestrel', NULL, NULL, '2027-01-01');
CREATE TABLE touch (person_id TEXT, account_id TEXT, happened_at TIMESTAMPTZ);
INSERT INTO touch VALUES
    ('hendrik', 'sorrel', '2025-03-01'), ('hendrik', 'kestrel', '2026-06-09'),
    ('bo1', 'kestrel', '2026-01-05'), ('bo1', 'kestrel', '2026-07-01'),
    ('henk', NULL, '2026-02-02');
CREATE TABLE statement AS SELECT DISTINCT person_id FROM touch;
CREATE TABLE unsure_pair (
    sort TEXT, left_id TEXT, right_id TEXT, probability DOUBLE, reason TEXT, worth BIGINT
);
INSERT INTO unsure_pair VALUES
    ('person', 'bo1', 'bo2', 0.55, 'same name in the same firm', 0),
    ('person', 'hendrik', 'henk', 0.62, 'same surname', 3),
    ('account', 'kestrel', 'zest', 0.5, 'same town', 2);
CREATE TABLE who_decision (number BIGINT, what TEXT, names TEXT[], outcome TEXT);
"""


@pytest.fixture
def kuipers(tmp_path: Path) -> Workspace:
    """Give a workspace with a record, and answers written by hand about who is who among a few."""
    workspace = create_workspace(tmp_path / "kuipers", name="Ours")
    columns = "sort entity_id record_id source source_id name address probability".split()
    cells = [
        [None if cell == "-" else cell.replace("_", " ") for cell in line.split()]
        for line in RECORDS.strip().splitlines()
    ]
    told = pa.table([*map(pa.array, zip(*cells, strict=True))], columns)
    (workspace.record / "import_file").mkdir()
    (workspace.record / "import_file" / "000001.parquet").touch()
    for sort, addresses in (("person", "emails"), ("account", "domains")):
        _keep_record(workspace, told, sort, addresses)
    store = Store(workspace.answers, spill=workspace.folder / "spill")
    store.keep("told", told)
    store.connection.execute("ALTER TABLE told ALTER probability TYPE DOUBLE")
    store.connection.execute(WHO)
    store.close()
    return workspace


def _keep_record(workspace: Workspace, told: pa.Table, sort: str, addresses: str) -> None:
    """Write the record of people or accounts, each with a place."""
    rows = [
        {
            f"{sort}_id": one["record_id"],
            "name": one["name"],
            addresses: [one["address"]] if one["address"] else [],
            "place": f"{one['source']}.json:{number}",
            "import_id": "000001",
        }
        for number, one in enumerate(told.to_pylist(), start=1)
        if one["sort"] == sort and one["source"]
    ]
    folder = workspace.record / sort
    folder.mkdir(parents=True)
    pq.write_table(
        pa.Table.from_pylist(rows, schema=TABLES[sort].schema), folder / "000001.parquet"
    )
