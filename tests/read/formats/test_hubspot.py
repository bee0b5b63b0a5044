"""HubSpot's companies, contacts, deals and owners, from its CSV, its API and a warehouse."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from outsidein.record.ids import row_id

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMPLES = Path(__file__).parents[1] / "examples" / "hubspot"
BERLIN = '[read]\ntime_zone = "Europe/Berlin"\n'


def example(name: str) -> dict[str, str]:
    return {name: (EXAMPLES / name).read_text(encoding="utf-8")}


def hubspot(native: str) -> str:
    return row_id("hubspot", native)


def test_a_company_keeps_what_people_see_in_the_export(read: Callable[..., Any]) -> None:
    told = read(example("companies.csv"))
    firm = told.row("account", "company:8001")
    assert (firm["name"], firm["domains"]) == ("Northgate Dairy", ["northgate.example"])
    assert (firm["employees"], firm["revenue"]) == (1200, Decimal("12500000.00"))
    assert (firm["country"], firm["type"]) == ("United Kingdom", "customer")
    assert json.loads(firm["extra"])["Tier"] == "Gold"
    owner = told.row("person", "owner_name:Jane Doe")
    assert (owner["name"], owner["side"]) == ("Jane Doe", "us")
    assert firm["owner_id"] == owner["person_id"]


def test_the_api_names_owners_by_id_and_companies_merged_away(read: Callable[..., Any]) -> None:
    told = read(example("company_records.json") | example("owners.json"))
    firm = told.row("account", "company:8001")
    owner = told.row("person", "owner:71")
    assert firm["owner_id"] == owner["person_id"]
    assert firm["revenue"] == Decimal("12500000.00")  # told as 1.25E7
    assert (owner["name"], owner["side"], owner["department"]) == ("Jane Doe", "us", "Sales North")
    for loser in ("company:8050", "company:8051"):
        gone = told.row("account", loser)
        assert (gone["merged_into"], gone["is_deleted"]) == (firm["account_id"], True)


def test_archived_is_deleted(read: Callable[..., Any]) -> None:
    told = read(example("company_records.json") | example("owners.json"))
    assert told.row("account", "company:8002")["is_deleted"] is True
    assert told.row("account", "company:8001")["is_deleted"] is False
    assert told.row("person", "owner:72")["is_deleted"] is True


def test_a_contact_is_in_all_companies_of_a_cell_of_ids(read: Callable[..., Any]) -> None:
    told = read(example("contacts.csv"))
    mia = told.row("person", "contact:501")
    assert (mia["name"], mia["emails"]) == ("Mia Okafor", ["mia.okafor@northgate.example"])
    assert mia["buying_role"] == "DECISION_MAKER;BUDGET_HOLDER"
    member = told.row("membership", "contact:501>company:8001")
    assert member["account_id"] == hubspot("company:8001")
    assert member["title"] == "Head of Finance"
    assert told.row("membership", "contact:501>company:8002")["person_id"] == mia["person_id"]


def test_an_id_that_no_company_has_is_still_a_membership(read: Callable[..., Any]) -> None:
    told = read(example("contacts.csv") | example("companies.csv"))
    member = told.row("membership", "contact:503>company:9999")
    assert member["account_id"] == hubspot("company:9999")
    assert "company:9999" not in {row["source_id"] for row in told.rows("account")}


def test_a_name_among_ids_is_a_company_by_name(read: Callable[..., Any]) -> None:
    told = read(example("contacts.csv"))
    firm = told.row("account", "company_name:Brandt Partners")
    assert firm["name"] == "Brandt Partners"
    member = told.row("membership", "contact:504>company_name:Brandt Partners")
    assert member["account_id"] == firm["account_id"]


def test_the_company_name_counts_where_there_is_no_id(read: Callable[..., Any]) -> None:
    told = read(example("contacts.csv"))
    assert told.row("account", "company_name:Harbour & Sons")["name"] == "Harbour & Sons"
    names = {row["source_id"] for row in told.rows("account")}
    assert "company_name:Northgate Dairy" not in names


def test_a_contact_without_name_and_mail_is_a_contact(read: Callable[..., Any]) -> None:
    told = read(example("contacts.csv"))
    nobody = told.row("person", "contact:503")
    assert (nobody["name"], nobody["emails"]) == (None, [])
    assert told.rejected == []


def test_times_without_a_zone_are_in_the_accounts(read: Callable[..., Any]) -> None:
    told = read(example("contacts.csv"), settings=BERLIN)
    mia = told.row("person", "contact:501")
    assert mia["created_at"] == dt.datetime(2026, 1, 5, 8, 30, tzinfo=dt.UTC)
    ravi = told.row("person", "contact:502")  # told as 1/6/2026 10:05 PM
    assert ravi["created_at"] == dt.datetime(2026, 1, 6, 21, 5, tzinfo=dt.UTC)


def test_the_api_and_a_warehouse_have_utc_whatever_the_account(read: Callable[..., Any]) -> None:
    told = read(
        example("contact_records.json") | example("deals_of_warehouse.csv"), settings=BERLIN
    )
    mia = told.row("person", "contact:501")
    assert mia["created_at"] == dt.datetime(2026, 1, 5, 9, 30, tzinfo=dt.UTC)
    deal = told.row("deal", "deal:9101")
    assert deal["created_at"] == dt.datetime(2026, 2, 1, 9, 0, tzinfo=dt.UTC)


def test_the_last_activity_is_no_change_and_an_old_score_is_no_fact(
    read: Callable[..., Any],
) -> None:
    mia = read(example("contacts.csv")).row("person", "contact:501")
    assert mia["updated_at"] is None
    kept = json.loads(mia["extra"])
    assert kept["Last Activity Date"] == "2026-02-02 11:15"
    assert kept["HubSpot Score"] == "17"


def test_contacts_merged_away_lead_to_the_one_that_stayed(read: Callable[..., Any]) -> None:
    told = read(example("contact_records.json") | example("merged_contacts.csv"))
    mia = told.row("person", "contact:501")
    assert mia["merged_into"] is None
    assert mia["emails"] == ["mia.okafor@northgate.example", "m.okafor@northgate.example"]
    gone = [row for row in told.rows("person") if row["source_id"] == "contact:601"]
    assert {row["merged_into"] for row in gone} == {mia["person_id"]}
    assert told.row("person", "contact:602")["is_deleted"] is True
    assert len(told.rows("membership")) == 1  # two kinds of association to the same company


def test_a_deal_has_its_main_company_and_all_its_contacts(read: Callable[..., Any]) -> None:
    told = read(example("deals.csv"))
    deal = told.row("deal", "deal:9001")
    assert deal["account_id"] == hubspot("company:8001")
    assert deal["person_ids"] == [hubspot("contact:501"), hubspot("contact:502")]
    assert (deal["amount"], deal["currency"]) == (Decimal("12000.50"), "GBP")
    assert deal["close_on"] == dt.date(2026, 3, 31)
    pilot = told.row("deal", "deal:9002")
    assert pilot["account_id"] == hubspot("company_name:Harbour & Sons")
    assert pilot["owner_id"] == hubspot("address:jane@ours.example")
    assert pilot["lost_reason"] == "No budget this year"


@pytest.mark.parametrize(
    ("stage", "probability", "closed", "won"),
    [
        ("Closed Won", "", True, True),
        ("closedlost", "", True, False),
        ("Signed", "1", True, True),
        ("Gone quiet", "0.0", True, False),
        ("Contract Sent", "0.9", False, False),
        ("Contract Sent", "", None, None),
    ],
)
def test_a_deal_is_won_as_hubspot_says(
    read: Callable[..., Any],
    stage: str,
    probability: str,
    closed: bool | None,  # noqa: FBT001
    won: bool | None,  # noqa: FBT001
) -> None:
    csv = f"Record ID,Deal Name,Deal Stage,Deal probability\n1,A deal,{stage},{probability}\n"
    deal = read({"deals.csv": csv}).row("deal", "deal:1")
    assert (deal["stage"], deal["is_closed"], deal["is_won"]) == (stage, closed, won)


def test_the_list_of_stages_gives_labels_and_tells_what_is_won(read: Callable[..., Any]) -> None:
    for stages in ("pipelines.json", "pipeline_stages.csv"):
        told = read(example("deals_of_warehouse.csv") | example(stages))
    (won,) = (row for row in told.rows("deal") if row["source_id"] == "deal:9101")
    assert (won["stage"], won["is_closed"], won["is_won"]) == ("Signed", True, True)
    pilot = told.row("deal", "deal:9104")
    assert (pilot["stage"], pilot["is_closed"], pilot["is_won"]) == (
        "Security review",
        False,
        False,
    )


def test_deals_deleted_or_merged_away_do_not_count_twice(read: Callable[..., Any]) -> None:
    told = read(example("deals_of_warehouse.csv") | example("merged_deals.csv"))
    assert [row["source_id"] for row in told.rows("deal")] == ["deal:9101", "deal:9104"]
    assert [reason for reason, _ in told.rejected] == [
        "deal was merged into another one",
        "deal is deleted",
    ]


def test_a_warehouse_ties_deals_by_a_table_of_pairs(read: Callable[..., Any]) -> None:
    told = read(example("deals_of_warehouse.csv") | example("deal_links.csv"))
    assert told.row("deal", "deal:9101")["account_id"] == hubspot("company:8001")
    assert told.row("deal", "deal:9101")["amount"] == Decimal("100.00")  # told as 99.995


def test_stages_are_kept_with_the_time_they_were_entered(read: Callable[..., Any]) -> None:
    told = read(example("deals.csv") | example("deal_stages.csv"))
    steps = [
        (row["stage"], row["happened_at"].isoformat())
        for row in sorted(told.rows("deal_stage"), key=lambda row: str(row["happened_at"]))
        if row["deal_id"] == hubspot("deal:9001")
    ]
    assert steps == [
        ("appointmentscheduled", "2026-01-10T10:00:00+00:00"),
        ("Contract Sent (Sales Pipeline)", "2026-03-01T09:00:00+00:00"),
        ("closedwon", "2026-03-31T15:00:00+00:00"),
    ]


def test_the_history_of_a_property_gives_stages_too(read: Callable[..., Any]) -> None:
    deal = {
        "id": "9",
        "properties": {"dealname": "Cards", "hs_v2_date_entered_closedwon": "2026-03-02T09:00:00Z"},
        "propertiesWithHistory": {
            "dealstage": [{"value": "contractsent", "timestamp": "2026-03-01T09:00:00Z"}]
        },
    }
    told = read({"deals.json": json.dumps({"results": [deal]})})
    assert {row["stage"] for row in told.rows("deal_stage")} == {"contractsent", "closedwon"}


def test_labels_are_known_whatever_their_case_and_order(read: Callable[..., Any]) -> None:
    csv = "DEAL NAME,close date,RECORD ID,deal stage\nCards,2026-03-31,77,Closed Won\n"
    deal = read({"export.csv": csv}).row("deal", "deal:77")
    assert (deal["name"], deal["close_on"]) == ("Cards", dt.date(2026, 3, 31))


@pytest.mark.parametrize(
    ("header", "row", "reason"),
    [
        ("Record ID,Email,First Name", ",a@b.example,A", "contact without an id"),
        ("Record ID,Deal Name,Amount", "7,Cards,much", "not an amount"),
        ("canonical_vid,vid_to_merge", "7,", "merge without both ids"),
        ("deal_id,merged_deal_id", "7,", "link without both ids"),
    ],
)
def test_what_is_broken_is_rejected_with_its_line(
    read: Callable[..., Any], header: str, row: str, reason: str
) -> None:
    told = read({"broken.csv": f"{header}\n{row}\n"})
    assert told.rejected == [(reason, "broken.csv:2")]
