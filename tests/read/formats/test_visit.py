"""Tables of visits, read as a user would."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

from outsidein.record.ids import row_id

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMPLES = Path(__file__).parents[1] / "examples" / "visit"


def example(name: str) -> str:
    return (EXAMPLES / name).read_text()


def test_a_visit_tells_page_time_person_and_firm(read: Callable[..., Any]) -> None:
    told = read({"visits.csv": example("visits.csv")})
    visit = told.row("visit", "visit:v1")
    assert (visit["url"], visit["seconds"]) == ("/pricing", 92.0)
    assert visit["happened_at"] == dt.datetime(2026, 3, 1, 9, tzinfo=dt.UTC)
    assert visit["referrer"] == "https://search.example/"
    assert visit["person_id"] == row_id("visit", "address:ana.ruiz@alder.example")
    assert visit["account_id"] == row_id("visit", "domain:alder.example")
    assert told.row("account", "domain:alder.example")["name"] == "Alder Freight"
    assert visit["extra"] == '{"Device": "phone"}'


def test_a_visit_without_a_person_still_counts_for_its_firm(read: Callable[..., Any]) -> None:
    told = read({"visits.csv": example("visits.csv")})
    (visit,) = (row for row in told.rows("visit") if row["source_id"] != "visit:v1")
    assert visit["person_id"] is None
    assert visit["account_id"] == row_id("visit", "domain:kestrel.example")
    assert visit["seconds"] == 92.0


def test_equal_visits_without_ids_are_two(read: Callable[..., Any]) -> None:
    told = read({"visitors.csv": example("visitors.csv")})
    first, second = told.rows("visit")
    assert second["source_id"] == first["source_id"] + "#2"
    (person,) = told.rows("person")
    assert (person["source_id"], person["external_ids"]) == ("visitor:anon-1", ["anon-1"])


def test_a_visit_without_a_page_is_rejected(read: Callable[..., Any]) -> None:
    told = read({"v.csv": "email,url,time\na@alder.example,,2026-03-01\n"})
    assert told.rejected == [("visit without a page", "v.csv:2")]
