"""From pairs to who is one: sure pairs first, and nobody is two people at once."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as some

from outsidein.identity.joining import CONTRADICTION, Joined, Pairs, join

if TYPE_CHECKING:
    from random import Random

# One record, another, what speaks for one as log2, and what speaks most against it.
Pair = tuple[int, int, float, float]
RECORDS = 9
LEAST = 0.99
SURE, LIKELY, CONTRADICTED = 10.0, 5.0, -8.0


def joined(pairs: list[Pair], *, apart: list[tuple[int, int]] | None = None) -> Joined:
    left, right, weight, against = zip(*pairs, strict=True) if pairs else ((), (), (), ())
    told = Pairs(
        left=np.array(left, np.int64),
        right=np.array(right, np.int64),
        weight=np.array(weight, np.float64),
        against=np.array(against, np.float64),
    )
    return join(RECORDS, told, least=LEAST, told_apart=apart or [])


def groups(pairs: list[Pair], *, apart: list[tuple[int, int]] | None = None) -> list[list[int]]:
    """Give the groups of two or more."""
    group = joined(pairs, apart=apart).group.tolist()
    members = ([one for one, home in enumerate(group) if home == name] for name in {*group})
    return sorted(one for one in members if len(one) > 1)


def test_no_pairs_join_nobody() -> None:
    alone = joined([], apart=[(0, 1)])
    assert alone.group.tolist() == [*range(RECORDS)]
    assert alone.tie.tolist() == [-1] * RECORDS
    assert len(alone.probability) == 0


def test_only_sure_pairs_join_and_through_others() -> None:
    told = [(1, 2, SURE, 0.0), (2, 5, SURE, 0.0), (3, 4, LIKELY, 0.0), (6, 7, -SURE, -1.0)]
    assert groups(told) == [[1, 2, 5]]
    outcome = joined(told)
    assert outcome.probability.tolist() == pytest.approx(
        [1024 / 1025, 1024 / 1025, 32 / 33, 1 / 1025]
    )
    assert outcome.tie.tolist() == [-1, 0, 0, -1, -1, 1, -1, -1, -1]


def test_a_pair_is_sure_from_the_least_on() -> None:
    odds = float(np.log2(LEAST / (1 - LEAST)))
    assert groups([(0, 1, odds + 0.001, 0.0), (2, 3, odds - 0.001, 0.0)]) == [[0, 1]]


def test_who_fits_two_that_contradict_each_other_joins_neither() -> None:
    told = [(0, 1, -SURE, CONTRADICTED), (0, 2, SURE, 0.0), (1, 2, SURE, 0.0)]
    assert groups(told) == []
    assert joined(told).probability.tolist()[1:] == pytest.approx([1024 / 2049] * 2)


def test_who_fits_one_of_them_far_better_joins_it() -> None:
    told = [(0, 1, -SURE, CONTRADICTED), (0, 2, SURE, 0.0), (1, 2, 2 * SURE, 0.0)]
    assert groups(told) == [[1, 2]]


def test_who_fits_two_that_were_told_apart_joins_neither() -> None:
    """Nor do several that are one, or who was told apart from a third."""
    told = [(one, other, SURE, 0.0) for one, other in combinations(range(4), 2)]
    assert groups(told) == [[0, 1, 2, 3]]
    assert groups(told, apart=[(2, 3)]) == [[0, 1]]
    assert groups(told, apart=[(0, 1), (0, 2), (0, 3)]) == [[1, 2, 3]]


def test_several_that_are_one_join_neither_of_two_that_contradict_each_other() -> None:
    told = [(one, other, SURE, 0.0) for one, other in combinations(range(4), 2)]
    assert groups([*told[:-1], (2, 3, -SURE, CONTRADICTED)]) == [[0, 1]]


def test_what_contradicts_less_keeps_nobody_apart() -> None:
    told = [(0, 2, SURE, 0.0), (1, 2, SURE, 0.0)]
    assert groups([(0, 1, -SURE, CONTRADICTION + 0.01), *told]) == [[0, 1, 2]]
    assert groups([(0, 1, -SURE, CONTRADICTION), *told]) == []


def test_a_pair_that_is_sure_all_in_all_is_not_contradicted() -> None:
    told = [(0, 1, SURE, CONTRADICTED), (0, 2, SURE, 0.0), (1, 2, SURE, 0.0)]
    assert groups(told) == [[0, 1, 2]]


def test_a_contradiction_keeps_groups_apart_however_sure_what_lies_between() -> None:
    """Zero and three are two people; of the pairs between, the least sure one gives way."""
    told = [
        (0, 1, 30.0, 0.0),
        (1, 2, 20.0, 0.0),
        (2, 3, 30.0, 0.0),
        (0, 3, -SURE, CONTRADICTED),
    ]
    assert groups(told) == [[0, 1], [2, 3]]
    assert joined(told).tie.tolist()[:4] == [0, 0, 2, 2]


def test_who_was_told_apart_is_never_one() -> None:
    chain = [(0, 1, 39.0, 0.0), (1, 2, 38.0, 0.0), (2, 3, 39.0, 0.0)]
    assert groups(chain) == [[0, 1, 2, 3]]
    assert groups(chain, apart=[(3, 0)]) == [[0, 1], [2, 3]]
    assert groups(chain, apart=[(2, 1)]) == [[0, 1], [2, 3]]
    assert groups(chain, apart=[(0, 1), (1, 2), (2, 3)]) == []


def test_who_fits_one_group_by_several_joins_it() -> None:
    """Two pairs of 0.98 each, with records that are one, are as much as one of 0.99."""
    told = [(0, 1, SURE, 0.0), (0, 2, 5.7, 0.0), (1, 2, 5.7, 0.0)]
    assert groups(told[:2]) == [[0, 1]]
    assert groups(told) == [[0, 1, 2]]
    outcome = joined(told)
    together = 2 * 2**5.7
    assert outcome.probability[outcome.tie[2]] == pytest.approx(together / (1 + together))


def test_who_fits_two_groups_joins_neither() -> None:
    one = [(0, 1, SURE, 0.0), (0, 4, 6.0, 0.0), (1, 4, 6.0, 0.0)]
    other = [(2, 3, SURE, 0.0), (2, 4, 6.0, 0.0), (3, 4, 6.0, 0.0)]
    assert groups([*one, *other]) == [[0, 1], [2, 3]]
    assert groups(one) == [[0, 1, 4]]


def test_a_veto_also_counts_for_who_fits_by_several() -> None:
    told = [(0, 1, 2 * SURE, 0.0), (0, 2, 6.0, 0.0), (1, 2, 6.0, 0.0)]
    assert groups(told) == [[0, 1, 2]]
    assert groups(told, apart=[(1, 2)]) == [[0, 1]]


def test_odds_are_counted_up_to_a_limit() -> None:
    outcome = joined([(0, 1, 1e9, 0.0), (2, 3, -1e9, -1e9)])
    assert outcome.probability.tolist() == pytest.approx([1.0, 0.0])
    assert outcome.group.tolist()[:4] == [0, 0, 2, 3]


# Few weights, so that there are many equals; some pairs are sure, some contradict.
WEIGHTS = some.sampled_from([-20.0, -1.0, 0.5, 5.7, 6.0, 7.0, 10.0, 20.0, 39.0])
AGAINST = some.sampled_from([0.0, -1.0, CONTRADICTION, CONTRADICTED])
RECORD = some.integers(0, RECORDS - 1)
PLACES = some.tuples(RECORD, RECORD).filter(lambda two: two[0] < two[1])
PAIRS = some.dictionaries(PLACES, some.tuples(WEIGHTS, AGAINST), max_size=36).map(
    lambda told: [(*places, *values) for places, values in told.items()]
)
APART = some.lists(PLACES, max_size=4)


def by_records(pairs: list[Pair], outcome: Joined) -> tuple[Any, ...]:
    """Give an outcome with the records of a pair in place of its place."""
    names = [pair[:2] for pair in pairs]
    ties = [names[tie] if tie >= 0 else None for tie in outcome.tie.tolist()]
    chances = dict(zip(names, outcome.probability.tolist(), strict=True))
    return outcome.group.tolist(), ties, chances


@given(PAIRS, APART, some.randoms(use_true_random=False))
def test_any_order_of_pairs_gives_the_same(
    pairs: list[Pair], apart: list[tuple[int, int]], random: Random
) -> None:
    shuffled = list(pairs)
    random.shuffle(shuffled)
    turned = [(other, one) for one, other in reversed(apart)]
    first = by_records(pairs, joined(pairs, apart=apart))
    assert by_records(shuffled, joined(shuffled, apart=turned)) == first


def test_of_pairs_that_are_as_sure_that_of_the_smallest_records_holds() -> None:
    """Here of a record that fits two of one group as well."""
    pairs = [(0, 1, SURE, 0.0), (0, 2, 6.0, 0.0), (1, 2, 6.0, 0.0)]
    for told in (pairs, pairs[::-1]):
        assert by_records(told, joined(told))[1][:3] == [(0, 1), (0, 1), (0, 2)]


@given(PAIRS, APART)
def test_nobody_is_with_whom_they_contradict(
    pairs: list[Pair], apart: list[tuple[int, int]]
) -> None:
    outcome = joined(pairs, apart=apart)
    group = outcome.group
    for one, other in apart:
        assert group[one] != group[other]
    for left, right, weight, against in pairs:
        if against <= CONTRADICTION and 2**weight / (1 + 2**weight) < LEAST:
            assert group[left] != group[right]


@given(PAIRS, APART)
def test_a_group_is_named_by_its_smallest_and_held_by_sure_pairs(
    pairs: list[Pair], apart: list[tuple[int, int]]
) -> None:
    outcome = joined(pairs, apart=apart)
    assert ((outcome.probability >= 0) & (outcome.probability <= 1)).all()
    for record, name in enumerate(outcome.group.tolist()):
        members = np.flatnonzero(outcome.group == name)
        assert name == members.min()
        tie = outcome.tie[record]
        assert (tie == -1) == (len(members) == 1)
        if tie >= 0:
            assert record in pairs[tie][:2]
            assert {*pairs[tie][:2]} <= {*members.tolist()}
            assert outcome.probability[tie] >= LEAST


@given(PAIRS)
def test_whoever_is_told_of_one_more_stranger_stays_who_they_are(pairs: list[Pair]) -> None:
    """A pair that speaks neither for nor against changes nothing."""
    assume((7, 8) not in [pair[:2] for pair in pairs])
    assert groups([*pairs, (7, 8, -20.0, 0.0)]) == groups(pairs)
