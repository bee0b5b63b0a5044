from __future__ import annotations

import datetime as dt
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest

from outsidein.ask.alarms import alarms
from outsidein.customer.alarms.tables import ALARM, ALARM_EXAMINED
from outsidein.errors import NotFound
from outsidein.store.duckdb import Store

if TYPE_CHECKING:
    from outsidein.record.workspace import Workspace

SINCE = dt.datetime(2026, 3, 2, tzinfo=dt.UTC)


def alarm(theme: str, **told: Any) -> dict[str, Any]:
    return {
        "theme_id": theme,
        "account_id": None,
        "since": SINCE,
        "since_earliest": SINCE - dt.timedelta(weeks=1),
        "since_latest": SINCE + dt.timedelta(weeks=1),
        "rate_before": 0.01,
        "rate_now": 0.03,
        "ratio": 3.0,
        "low": 1.8,
        "high": 5.0,
        "p_value": 0.0002,
        "q_value": 0.01,
        "people": 3,
        "accounts": 2,
        "account_ids": ["kestrel", "sorrel"],
        **told,
    }


TOLD = [
    alarm("bills", statement_ids=["s06"], account_ids=["sorrel"], people=9),
    alarm(
        "fees",
        statement_ids=["s04", "s05", "s09", "s08"],
        against="page",
        against_text="No fee is ever taken twice.",
        against_heading="Fees",
        against_place="prices.md:12",
        likeness=0.8,
    ),
    alarm(
        "cards",
        statement_ids=["s01", "s03"],
        account_id="sorrel",
        account_ids=["sorrel"],
        against="promise",
        against_text="You get it by Friday.",
        against_statement_id="s12",
        likeness=0.7,
    ),
]
EXAMINED = [
    {"theme_id": "fees", "people": 12, "is_enough": True, "is_alarm": True},
    {"theme_id": "bills", "people": 12, "is_enough": True, "is_alarm": True},
    {"theme_id": "weather", "people": 3, "is_enough": False, "is_alarm": False},
    {"theme_id": "cards", "account_id": "sorrel", "is_enough": True, "is_alarm": True},
]


@pytest.fixture
def workspace(answered: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    folder = tmp_path_factory.mktemp("alarmed") / "workspace"
    shutil.copytree(answered.folder, folder)
    store = Store(folder / "answers.duckdb", spill=folder / "spill")
    store.keep("alarm", pa.Table.from_pylist(TOLD, schema=ALARM.schema))
    store.keep("alarm_examined", pa.Table.from_pylist(EXAMINED, schema=ALARM_EXAMINED.schema))
    store.close()
    return replace(answered, folder=folder)


def test_what_is_at_odds_with_our_words_comes_first_and_single_accounts_last(
    workspace: Workspace,
) -> None:
    found = alarms(workspace)
    assert [one.theme for one in found.alarms] == ["fee, charged", "one bill", "card, lost"]
    assert [one.account for one in found.alarms] == [None, None, "Sorrel Foods"]
    assert (found.themes, found.too_few, found.in_accounts) == (2, 1, 1)
    fees = found.alarms[0]
    assert (fees.since, fees.ratio, fees.low, fees.people) == (SINCE, 3.0, 1.8, 3)
    assert fees.statement_ids == ["s04", "s05", "s09", "s08"]


def test_the_first_complaint_is_quoted_first_then_those_of_other_accounts(
    workspace: Workspace,
) -> None:
    fees = alarms(workspace).alarms[0]
    assert [one.statement_id for one in fees.quotes] == ["s04", "s09", "s05"]
    assert fees.quotes[1].account == "Kestrel Dental"


def test_what_it_is_at_odds_with_is_told_with_its_place(workspace: Workspace) -> None:
    fees, bills, cards = alarms(workspace).alarms
    assert fees.at_odds is not None
    assert (fees.at_odds.against, fees.at_odds.place) == ("page", "prices.md:12")
    assert (fees.at_odds.heading, fees.at_odds.statement) == ("Fees", None)
    assert bills.at_odds is None
    assert cards.at_odds is not None
    assert cards.at_odds.statement is not None
    assert cards.at_odds.statement.person == "Ana Ruiz"


def test_an_account_has_its_own_alarms_and_those_it_has_a_part_in(workspace: Workspace) -> None:
    kestrel = alarms(workspace, "kestrel")
    assert [one.theme for one in kestrel.alarms] == ["fee, charged"]
    assert [one.statement_id for one in kestrel.alarms[0].quotes] == ["s09"]
    assert kestrel.in_accounts == 0
    sorrel = alarms(workspace, "sorrel")
    assert [one.theme for one in sorrel.alarms] == ["fee, charged", "one bill", "card, lost"]


def test_an_account_that_nobody_has_is_told(workspace: Workspace) -> None:
    with pytest.raises(NotFound, match="no account"):
        alarms(workspace, "nobody")
