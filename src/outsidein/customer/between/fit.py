"""What people of an account and a role bring up, whichever department of ours they speak with.

How often people of role k in account a bring up need t with department d is taken for Poisson with
mean occasions × role[k, t] × account[a, t] × told[d, t], where the account's factor is drawn from a
gamma distribution with mean 1 (Clayton & Kaldor 1987, "Empirical Bayes estimates of
age-standardized relative risks", Biometrics 43). So an account of which little was heard is taken
for what its roles usually need, and one of which much was heard for what it said. Factors are
found by expectation and maximisation, which for this model is scaling in turn.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from outsidein.customer.between.counts import Heard, summed

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Roles and departments are told from a bounded number of accounts; accounts from their own words.
FITTED_ACCOUNTS = 2_000
ROUNDS = 60
CLOSE_ENOUGH = 1e-3
# How much accounts differ is learnt anew after these rounds.
SPREAD_ROUNDS = (2, 8, 20)
LEAST_SPREAD = 0.05
# A need that nobody of a role brought up is not impossible for it: half an occasion is added.
ADDED = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """The factors, by role, account and department × needs; `steady` is how alike accounts are."""

    role: NDArray[np.float64]
    account: NDArray[np.float64]
    told: NDArray[np.float64]
    steady: float


def occasions_by_account(heard: Heard) -> NDArray[np.float64]:
    """Count occasions by account × role × department."""
    counted = np.zeros((heard.accounts, heard.roles, heard.departments))
    account, role = heard.cell_account[heard.cell], heard.cell_role[heard.cell]
    np.add.at(counted, (account, role, heard.department), heard.occasions)
    return counted


def fitted(heard: Heard) -> Fit:
    """Find the factors."""
    occasions = occasions_by_account(heard)
    said = summed(heard.said, heard.cell_account[heard.cell], heard.accounts)
    chosen = np.unique(
        np.linspace(0, heard.accounts - 1, min(heard.accounts, FITTED_ACCOUNTS)).astype(int)
    )
    is_chosen = np.zeros(heard.accounts, dtype=bool)
    is_chosen[chosen] = True
    rows = np.flatnonzero(is_chosen[heard.cell_account[heard.cell]])
    part = heard.said[rows]
    role, told, steady = _scaled_in_turn(
        occasions[chosen],
        said[chosen],
        summed(part, heard.cell_role[heard.cell[rows]], heard.roles),
        summed(part, heard.department[rows], heard.departments),
    )
    expected = expected_of_accounts(occasions, role, told)
    return Fit(role=role, account=(steady + said) / (steady + expected), told=told, steady=steady)


def _scaled_in_turn(
    occasions: NDArray[np.float64],
    by_account: NDArray[np.float64],
    by_role: NDArray[np.float64],
    by_department: NDArray[np.float64],
) -> tuple[NDArray[np.float64], NDArray[np.float64], float]:
    _, roles, departments = occasions.shape
    flat = occasions.reshape(len(occasions), -1)
    usual = by_account.sum(0) / max(by_account.sum(), 1.0)
    spoke = occasions.sum((0, 2))[:, None]
    role = (by_role + ADDED) / (spoke + ADDED / np.maximum(usual, 1e-9))
    told = np.ones_like(by_department)
    steady = 1.0
    for turn in range(ROUNDS):
        expected = expected_of_accounts(occasions, role, told)
        if turn in SPREAD_ROUNDS:
            steady = _steadiness(by_account, expected)
        account = (steady + by_account) / (steady + expected)
        met = (flat.T @ account).reshape(roles, departments, -1)
        before = told
        told = (by_department + ADDED) / (np.einsum("kdt,kt->dt", met, role) + ADDED)
        role = (by_role + ADDED) / (
            np.einsum("kdt,dt->kt", met, told) + ADDED / np.maximum(usual, 1e-9)
        )
        if turn > SPREAD_ROUNDS[-1] and np.abs(np.log(told / before)).max() < CLOSE_ENOUGH:
            break
    return role, told, steady


def expected_of_accounts(
    occasions: NDArray[np.float64], role: NDArray[np.float64], told: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Sum what is expected of each account if it needs what its roles usually need."""
    met = (role[:, None] * told[None]).reshape(-1, role.shape[1])
    return occasions.reshape(len(occasions), -1) @ met


def _steadiness(said: NDArray[np.float64], expected: NDArray[np.float64]) -> float:
    # Moments: beyond what chance does to counts, the variance of the account's factor is 1/steady.
    beyond = ((said - expected) ** 2 - expected).sum() / max((expected**2).sum(), 1e-9)
    return float(1 / max(beyond, LEAST_SPREAD))


def cell_rates(heard: Heard, fit: Fit) -> NDArray[np.float32]:
    """Give what is expected of one occasion with each cell: cells × needs, no department's ear."""
    return (fit.role[heard.cell_role] * fit.account[heard.cell_account]).astype(np.float32)
