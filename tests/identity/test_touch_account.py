"""Which firm a touch is with: the source's word, then who said it, who heard it, the thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.identity.conftest import Told

FIRMS = """
    SELECT touch.source_id, account.name
    FROM touch LEFT JOIN account USING (account_id) ORDER BY touch.source_id
"""


def firms(told: Told) -> list[str | None]:
    """Give the firm of each touch, in the order of their names."""
    return [name for _, name in told.answered(FIRMS)]


def member(told: Told, firm: str, *emails: str, **values: str) -> str:
    """Tell of somebody in a firm."""
    person = told.person(f"in {firm}", *emails, **values)
    told.member(person, told.account(firm, name=firm))
    return person


def test_the_sources_word_counts_first(told: Told) -> None:
    told.touch("1", member(told, "Alder"), account_id=told.account("K", name="Kestrel"))
    assert firms(told) == ["Kestrel"]


def test_what_a_system_tells_counts_before_the_address(told: Told) -> None:
    told.account("K", name="Kestrel", domains=["kestrel.example"])
    told.touch("1", member(told, "Alder", "bob@kestrel.example"))
    assert firms(told) == ["Alder"]


def test_a_guest_does_not_take_a_touch_from_its_authors_firm(told: Told) -> None:
    """The author's voice has a firm only through the person of that name, the guest by address."""
    member(told, "Alder", "bob@alder.example", name="Bob Miller")
    told.account("Alder", name="Alder", domains=["alder.example"])
    voice = told.person("voice", name="Bob Miller", source="transcript")
    guest = told.person("guest", "gil@kestrel.example", name="Gil Stone")
    told.touch("1", voice, [guest], channel="meeting")
    assert firms(told) == ["Alder"]


def test_a_party_names_the_firm_of_our_words(told: Told) -> None:
    ana = told.person("ana", "ana@ours.example")
    told.touch("1", ana, [member(told, "Alder"), ana])
    assert firms(told) == ["Alder"]


def test_parties_of_two_firms_name_none_and_the_thread_decides(told: Told) -> None:
    ana = told.person("ana", "ana@ours.example")
    for number, (one, other) in enumerate((("Alder", "Kestrel"), ("Kestrel", "Alder"))):
        bob, gil = member(told, one), member(told, other)
        told.touch(f"{number} ours", ana, [bob, gil], thread_id=str(number))
        told.touch(f"{number} theirs", bob, [ana, gil], thread_id=str(number))
    told.touch("2 ours", ana, [bob, gil], thread_id="2")
    assert firms(told) == ["Alder", "Alder", "Kestrel", "Kestrel", None]


def test_an_author_of_two_firms_names_none(told: Told) -> None:
    bob = told.person("bob")
    for name in ("Alder", "Kestrel"):
        told.member(bob, told.account(name, name=name))
    told.touch("1", bob, [member(told, "Guest")])
    assert firms(told) == [None]


def test_a_thread_is_with_the_firm_of_most_of_its_touches(told: Told) -> None:
    bob, gil = member(told, "Alder"), member(told, "Kestrel")
    for number, author in enumerate((bob, gil, gil, None)):
        told.touch(str(number), author)
    assert firms(told) == ["Alder", "Kestrel", "Kestrel", "Kestrel"]


def test_a_thread_with_as_many_touches_of_two_firms_is_with_neither(told: Told) -> None:
    bob, gil = member(told, "Alder"), member(told, "Kestrel")
    for number, author in enumerate((bob, gil, None)):
        told.touch(str(number), author)
    assert firms(told) == ["Alder", "Kestrel", None]
