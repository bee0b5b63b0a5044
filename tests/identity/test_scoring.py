"""What likenesses are worth, in a small model and in those of people and firms."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from outsidein.identity.firms_model import FIRMS
from outsidein.identity.people_model import PEOPLE
from outsidein.identity.scoring import Comparison, Level, score_pairs
from outsidein.store.duckdb import Store

if TYPE_CHECKING:
    from collections.abc import Sequence

NAME = Comparison(
    name="name",
    missing="name_l IS NULL OR name_r IS NULL",
    levels=(
        Level(when="name_l = name_r", m=0.5, u=0.03125, words="name", rarity="name"),
        Level(when="name_l[1] = name_r[1]", m=0.25, u=0.125, words="initial"),
        Level(when="ELSE", m=0.125, u=1.0),
    ),
)
PHONE = Comparison(
    name="phone",
    missing="phone_l IS NULL OR phone_r IS NULL",
    levels=(
        Level(when="phone_l = phone_r", m=0.5, u=0.0625, words="phone"),
        Level(when="ELSE", m=0.5, u=0.5),
    ),
)
# What, name, share of others of that name, phone.
RECORDS = """
    ('a', 'bob', 0.25, '1'), ('b', 'bob', 0.25, '1'), ('c', 'bill', 0.125, '2'),
    ('d', 'zoe', 0.0078125, NULL), ('e', 'zoe', 0.0078125, '1'), ('f', NULL, NULL, '2')
"""


@pytest.fixture(scope="module")
def scores(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[float, ...]]:
    """Give, of each pair, what speaks for it in all, by its name and by its phone."""
    store = Store(Path(":memory:"), spill=tmp_path_factory.mktemp("spill"), processes=1)
    store.view("known", f"FROM (VALUES {RECORDS}) AS told(unique_id, name, name_share, phone)")
    pairs = "('a', 'b'), ('a', 'c'), ('a', 'd'), ('d', 'e'), ('c', 'f')"
    store.view(
        "pair", f"SELECT '0' AS match_key, * FROM (VALUES {pairs}) AS t(join_key_l, join_key_r)"
    )
    name = score_pairs(store, "pair", "known", (NAME, PHONE))
    told = store.arrow(f"""
        SELECT unique_id_l || unique_id_r AS pair, match_weight, mw_name, mw_phone FROM {name}
    """).to_pylist()
    store.close()
    return {row["pair"]: (row["match_weight"], row["mw_name"], row["mw_phone"]) for row in told}


def test_a_level_is_worth_the_log_of_m_by_u(scores: dict[str, tuple[float, ...]]) -> None:
    assert scores["ac"] == pytest.approx((1.0, 1.0, 0.0))
    assert scores["ad"] == pytest.approx((-3.0, -3.0, 0.0))


def test_what_few_are_called_says_more(scores: dict[str, tuple[float, ...]]) -> None:
    """The share of others of that name takes the place of u."""
    assert scores["ab"][0] == pytest.approx(1.0 + 3.0)
    assert scores["de"][0] == pytest.approx(6.0)


def test_what_is_missing_says_nothing(scores: dict[str, tuple[float, ...]]) -> None:
    assert scores["cf"] == pytest.approx((3.0, 0.0, 3.0))


@pytest.mark.parametrize("model", [PEOPLE, FIRMS], ids=["people", "firms"])
def test_a_model_says_what_speaks_for_and_what_against(model: Sequence[Comparison]) -> None:
    assert len({one.name for one in model}) == len(model)
    for one in model:
        *_, last = one.levels
        assert (last.when, last.words, last.rarity) == ("ELSE", "", None)
        for level in one.levels:
            assert 0 < level.m <= 1
            assert 0 < level.u <= 1
            assert (level.m > level.u) == bool(level.words), (one.name, level.when)
