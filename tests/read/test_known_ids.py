from __future__ import annotations

import pickle

from outsidein.read.known_ids import known_ids


def test_ids_are_known_as_text_and_as_numbers() -> None:
    seen = known_ids([7, " 8 ", "c1", None, ""])
    assert [one in seen for one in (7, "7", 8, "c1", "C1", 9, None, "")] == [
        True,
        True,
        True,
        True,
        False,
        False,
        False,
        False,
    ]


def test_equal_ids_look_equal_in_any_order_and_others_do_not() -> None:
    assert repr(known_ids(["1", "2", "2"])) == repr(known_ids([2, 1]))
    assert repr(known_ids(["1", "2"])) != repr(known_ids(["1", "3"]))


def test_many_ids_stay_small_on_their_way_to_another_process() -> None:
    sent = pickle.dumps(known_ids(range(10_000)))
    assert len(sent) < 100_000
    assert 9_999 in pickle.loads(sent)
