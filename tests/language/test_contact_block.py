from __future__ import annotations

from outsidein.language.contact_block import contact_block

OWN = ["It broke.", ""]


def start(block: list[str], *, author: str = "", has_device: bool = False) -> int:
    words = frozenset(author.casefold().split())
    return contact_block([*OWN, *block], author=words, has_device=has_device)


def test_a_name_needs_a_way_to_be_reached_or_a_job() -> None:
    assert start(["Ana Ruiz", "+49 40 123456"]) == 2
    assert start(["Ana Ruiz", "Leiterin Einkauf"]) == 2
    assert start(["Ana Ruiz, Head of Purchasing"]) == 2
    assert start(["Ana Ruiz"]) == 3
    assert start(["Ana Ruiz", "Alder Freight"]) == 4


def test_a_phones_line_below_or_the_authors_name_prove_it_too() -> None:
    assert start(["Ana Ruiz", "Alder Freight"], has_device=True) == 2
    assert start(["Ana"], author="Ana Ruiz") == 2


def test_two_ways_to_be_reached_need_no_name() -> None:
    assert start(["LEITUNG", "ana@alder.example", "www.alder.example"]) == 2
    assert start(["please write to", "ana@alder.example", "www.alder.example"]) == 5


def test_what_a_colon_introduces_is_said() -> None:
    lines = ["Our new office:", "Ana Ruiz", "+49 40 123456"]
    assert contact_block(lines, author=frozenset(), has_device=False) == 3


def test_one_line_may_be_a_motto() -> None:
    block = ["Ana Ruiz", "we bring it home", "+49 40 123456", "www.alder.example"]
    assert start(block) == 2
    assert start([*block[:1], "we need it", "we want it", *block[2:]]) == 7
