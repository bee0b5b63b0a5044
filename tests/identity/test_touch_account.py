"""Which firm a touch is with: the source's word, then who said it, who heard it, the thread."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.identity.conftest import Told

    Firms = Mapping[str, list[str | None]]

FIRMS = """
    SELECT touch.source_id, account.name
    FROM touch LEFT JOIN account USING (account_id) ORDER BY touch.source_id
"""


def member(told: Told, firm: str, *emails: str, **values: str) -> str:
    """Tell of somebody in a firm."""
    person = told.person(f"in {firm}", *emails, **values)
    told.member(person, told.account(firm, name=firm))
    return person


@pytest.fixture(scope="module")
def firms(told_once: Told) -> Firms:
    """Give the firms of the touches of each case, in their order; no two cases share a firm."""
    tell_of_authors(told_once)
    tell_of_parties(told_once)
    tell_of_threads(told_once)
    found: dict[str, list[str | None]] = defaultdict(list)
    for source_id, name in told_once.answered(FIRMS):
        found[source_id.removeprefix("touch:").split()[0]].append(name)
    return found


def tell_of_authors(told: Told) -> None:
    alder, kestrel = member(told, "Alder"), told.account("Kestrel", name="Kestrel")
    told.touch("source", alder, account_id=kestrel, thread_id="source")
    told.account("Birch", name="Birch", domains=["birch.example"])
    told.touch("system", member(told, "Cedar", "bob@birch.example"), thread_id="system")
    bob = told.person("bob")
    for name in ("Dogwood", "Elm"):
        told.member(bob, told.account(name, name=name))
    told.touch("two", bob, [member(told, "Visitors")], thread_id="two")


def tell_of_parties(told: Told) -> None:
    # The author's voice has a firm only through the person of that name, the guest by address.
    member(told, "Ginkgo", "finn@ginkgo.example", name="Finn Hale")
    told.account("Ginkgo", name="Ginkgo", domains=["ginkgo.example"])
    voice = told.person("voice", name="Finn Hale", source="transcript")
    guest = told.person("guest", "gil@hazel.example", name="Gil Stone")
    told.touch("guest", voice, [guest], channel="meeting", thread_id="guest")
    ana = told.person("ana", "ana@ours.example")
    told.touch("ours", ana, [member(told, "Juniper"), ana], thread_id="ours")
    for number, (one, other) in enumerate((("Larch", "Maple"), ("Maple", "Larch"))):
        bob, gil = member(told, one), member(told, other)
        told.touch(f"parties {number} ours", ana, [bob, gil], thread_id=f"parties {number}")
        told.touch(f"parties {number} theirs", bob, [ana, gil], thread_id=f"parties {number}")
    told.touch("parties 2 ours", ana, [bob, gil], thread_id="parties 2")


def tell_of_threads(told: Told) -> None:
    bob, gil = member(told, "Nutmeg"), member(told, "Olive")
    for number, author in enumerate((bob, gil, gil, None)):
        told.touch(f"most {number}", author, thread_id="most")
    bob, gil = member(told, "Poplar"), member(told, "Quince")
    for number, author in enumerate((bob, gil, None)):
        told.touch(f"even {number}", author, thread_id="even")


def test_the_sources_word_counts_first(firms: Firms) -> None:
    assert firms["source"] == ["Kestrel"]


def test_what_a_system_tells_counts_before_the_address(firms: Firms) -> None:
    assert firms["system"] == ["Cedar"]


def test_a_guest_does_not_take_a_touch_from_its_authors_firm(firms: Firms) -> None:
    assert firms["guest"] == ["Ginkgo"]


def test_a_party_names_the_firm_of_our_words(firms: Firms) -> None:
    assert firms["ours"] == ["Juniper"]


def test_parties_of_two_firms_name_none_and_the_thread_decides(firms: Firms) -> None:
    assert firms["parties"] == ["Larch", "Larch", "Maple", "Maple", None]


def test_an_author_of_two_firms_names_none(firms: Firms) -> None:
    assert firms["two"] == [None]


def test_a_thread_is_with_the_firm_of_most_of_its_touches(firms: Firms) -> None:
    assert firms["most"] == ["Nutmeg", "Olive", "Olive", "Olive"]


def test_a_thread_with_as_many_touches_of_two_firms_is_with_neither(firms: Firms) -> None:
    assert firms["even"] == ["Poplar", "Quince", None]
