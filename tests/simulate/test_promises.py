from __future__ import annotations

from random import Random

from outsidein.simulate.clock import DAY
from outsidein.simulate.promises import GRACE, KEPT, Promises


def test_about_as_many_are_kept_as_meant_to_be() -> None:
    promises = Promises(Random(1), "a1")
    kept = 0
    for number in range(500):
        at = number * 100 * DAY
        key, due = promises.make(at)
        done = promises.keep(due)
        assert done in (None, (key, due))
        kept += done is not None
    assert abs(kept / 500 - KEPT) < 0.06


def test_none_is_kept_at_once_or_long_after() -> None:
    promises = Promises(Random(2), "a1")
    dues = [promises.make(0)[1] for _ in range(50)]
    assert promises.keep(DAY) is None
    assert promises.keep(max(dues) + GRACE + DAY) is None


def test_broken_ones_are_complained_about_once_and_late() -> None:
    promises = Promises(Random(3), "a1")
    dues = [promises.make(0)[1] for _ in range(200)]
    late = max(dues) + 2 * DAY
    assert promises.broken(min(dues)) is None
    told = []
    while (due := promises.broken(late)) is not None:
        told.append(due)
    assert 0 < len(told) < 60
    assert set(told) <= set(dues)
