from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from outsidein.customer.beliefs.evidence import Evidence
from outsidein.customer.beliefs.lists import Asked, Belief, asked_of, by_asking
from outsidein.customer.beliefs.verdicts import believed_ranks, nearness, verdicts

THEMES = [f"t{number}" for number in range(12)]


def evidence(people: list[int], *, heard: int = 200) -> Evidence:
    """Make evidence that is sure of its order: each trial is a little off, together."""
    shares = np.array(people) / heard
    trials = np.linspace(0.9, 1.1, 50)[:, None] * shares
    none = np.zeros((0, len(people)), np.int64)
    return Evidence(
        themes=THEMES[: len(people)],
        people=np.array(people),
        heard=heard,
        shares=trials,
        departments=[],
        by_department=none,
        heard_by=np.zeros(0, np.int64),
    )


def named(
    *needs: tuple[str, str, int | None], sure: float = 0.9, poll: str | None = None
) -> list[Belief]:
    """Make beliefs of one department: who, which theme, at which rank."""
    return [
        Belief(
            belief_id=f"{person} {theme}",
            asked_in=(poll, None),
            department="sales",
            person=person,
            need=theme,
            rank=rank,
            place="",
            meant=((theme, sure),),
        )
        for person, theme, rank in needs
    ]


def list_of(beliefs: list[Belief], *, is_poll: bool = False) -> Asked:
    (found,) = asked_of(beliefs, THEMES, is_poll=is_poll)
    return found


SURE_ORDER = evidence([60, 50, 40, 30, 28, 26, 20, 18, 16, 4, 2, 1])


def test_what_a_list_lacks_is_a_blind_spot_and_what_it_puts_first_in_vain_a_phantom() -> None:
    asked = list_of(named(("ana", "t10", 1), ("ana", "t1", 2), ("bo", "t10", 1), ("bo", "t2", 2)))
    found = dict(zip(THEMES, verdicts(asked, SURE_ORDER, is_poll=False), strict=True))
    assert {theme: verdict for theme, verdict in found.items() if verdict} == {
        "t0": "blind spot",
        "t1": "agrees",
        "t2": "agrees",
        "t10": "phantom",
    }


def test_a_longer_list_leaves_out_more_of_what_customers_would_name() -> None:
    short = list_of(named(("ana", "t2", 1)))
    long = list_of(named(("ana", "t2", 1), ("ana", "t3", 2), ("ana", "t4", 3)))
    blind = [
        [
            theme
            for theme, verdict in zip(THEMES, verdicts(one, SURE_ORDER, is_poll=False), strict=True)
            if verdict == "blind spot"
        ]
        for one in (short, long)
    ]
    assert blind == [["t0"], ["t0", "t1"]]


def test_what_somebody_may_mean_is_no_blind_spot() -> None:
    asked = list_of([*named(("ana", "t2", 1)), *named(("bo", "t0", 1), sure=0.06)])
    assert verdicts(asked, SURE_ORDER, is_poll=False)[0] == "too few to say"


def test_what_comes_after_something_unclear_is_not_first() -> None:
    asked = list_of([*named(("ana", "t5", 1), sure=0.2), *named(("ana", "t11", 2))])
    assert verdicts(asked, SURE_ORDER, is_poll=False)[11] == "too few to say"


def test_what_is_named_but_not_first_is_no_phantom() -> None:
    asked = list_of(named(("ana", "t1", 1), ("ana", "t11", 2)))
    assert verdicts(asked, SURE_ORDER, is_poll=False)[11] == "too few to say"


def test_places_that_may_be_an_accident_are_too_few_to_say() -> None:
    unsure = evidence([31, 30, 29, 4, 3, 2])
    shaken = np.random.default_rng(1).normal(unsure.shares, 0.03)
    doubtful = replace(unsure, shares=shaken)
    asked = asked_of(named(("ana", "t1", 1)), THEMES[:6], is_poll=False)[0]
    assert verdicts(asked, doubtful, is_poll=False)[0] == "too few to say"
    few = evidence([9, 5, 3], heard=9)
    assert verdicts(
        asked_of(named(("ana", "t1", 1)), THEMES[:3], is_poll=False)[0], few, is_poll=False
    ) == ["", "too few to say", ""]


