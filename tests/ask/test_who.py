"""Looking people and accounts up: who they are, why, and which pairs may be one."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from outsidein.ask.who import unsure, who
from outsidein.errors import NotFound

if TYPE_CHECKING:
    from outsidein.record.workspace import Workspace


def day(year: int, month: int, number: int) -> dt.datetime:
    return dt.datetime(year, month, number, tzinfo=dt.UTC)


def test_a_person_is_shown_with_records_accounts_and_doubts(kuipers: Workspace) -> None:
    found = who(kuipers, "Hendrik Kuiper")
    one = found.described
    assert (one.sort, one.entity_id, one.title, one.side) == (
        "person", "hendrik", "Payroll Officer", "customer"
    )  # fmt: skip
    assert one.systems == ["salesforce", "transcript", "zendesk"]
    weakest, *sure = found.records
    assert (weakest.record_id, weakest.name, weakest.addresses) == ("h3", "H. Kuiper", [])
    assert (weakest.probability, weakest.reason) == (0.93, "same surname")
    assert weakest.place == "transcript.json:3"
    assert [(it.source, it.source_id, it.addresses) for it in sure] == [
        ("salesforce", "contact:003", ["hk@sorrel.example"]),
        ("zendesk", "user:9", ["hk@sorrel.example"]),
    ]
    left, here = found.stays
    assert (left.name, left.title, left.from_at, left.to_at, left.has_left) == (
        "Sorrel Foods", "Clerk", day(2025, 2, 3), day(2026, 5, 4), True
    )  # fmt: skip
    assert (left.first_at, left.last_at) == (day(2025, 3, 1), day(2025, 3, 1))
    assert (here.name, here.from_at, here.to_at, here.has_left) == (
        "Kestrel Dental", day(2026, 6, 5), None, False
    )  # fmt: skip
    (doubt,) = found.doubts
    assert (doubt.right.entity_id, doubt.probability, doubt.worth) == ("henk", 0.62, 3)


def test_who_leaves_after_all_that_was_heard_is_there_still(kuipers: Workspace) -> None:
    (stay,) = who(kuipers, "bo2").stays
    assert (stay.to_at, stay.has_left) == (day(2027, 1, 1), False)


@pytest.mark.parametrize(
    ("asked", "entity"),
    [
        ("hendrik", "hendrik"),
        ("h2", "hendrik"),  # a record that is no entity any more
        ("zendesk:user:9", "hendrik"),
        (" HK+news@Sorrel.example ", "hendrik"),
        ("ndrik", "hendrik"),
        ("henk kuiper", "henk"),
        ("bo@kestrel.example", "bo1"),
        ("Sorrel Foods", "sorrel"),  # no person is called so
        ("kestrel.example", "kestrel"),
        ("s2", "sorrel"),
        ("h. kuip", "hendrik"),  # as one record calls them
        ("Foods Ltd", "sorrel"),
        ("zest", "zest"),
    ],
)
def test_anybody_is_found_by_name_mail_or_record(
    kuipers: Workspace, asked: str, entity: str
) -> None:
    assert who(kuipers, asked).described.entity_id == entity


def test_an_account_is_shown_with_the_people_in_it(kuipers: Workspace) -> None:
    found = who(kuipers, "kestrel", account=True)
    one = found.described
    assert (one.sort, one.people, one.addresses) == ("account", 3, ["kestrel.example"])
    assert (one.last_at, found.stays) == (day(2026, 7, 1), [])
    assert [it.right.entity_id for it in found.doubts] == ["zest"]


def test_a_firm_known_by_its_mail_alone_has_a_record_that_no_system_tells(
    kuipers: Workspace,
) -> None:
    (record,) = who(kuipers, "zest").records
    assert (record.source, record.name, record.place, record.addresses) == (None, None, None, [])


def test_who_is_not_one_is_not_found(kuipers: Workspace) -> None:
    with pytest.raises(NotFound, match="More than one person is called “Bo Lind”") as raised:
        who(kuipers, "bo lind")
    assert "  bo1  Kestrel Dental, bo@kestrel.example" in raised.value.next_step
    with pytest.raises(NotFound, match="More than one person has “kuiper” in its name") as raised:
        who(kuipers, "kuiper")
    assert raised.value.next_step == "Which one: Hendrik Kuiper, Henk Kuiper?"
    with pytest.raises(NotFound, match=r"is called “office@ours\.example”") as raised:
        who(kuipers, "office@ours.example")
    assert "  desk  Front Desk, office@ours.example" in raised.value.next_step
    with pytest.raises(NotFound, match="There is no person or account “Sorel Fods”") as raised:
        who(kuipers, "Sorel Fods")
    assert raised.value.next_step.startswith("Did you mean: Sorrel Foods")
    with pytest.raises(NotFound, match="There is no account “Hendrik”"):
        who(kuipers, "Hendrik", account=True)


def test_pairs_in_doubt_come_with_the_most_at_stake_first(kuipers: Workspace) -> None:
    found = unsure(kuipers)
    assert [(it.left.entity_id, it.right.entity_id) for it in found.doubts] == [
        ("hendrik", "henk"), ("kestrel", "zest"), ("bo1", "bo2")
    ]  # fmt: skip
    assert found.total == 3
    first = found.doubts[0]
    assert (first.probability, first.reason, first.worth) == (0.62, "same surname", 3)
    assert first.same_command == "outsidein who same hendrik henk"
    assert first.differ_command == "outsidein who differ hendrik henk"
    assert (first.left.accounts, first.left.last_at) == (
        ["Kestrel Dental", "Sorrel Foods"], day(2026, 6, 9)
    )  # fmt: skip
    assert (first.right.systems, first.right.addresses) == (["mail"], ["henk@in.example"])


def test_pairs_can_be_limited_or_be_of_accounts_only(kuipers: Workspace) -> None:
    found = unsure(kuipers, limit=1)
    assert (len(found.doubts), found.total) == (1, 3)
    of_accounts = unsure(kuipers, account=True)
    assert [it.left.entity_id for it in of_accounts.doubts] == ["kestrel"]
    assert of_accounts.total == 1
