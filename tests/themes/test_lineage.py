from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as some

from outsidein.themes.lineage import Change, changes, heirs, kept_share

if TYPE_CHECKING:
    from random import Random


def themes(**sizes: tuple[int, int]) -> dict[str, str]:
    """Give statements from the first number up to the second to each theme."""
    return {f"s{one}": theme for theme, (start, end) in sizes.items() for one in range(start, end)}


def test_a_theme_that_only_grew_is_continued() -> None:
    old = themes(a=(0, 10), b=(10, 20))
    assert heirs(old, {**themes(x=(10, 20), y=(0, 10)), "new": "x"}) == {"x": "b", "y": "a"}


def test_the_largest_part_of_a_split_theme_keeps_its_id() -> None:
    old = themes(a=(0, 12))
    new = themes(x=(0, 3), y=(3, 8), z=(8, 12))
    assert heirs(old, new) == {"y": "a"}
    renamed = {one: {"y": "a"}.get(theme, theme) for one, theme in new.items()}
    assert changes(old, renamed, gone=[], come=["x", "z"]) == [
        Change(theme_id="x", what="split_from", other_id="a", share=1.0),
        Change(theme_id="z", what="split_from", other_id="a", share=1.0),
    ]


def test_of_merged_themes_the_largest_goes_on() -> None:
    old, new = themes(a=(0, 4), b=(4, 14), c=(14, 19)), themes(x=(0, 16), y=(16, 19))
    assert heirs(old, new) == {"x": "b", "y": "c"}
    renamed = {one: {"x": "b", "y": "c"}[theme] for one, theme in new.items()}
    assert changes(old, renamed, gone=["a"], come=[]) == [
        Change(theme_id="a", what="merged_into", other_id="b", share=1.0)
    ]


def test_a_scrap_is_not_taken_for_the_whole() -> None:
    """Of 100 statements 95 went to a larger theme: the 5 that stayed apart are not the old one."""
    old, new = themes(a=(0, 200), b=(200, 300)), themes(x=(0, 295), y=(295, 300))
    assert heirs(old, new) == {"x": "a"}


def test_what_was_scattered_died_and_what_is_new_was_born() -> None:
    old = themes(a=(0, 10), b=(10, 30), c=(30, 50), d=(50, 70))
    new = {**themes(b=(10, 30), c=(30, 50), d=(50, 70)), **themes(e=(70, 80))}
    new |= {f"s{one}": "bcd"[one % 3] for one in range(10)}
    assert changes(old, new, gone=["a"], come=["e"]) == [
        Change(theme_id="a", what="died"),
        Change(theme_id="e", what="born"),
    ]


def test_nothing_in_common_continues_nothing() -> None:
    assert heirs({}, themes(x=(0, 5))) == {}
    assert heirs(themes(a=(0, 5)), {}) == {}
    assert heirs(themes(a=(0, 5)), themes(x=(5, 9))) == {}


labels = some.dictionaries(
    some.integers(0, 40).map(str), some.sampled_from("abcde"), min_size=1, max_size=40
)


@given(labels, labels, some.randoms(use_true_random=False))
def test_order_does_not_matter_and_nobody_has_two_heirs(
    old: dict[str, str], new: dict[str, str], random: Random
) -> None:
    found = heirs(old, new)
    assert len({*found.values()}) == len(found)
    shuffled_old, shuffled_new = [*old.items()], [*new.items()]
    random.shuffle(shuffled_old)
    random.shuffle(shuffled_new)
    assert heirs(dict(shuffled_old), dict(shuffled_new)) == found
    gone, come = {*old.values()} - {*new.values()}, {*new.values()} - {*old.values()}
    told = changes(old, new, gone=gone, come=come)
    assert changes(dict(shuffled_old), dict(shuffled_new), gone=gone, come=come) == told
    assert [one.theme_id for one in told] == [*sorted(gone), *sorted(come)]


@given(labels)
def test_the_same_themes_continue_themselves(old: dict[str, str]) -> None:
    assert heirs(old, old) == {theme: theme for theme in old.values()}
    assert kept_share(old, old) == 1.0
