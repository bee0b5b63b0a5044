from __future__ import annotations

from collections import Counter
from itertools import islice
from random import Random
from typing import TYPE_CHECKING

from outsidein.simulate.faces import address_of, display_name, face_of
from outsidein.simulate.population import accounts_of

if TYPE_CHECKING:
    from outsidein.simulate.world import Person, World


def _people(world: World) -> list[Person]:
    return [person for account in islice(accounts_of(world), 200) for person in account.people]


def test_most_faces_are_right_and_some_are_not(world: World) -> None:
    random = Random(5)
    people = _people(world)
    faces = [(person, face_of(random, person)) for person in people]
    right = sum(face.name == person.name for person, face in faces)
    assert 0.65 < right / len(faces) < 0.9
    assert any(face.first == person.last for person, face in faces)
    assert any(face.first == person.nickname for person, face in faces)
    assert any(not face.name for _, face in faces)


def test_a_face_has_a_name_or_an_address(world: World) -> None:
    random = Random(6)
    for person in _people(world):
        face = face_of(random, person)
        assert face.name or face.address
        assert face_of(random, person, always_address=True).address


def test_addresses_vary_as_people_do(world: World) -> None:
    random = Random(7)
    ways: Counter[str] = Counter()
    for person in _people(world):
        address = address_of(random, person)
        is_other = address == person.other_address
        ways["other" if is_other else "tag" if "+" in address else "right"] += 1
        assert not address or address.partition("@")[0].startswith(person.address.split("@")[0])
    assert ways["right"] > 10 * ways["other"] > 0
    assert ways["tag"] > 0


def test_a_display_name_is_never_empty(world: World) -> None:
    random = Random(8)
    names = [(person, display_name(random, person)) for person in _people(world)]
    assert all(name for _, name in names)
    assert any(name == person.first for person, name in names)
