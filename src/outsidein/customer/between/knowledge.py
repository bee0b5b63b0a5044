"""How much the counts tell: less than they would if each were one more independent voice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from outsidein.customer.between.counts import Heard, summed
from outsidein.customer.between.fit import ADDED, Fit, expected_of_accounts, occasions_by_account

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Accounts that are worked on at once, so that memory does not grow with their number.
CHUNK = 1_000
# How many occasions' worth the usual clustering counts beside that of one department and need.
STEADYING = 5.0


def people_doubt(heard: Heard, fit: Fit, shares: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give needs × departments × departments: how unsure what is expected of their people is.

    It is the covariance that comes from not knowing what each account and each role needs, the
    latter as far as an account's own words don't tell. `shares` is accounts × roles × departments:
    the share of a department's people that are in the cell.
    """
    occasions = occasions_by_account(heard)
    said = summed(heard.said, heard.cell_account[heard.cell], heard.accounts)
    by_role = summed(heard.said, heard.cell_role[heard.cell], heard.roles)
    doubt = np.zeros((heard.needs, heard.departments, heard.departments))
    leaning = np.zeros((heard.needs, heard.roles, heard.departments))
    for begin in range(0, heard.accounts, CHUNK):
        part = slice(begin, begin + CHUNK)
        known = fit.steady + expected_of_accounts(occasions[part], fit.role, fit.told)
        moved = np.einsum("akd,kt->tad", shares[part], fit.role, optimize=True)
        moved *= (np.sqrt(fit.steady + said[part]) / known).T[:, :, None]
        doubt += moved.transpose(0, 2, 1) @ moved
        on_role = fit.account[part] * fit.steady / known
        leaning += np.einsum("akd,at->tkd", shares[part], on_role, optimize=True)
    leaning *= (fit.role / np.sqrt(by_role + ADDED)).T[:, :, None]
    return doubt + leaning.transpose(0, 2, 1) @ leaning


def lost_knowledge(heard: Heard, fit: Fit) -> NDArray[np.float64]:
    """Give departments × needs: by what factor counts say less, as people had to be learnt too.

    From the observed information of the marginal likelihood: the variance of a department's log
    factor against the others', over what it would be if all accounts' and roles' needs were known.
    """
    information = _information(heard, fit)
    known = summed(heard.said, heard.department, heard.departments)
    count = heard.departments
    variance = np.linalg.inv(information)[:, :count, :count]
    lost = np.ones_like(known)
    weight = known + ADDED
    for department in range(heard.departments):
        against = -weight / np.maximum(weight.sum(0) - weight[department], 1e-9)
        against[department] = 1.0
        found = np.einsum("dt,tde,et->t", against, variance, against, optimize=True)
        others = known.sum(0) - known[department]
        lost[department] = found / (1 / (known[department] + ADDED) + 1 / (others + ADDED))
    return np.maximum(lost, 1.0)


def _information(heard: Heard, fit: Fit) -> NDArray[np.float64]:
    # Needs × factors × factors: departments' come first, then roles'.
    occasions = occasions_by_account(heard)
    said = summed(heard.said, heard.cell_account[heard.cell], heard.accounts)
    departments, factors = heard.departments, heard.departments + heard.roles
    information = np.zeros((heard.needs, factors, factors))
    together = np.zeros((heard.needs, heard.roles, departments))
    for begin in range(0, heard.accounts, CHUNK):
        part = slice(begin, begin + CHUNK)
        account = fit.account[part]
        heard_by = np.einsum("akd,kt->tad", occasions[part], fit.role, optimize=True)
        heard_by *= fit.told.T[:, None, :]
        said_by = np.einsum("akd,dt->tak", occasions[part], fit.told, optimize=True)
        said_by *= fit.role.T[:, None, :]
        mean = np.concatenate([heard_by, said_by], axis=2) * account.T[:, :, None]
        shared = mean / (fit.steady + said[part]).T[:, :, None]
        information -= mean.transpose(0, 2, 1) @ shared
        together += np.einsum("akd,at->tkd", occasions[part], account, optimize=True)
    together *= fit.role.T[:, :, None] * fit.told.T[:, None, :]
    information[:, departments:, :departments] += together
    information[:, :departments, departments:] += together.transpose(0, 2, 1)
    own = np.concatenate([together.sum(1), together.sum(2)], axis=1) + ADDED
    places = np.arange(factors)
    information[:, places, places] += own
    return information


def clustered(
    heard: Heard, rates: NDArray[np.float32], told: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Give departments × needs: by what factor counts say less, as people repeat themselves.

    The variance of what people said about what was expected of them, over what chance alone would
    give: if one person raised a need in twenty conversations, that is one person.
    """
    often = heard.said * heard.said
    squares = summed(often, heard.department, heard.departments)
    expected = np.zeros_like(squares)
    for department in range(heard.departments):
        rows = np.flatnonzero(heard.department == department)
        said = heard.said[rows].tocoo()
        cells, occasions = heard.cell[rows], heard.occasions[rows]
        mean = rates[cells[said.row], said.col] * occasions[said.row] * told[department, said.col]
        crossed = np.bincount(said.col, said.data * mean, minlength=heard.needs)
        weight = np.bincount(cells, occasions**2, minlength=len(rates))
        own = (weight @ rates.astype(np.float64) ** 2) * told[department] ** 2
        squares[department] += own - 2 * crossed
        expected[department] = np.bincount(cells, occasions, minlength=len(rates)) @ rates
        expected[department] *= told[department]
    usual = max(1.0, squares.sum() / max(expected.sum(), 1e-9))
    return np.asarray(np.maximum(1.0, (squares + STEADYING * usual) / (expected + STEADYING)))
