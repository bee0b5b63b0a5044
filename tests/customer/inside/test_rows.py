from __future__ import annotations

import numpy as np

from outsidein.customer.inside.rows import of_stances
from outsidein.customer.inside.stances import FOUND, Opposites, Stances


def test_what_is_no_likelier_chance_than_not_is_worth_a_look_and_the_rest_is_left_out() -> None:
    # Three needs, and of each one member for it on two occasions and one against.
    stances = Stances(
        pair=np.array([4, 4, 7, 7, 9, 9]),
        member=np.array([0, 1, 0, 1, 2, 3]),
        in_favour=np.array([2.0, 0.0] * 3),
        against=np.array([0.0, 2.0] * 3),
        usual=np.full(6, 0.1),
    )
    seen = Opposites(
        pair=np.array([4, 7, 9]),
        strength=np.array([6.0, 5.0, 1.0]),
        p_value=np.array([0.001, 0.01, 0.4]),
        q_value=np.array([FOUND, 0.3, 0.51]),
    )
    found = of_stances(stances, seen)
    assert sorted(found) == [4, 7]
    assert [one.q_value <= FOUND for one in found.values()] == [True, False]
    assert (found[7].wanting.tolist(), found[7].others.tolist()) == ([0], [1])
    assert (found[7].wanting_share, found[7].other_share) == (1.0, 0.0)