def test_in_a_poll_the_last_third_is_blind_to_what_customers_put_in_the_first_half() -> None:
    order = ["t11", "t1", "t2", "t3", "t4", "t5", "t6", "t7", "t8", "t9", "t10", "t0"]
    beliefs = named(*(("ana", theme, rank) for rank, theme in enumerate(order, 1)), poll="p")
    found = dict(
        zip(THEMES, verdicts(list_of(beliefs, is_poll=True), SURE_ORDER, is_poll=True), strict=True)
    )
    assert found.pop("t0") == "blind spot"
    assert found.pop("t11") == "phantom"
    assert {*found.values()} == {"agrees"}


def test_in_a_poll_two_places_apart_are_near_enough() -> None:
    order = [*THEMES[:5], "t6", "t7", "t5", *THEMES[8:]]
    beliefs = named(*(("ana", theme, rank) for rank, theme in enumerate(order, 1)), poll="p")
    found = verdicts(list_of(beliefs, is_poll=True), SURE_ORDER, is_poll=True)
    assert {*found} == {"agrees"}


def test_what_is_left_empty_in_a_poll_is_nobodys_rank() -> None:
    asked = list_of(
        named(("ana", "t0", 1), ("bo", "t0", None), ("bo", "t1", 1), poll="p"), is_poll=True
    )
    assert asked.named_by[:3].tolist() == [1, 1, 0]
    assert asked.believed()[:2].tolist() == [1, 1]
    assert np.isnan(asked.believed()[2])
    assert believed_ranks(asked.believed())[:3].tolist() == [1, 1, 0]


def test_what_a_list_leaves_out_comes_after_all_it_names() -> None:
    asked = list_of(named(("ana", "t3", 1), ("ana", "t4", 2), ("bo", "t4", 1), ("bo", "t5", None)))
    assert asked.believed()[[0, 3, 4, 5]].tolist() == [3, 2, 1.5, 2.25]
    assert (asked.asked, asked.longest) == (2, 2)


def test_a_theme_named_twice_by_one_person_is_named_once() -> None:
    twice = named(("ana", "t3", 2), ("ana", "t3", 1), ("ana", "t4", 3))
    asked = list_of(twice)
    assert (asked.named_by[3], asked.believed()[3]) == (1, 1)


def test_nearness_is_that_of_the_two_orders() -> None:
    same = [("ana", theme, rank) for rank, theme in enumerate(THEMES, start=1)]
    reverse = [("ana", theme, rank) for rank, theme in enumerate(THEMES[::-1], start=1)]
    assert nearness(list_of(named(*same)), SURE_ORDER) == pytest.approx((1, 1, 1))
    assert nearness(list_of(named(*reverse)), SURE_ORDER) == pytest.approx((-1, -1, -1))


def test_nearness_of_people_who_differ_is_less_sure() -> None:
    """The mean of both is the customers' order; either of them alone is not."""
    rows = [*(("ana", theme, rank) for rank, theme in enumerate(THEMES, start=1))]
    rows += [("bo", theme, rank) for rank, theme in enumerate([*THEMES[6:], *THEMES[:6]], start=1)]
    found = nearness(list_of(named(*rows)), SURE_ORDER)
    assert found is not None
    tau, low, high = found
    assert low < tau < high == 1


def test_too_few_needs_or_people_have_no_nearness() -> None:
    few = evidence([9, 5, 3])
    assert nearness(asked_of(named(("ana", "t1", 1)), THEMES[:3], is_poll=False)[0], few) is None
    unheard = evidence([3] * 12, heard=9)
    assert nearness(list_of(named(("ana", "t1", 1))), unheard) is None


def test_beliefs_are_grouped_by_where_they_were_asked() -> None:
    told = [
        *named(("ana", "t1", 1), poll="p"),
        *named(("bo", "t2", 1)),
        *named(("ana", "t2", 2), poll="p"),
    ]
    found = by_asking(told)
    assert [*found] == [(None, None), ("p", None)]
    assert [one.need for one in found["p", None]] == ["t1", "t2"]
    assert by_asking(told[::-1]) == found
