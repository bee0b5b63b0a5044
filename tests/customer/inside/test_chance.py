from __future__ import annotations

import numpy as np
import pytest

from outsidein.customer.inside.chance import draws_for, held_against_chance, worth_a_look


def test_what_chance_never_reaches_is_sure_and_what_it_often_reaches_is_not() -> None:
    told = np.array([9.0, 1.0, 0.0])
    draws = [np.array([0.5, 0.5, 0.0])] * 49 + [np.array([2.0, 1.5, 0.0])] * 50
    p_value, q_value = held_against_chance(told, draws)
    assert p_value.tolist() == pytest.approx([0.01, 0.51, 1.0])
    # Nothing drawn reaches 9; 100 of 99 draws of three tests reach 1, and two tests do.
    assert q_value.tolist() == pytest.approx([0.01, 1.01 / 2, 1.0])


def test_tests_in_which_nothing_can_be_seen_make_no_other_unsure() -> None:
    draws = [np.array([1.0])] * 10 + [np.array([0.0])] * 90
    _, alone = held_against_chance(np.array([2.0]), draws)
    many = [np.concatenate([draw, np.zeros(500)]) for draw in draws]
    _, among = held_against_chance(np.concatenate([[2.0], np.zeros(500)]), many)
    assert among[0] == alone[0]


def test_a_stronger_finding_is_never_less_sure() -> None:
    random = np.random.default_rng(1)
    told = random.exponential(size=200)
    _, q_value = held_against_chance(told, [random.exponential(size=200) for _ in range(50)])
    in_order = q_value[np.argsort(told)]
    assert (np.diff(in_order) <= 1e-12).all()


def test_by_chance_alone_hardly_anything_is_found() -> None:
    random = np.random.default_rng(2)
    told = random.exponential(size=2000)
    _, q_value = held_against_chance(told, [random.exponential(size=2000) for _ in range(50)])
    assert (q_value <= 0.1).sum() <= 2


def test_equal_strengths_are_equally_sure() -> None:
    told = np.array([3.0, 3.0, 1.0])
    _, q_value = held_against_chance(told, [np.array([3.5, 0.0, 0.0])] * 4)
    assert q_value[0] == q_value[1]


def test_larger_tables_are_drawn_less_often_but_never_less_than_forty_times() -> None:
    assert draws_for(10**9) == 40
    assert draws_for(1) == 400


def test_what_was_found_does_not_lend_its_sureness_to_what_was_not() -> None:
    # Ninety are found with hardly any chance among them; of the next ten eight are chance.
    q_value = np.concatenate([np.full(90, 0.01), np.full(10, 0.089)])
    assert not worth_a_look(q_value, found=0.05, chance=0.5).any()
    assert worth_a_look(q_value, found=0.05, chance=0.9).sum() == 10


def test_where_nothing_was_found_the_q_value_itself_tells_what_is_worth_a_look() -> None:
    q_value = np.array([0.47, 0.47, 1.0])
    assert worth_a_look(q_value, found=0.1, chance=0.5).tolist() == [True, True, False]
    assert not worth_a_look(np.array([0.6, 1.0]), found=0.1, chance=0.5).any()
    assert worth_a_look(np.zeros(0), found=0.1, chance=0.5).tolist() == []
