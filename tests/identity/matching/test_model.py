from __future__ import annotations

import numpy as np
import pytest

from outsidein.identity.matching.aspects import aspects_of
from outsidein.identity.matching.fields import Field
from outsidein.identity.matching.model import at_most, expected


def fields(*kinds: str) -> list[Field]:
    return [Field(column=f"c{n}", header=kind, kind=kind) for n, kind in enumerate(kinds)]


def test_all_sorts_of_pairs_are_shares_of_one() -> None:
    made = expected(aspects_of(fields("full", "mail", "firm", "phone")), 1000)
    assert made.relatives
    assert made.namesakes
    for sort in (made.one, made.unrelated, *made.others):
        for levels in sort.levels:
            assert levels.sum() == pytest.approx(1)
            assert (levels > 0).all()


@pytest.mark.parametrize(
    ("kinds", "relatives", "namesakes"),
    [
        (("full",), True, False),  # names alone don't tell namesakes from people
        (("full", "mail"), False, True),
        (("title", "street"), True, False),
        (("title", "mail"), False, False),
    ],
)
def test_sorts_are_there_where_they_can_be_told(
    kinds: tuple[str, ...], *, relatives: bool, namesakes: bool
) -> None:
    made = expected(aspects_of(fields(*kinds)), 1000)
    assert (made.relatives is not None, made.namesakes is not None) == (relatives, namesakes)


def test_the_larger_a_table_the_rarer_pairs_that_are_one() -> None:
    aspects = aspects_of(fields("full", "mail"))
    shares = [expected(aspects, count).one.share for count in (2, 10, 1000, 10**6)]
    assert shares == sorted(shares, reverse=True)
    assert shares[0] == 0.1


def test_where_one_thing_is_told_the_same_is_one_whatever_the_number() -> None:
    for count in (2, 1000, 10**6):
        made = expected(aspects_of(fields("title")), count)
        odds = made.one.share / (1 - made.one.share) * made.one.levels[0] / made.unrelated.levels[0]
        assert odds[-1] == pytest.approx(128)
        assert (odds[:-1] <= 1.0001).all()  # what is only alike is as likely two


def test_relatives_have_no_own_things_in_common_but_the_domain_of_a_mail_address() -> None:
    (mail,) = (one for one in aspects_of(fields("full", "mail")) if one.comparison.name == "mail")
    levels = at_most(mail, np.full(6, 1 / 6))
    assert levels.sum() == pytest.approx(1)
    assert levels[2:].sum() == pytest.approx(0.01)
    assert levels[1] > 0.1
