"""Mail addresses and domains, as exports write them."""

from __future__ import annotations

import pytest

from outsidein.read.addresses import addresses, domains, named_addresses


@pytest.mark.parametrize(
    ("values", "found"),
    [
        (["<Ana@X.example>, b@y.example."], ["ana@x.example", "b@y.example"]),
        (["mailto:ana@x.example", "ANA@x.example"], ["ana@x.example"]),
        ([["b@x.example", None], "'a@x.example'"], ["b@x.example", "a@x.example"]),
        (["a@b", "@x.example", "", None, 5], []),
    ],
)
def test_addresses(values: list[object], found: list[str]) -> None:
    assert addresses(*values) == found


def test_named_addresses_are_of_everyone_once() -> None:
    told = ('"Ruiz, Ana" <Ana@x.example>, bo@x.example', None, "Ana <ana@x.example>, nobody")
    assert named_addresses(*told) == [("Ruiz, Ana", "ana@x.example"), ("", "bo@x.example")]


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("https://www.Acme.example/x?y", ["acme.example"]),
        ("ana@acme.example; b.example, B.example.", ["acme.example", "b.example"]),
        (["http://user:pw@h.example:80/", None], ["h.example"]),
        ("acme.example?from=mail", ["acme.example"]),
        ("acme", []),
        (None, []),
    ],
)
def test_domains(value: object, found: list[str]) -> None:
    assert domains(value) == found
