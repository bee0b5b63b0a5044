from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from outsidein.ask.buying_groups import ROLES, MissingRole, buying_group
from outsidein.ask.customers import whole_customer
from outsidein.errors import NotFound
from outsidein.identity.role_signs import ROLES as TOLD_BY_SIGNS
from outsidein.identity.roles import UNKNOWN

if TYPE_CHECKING:
    from outsidein.record.workspace import Workspace


def test_roles_come_in_the_order_of_who_decides(answered: Workspace) -> None:
    group = buying_group(answered, "Sorrel Foods")
    assert [(role.role, [one.name for one in role.people]) for role in group.roles] == [
        ("economic_buyer", ["Bob Miller"]),
        ("user", ["Cleo Brandt", "Małgorzata Nowak"]),  # who left comes last, however sure
    ]


def test_each_role_leads_to_the_words_that_show_it(answered: Workspace) -> None:
    bob = buying_group(answered, "sorrel").roles[0].people[0]
    assert [one.text for one in bob.statements] == ["It swallowed my card.", "Where is it?"]
    assert {one.person for one in bob.statements} == {"Bob Miller"}
    assert (bob.title, bob.confidence, bob.reason) == ("Owner", 0.9, "why economic_buyer")


def test_who_left_comes_with_the_words_that_say_so(answered: Workspace) -> None:
    gosia = buying_group(answered, "sorrel").roles[1].people[1]
    assert (gosia.state, gosia.state_reason) == ("left", "why left")
    assert [one.text for one in gosia.statements] == ["One bill a month."]


def test_missing_roles_are_those_of_the_account_alone(answered: Workspace) -> None:
    assert buying_group(answered, "sorrel").missing == [
        MissingRole(role="champion", reason="b"),
        MissingRole(role="user", reason="a"),
    ]


def test_whose_role_nobody_knows_is_there_too(answered: Workspace) -> None:
    (role,) = buying_group(answered, "kestrel").roles
    assert (role.role, role.people[0].state, role.people[0].last_at) == ("unknown", "unheard", None)


def test_a_whole_customer_has_its_group(answered: Workspace) -> None:
    assert whole_customer(answered, "sorrel").group == buying_group(answered, "sorrel")


def test_an_account_of_nobody_has_an_empty_group(answered: Workspace) -> None:
    group = buying_group(answered, "Quiet Mills")
    assert (group.roles, group.missing) == ([], [])


def test_an_account_that_is_not_there_is_not_found(answered: Workspace) -> None:
    with pytest.raises(NotFound):
        buying_group(answered, "nowhere")


def test_every_role_has_its_place() -> None:
    assert {*ROLES} == {*TOLD_BY_SIGNS, UNKNOWN}
