from __future__ import annotations

from outsidein.themes.novelty import novel, stands_apart

CARDS = [f"my {kind} card was {what}" for kind in ("gold", "spare", "old", "new") for what in
         ("lost", "stolen", "blocked", "swallowed", "declined")]  # fmt: skip
CRANES = ["bring the tall crane to the quarry", "the hook of the crane is bent"]


def test_what_is_unlike_everything_is_novel() -> None:
    told = novel([*CRANES, "was my card stolen?", "my gold card was lost again"], CARDS)
    assert told.tolist() == [True, True, False, False]


def test_nothing_to_compare_with_makes_nothing_novel() -> None:
    assert novel([], CARDS).tolist() == []
    assert novel(CRANES, []).tolist() == [False, False]
    assert novel(CRANES, CARDS[:1]).tolist() == [False, False]


def test_the_order_of_the_others_does_not_matter() -> None:
    assert (
        novel([*CRANES, *CARDS], CARDS).tolist() == novel([*CRANES, *CARDS], CARDS[::-1]).tolist()
    )


def test_what_is_only_in_doubt_does_not_stand_apart() -> None:
    assert stands_apart([*CRANES, "a crane with a bent hook"], CARDS)
    assert not stands_apart([CARDS[0], CARDS[6], CARDS[12]], CARDS[1:6] + CARDS[7:12] + CARDS[13:])
    assert stands_apart(CRANES, [])
    assert not stands_apart(CRANES[:1], [])
