from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from outsidein.ask.themes import FEWEST_IN_TREND, decisions, themes, trend, whole_theme
from outsidein.errors import NotFound

if TYPE_CHECKING:
    from outsidein.record.workspace import Workspace


def test_themes_stand_under_their_needs_pinned_ones_first_hidden_ones_not_at_all(
    answered: Workspace,
) -> None:
    found = themes(answered)
    assert [(one.name, one.level, [it.name for it in one.themes]) for one in found.themes] == [
        ("one bill", "theme", []),
        ("money, cost", "need", ["fee, charged"]),
        ("card, lost", "theme", []),
    ]
    assert [one.is_pinned for one in found.themes] == [True, False, False]
    assert found.hidden == 1


def test_a_theme_at_a_glance_counts_people_and_says_since_when(answered: Workspace) -> None:
    cards = themes(answered).themes[2]
    assert (cards.people, cards.statements, cards.trend) == (3, 4, "too few to say")
    assert cards.first_seen is not None
    assert cards.last_seen is not None
    assert (cards.first_seen.day, cards.last_seen.day) == (1, 5)


def test_what_changed_lately_leaves_out_how_all_began(answered: Workspace) -> None:
    (change,) = themes(answered).changes
    assert (change.name, change.what, change.other_name, change.share) == (
        "fee, charged", "split_from", "money, cost", 0.75
    )  # fmt: skip


def test_what_is_in_no_theme_is_counted(answered: Workspace) -> None:
    coverage = themes(answered).coverage
    assert (coverage.statements, coverage.other, coverage.without_theme) == (11, 1, 0)
    assert (coverage.different, coverage.needed) == (10, 30)


def test_one_theme_whole(answered: Workspace) -> None:
    theme = whole_theme(answered, "fee, ch")
    assert (theme.glance.name, theme.broader, theme.is_hidden) == (
        "fee, charged", "money, cost", False
    )  # fmt: skip
    assert theme.kinds == {"question": 3, "pain": 2, "goal": 1}
    assert [one.statement_id for one in theme.central] == ["s11", "s09", "s08", "s06", "s05"]
    assert theme.central[0].place == "tickets.json:11"
    assert [one.what for one in theme.changes] == ["split_from"]
    assert theme.decisions == []


def test_a_need_has_its_themes_and_the_kinds_of_all_of_them(answered: Workspace) -> None:
    need = whole_theme(answered, "money, cost")
    assert [one.name for one in need.glance.themes] == ["fee, charged"]
    assert need.kinds == {"question": 3, "pain": 2, "goal": 1}
    assert [one.theme_id for one in need.changes] == ["fees"]  # what came out of it


def test_a_hidden_theme_can_be_looked_at_with_the_decision(answered: Workspace) -> None:
    theme = whole_theme(answered, "weather")
    assert theme.is_hidden
    assert theme.decisions == decisions(answered)
    assert (theme.decisions[0].what, theme.decisions[0].outcome) == ("hide", "in force")
    with pytest.raises(NotFound, match="There is no theme “prices”"):
        whole_theme(answered, "prices")


@pytest.mark.parametrize(
    ("lately", "before", "people", "expected"),
    [
        (30, 10, (100, 100), "rising"),
        (10, 30, (100, 100), "falling"),
        (30, 10, (300, 100), "steady"),  # more were heard, not more of them spoke of it
        (12, 10, (100, 100), "steady"),
        (FEWEST_IN_TREND - 1, 0, (100, 100), "too few to say"),
        (FEWEST_IN_TREND, 0, (100, 0), "too few to say"),
        (20, 20, (20, 20), "steady"),  # all of them, both times
    ],
)
def test_a_trend_is_told_only_where_it_is_no_accident(
    lately: int, before: int, people: tuple[int, int], expected: str
) -> None:
    assert trend(lately, before, *people) == expected
