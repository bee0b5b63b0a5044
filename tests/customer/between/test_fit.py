from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import csr_array

from outsidein.customer.between.counts import Heard
from outsidein.customer.between.fit import cell_rates, fitted, occasions_by_account

ROLE = np.array([[0.3, 0.1], [0.1, 0.3]])  # roles × needs, per occasion
TOLD = np.array([[1.0, 1.0], [1.0, 3.0]])  # the second department is told the second need


def heard_by_chance(accounts: int = 300, often: int = 20) -> Heard:
    """One person of each role in each account, whom both departments heard so often."""
    random = np.random.default_rng(5)
    cells = np.arange(2 * accounts)
    account, role = cells // 2, cells % 2
    own = random.gamma(2, 0.5, (accounts, 2))
    rates = ROLE[role] * own[account]
    said = np.concatenate([random.poisson(often * rates * TOLD[which]) for which in (0, 1)])
    return Heard(
        person=np.tile(cells, 2).astype(np.int32),
        cell=np.tile(cells, 2).astype(np.int32),
        department=np.repeat([0, 1], 2 * accounts).astype(np.int32),
        occasions=np.full(4 * accounts, float(often)),
        said=csr_array(said.astype(float)),
        cell_account=account.astype(np.int32),
        cell_role=role.astype(np.int32),
        accounts=accounts,
        roles=2,
        departments=2,
        people=2 * accounts,
    )


def test_occasions_are_counted_by_account_role_and_department() -> None:
    counted = occasions_by_account(heard_by_chance(accounts=3))
    assert counted.shape == (3, 2, 2)
    assert set(counted.ravel().tolist()) == {20.0}


def test_what_was_put_in_is_learnt() -> None:
    fit = fitted(heard_by_chance())
    told = fit.told[1] / fit.told[0]
    assert told == pytest.approx([1, 3], rel=0.1)
    roles = fit.role[0] / fit.role[1]
    assert roles == pytest.approx([3, 1 / 3], rel=0.15)
    assert fit.steady == pytest.approx(2, rel=0.3)


def test_an_account_of_few_words_is_taken_for_what_is_usual() -> None:
    many, few = fitted(heard_by_chance(often=60)), fitted(heard_by_chance(often=1))
    assert few.account.std() < 0.6 * many.account.std()


def test_what_is_expected_of_a_cell_is_its_roles_and_its_accounts() -> None:
    heard = heard_by_chance()
    fit = fitted(heard)
    rates = cell_rates(heard, fit)
    assert rates.shape == (600, 2)
    assert rates[7] == pytest.approx(fit.role[1] * fit.account[3], rel=1e-5)
