"""What is planted is found again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from outsidein.identity.matching.aspects import aspects_of
from outsidein.identity.matching.fields import Field
from outsidein.identity.matching.fitting import Patterns, fit
from outsidein.identity.matching.model import expected

if TYPE_CHECKING:
    import numpy.typing as npt

    from outsidein.identity.matching.comparisons import Aspect
    from outsidein.identity.matching.model import Fit, Sort

RECORDS = 3000
PAIRS = RECORDS * (RECORDS - 1) / 2


def aspects(*kinds: str) -> list[Aspect]:
    return aspects_of([Field(column=f"c{n}", header=k, kind=k) for n, k in enumerate(kinds)])


def drawn(generator: np.random.Generator, sort: Sort, count: int) -> npt.NDArray[np.int64]:
    return np.stack(
        [generator.choice(len(p), size=count, p=p / p.sum()) for p in sort.levels], axis=1
    )


def planted(made: Fit, counts: dict[str, int]) -> Patterns:
    """Draw pairs of each sort by the model's own numbers; all others are unrelated."""
    generator = np.random.default_rng(0)
    sorts = {"one": made.one, "relatives": made.relatives, "namesakes": made.namesakes}
    chosen = [(sort, counts[name]) for name, sort in sorts.items() if sort and name in counts]
    parts = [drawn(generator, *one) for one in chosen]
    unrelated = drawn(generator, made.unrelated, 200_000)
    rows = np.concatenate([*parts, unrelated])
    weights = np.concatenate(
        [np.ones(sum(counts.values())), np.full(200_000, (PAIRS - sum(counts.values())) / 200_000)]
    )
    levels, number = np.unique(rows, axis=0, return_inverse=True)
    seen = np.bincount(number.ravel(), weights=weights).astype(np.float64)
    return Patterns(levels=levels, compared=seen, drawn=seen)


def test_without_any_pairs_the_answer_is_what_was_expected() -> None:
    told = aspects("full", "mail", "phone")
    none = Patterns(levels=np.zeros((0, 4), np.int64), compared=np.zeros(0), drawn=np.zeros(0))
    before, after = expected(told, 2), fit(told, none, records=2, pairs=1.0)
    for one, other in zip(before.one.levels, after.one.levels, strict=True):
        assert other == pytest.approx(one, abs=1e-4)


def test_how_many_pairs_are_one_is_found() -> None:
    told = aspects("full", "mail", "date")
    found = fit(told, planted(expected(told, RECORDS), {"one": 900}), records=RECORDS, pairs=PAIRS)
    assert found.one.share * PAIRS == pytest.approx(900, rel=0.15)


def test_people_of_one_firm_are_not_taken_for_one() -> None:
    told = aspects("full", "firm", "phone")
    made = expected(told, RECORDS)
    seen = planted(made, {"one": 300, "relatives": 20_000})
    found = fit(told, seen, records=RECORDS, pairs=PAIRS)
    assert found.one.share * PAIRS == pytest.approx(300, rel=0.4)
    assert found.relatives
    assert found.relatives.share * PAIRS == pytest.approx(20_000, rel=0.35)


def test_namesakes_are_not_taken_for_one() -> None:
    told = aspects("full", "mail", "date")
    seen = planted(expected(told, RECORDS), {"one": 300, "namesakes": 5_000})
    found = fit(told, seen, records=RECORDS, pairs=PAIRS)
    assert found.one.share * PAIRS == pytest.approx(300, rel=0.4)
    assert found.namesakes
    assert found.namesakes.share * PAIRS == pytest.approx(5_000, rel=0.2)


def test_the_order_of_patterns_changes_nothing() -> None:
    told = aspects("full", "mail")
    seen = planted(expected(told, RECORDS), {"one": 300})
    turned = Patterns(
        levels=seen.levels[::-1], compared=seen.compared[::-1], drawn=seen.drawn[::-1]
    )
    one, other = (fit(told, it, records=RECORDS, pairs=PAIRS) for it in (seen, turned))
    for left, right in zip(one.one.levels, other.one.levels, strict=True):
        assert left == pytest.approx(right, rel=1e-3)
