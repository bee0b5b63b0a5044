"""Why two departments hear different things: other people, or the same people heard differently.

The split of a difference between two rates is Kitagawa's (1955, "Components of a difference
between two rates", Journal of the American Statistical Association 50), which in regressions is
Oaxaca's and Blinder's (1973). Exposure is what comes from talking to other people, at the rates of
both departments on average; perception is what comes from hearing the same people differently, for
the people of both on average. The two add up to the difference.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from outsidein.customer.between.counts import Heard, people_heard
from outsidein.customer.between.ears import Ears, drawn_ears

if TYPE_CHECKING:
    from numpy.typing import NDArray

DRAWS = 200
LITTLE = 1e-12


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """What is to be expected of a department's people, and what its ear makes of it.

    Departments × needs, or draws × departments × needs. `expected` adds up to 1 over the needs, and
    so does `share`, which is `expected` × `ear`.
    """

    expected: NDArray[np.float64]
    ear: NDArray[np.float64]

    @property
    def share(self) -> NDArray[np.float64]:
        """The share of each need in what a department hears, every person counting as one."""
        return self.expected * self.ear


def kitagawa(
    weights: tuple[NDArray[np.float64], NDArray[np.float64]],
    rates: tuple[NDArray[np.float64], NDArray[np.float64]],
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Split the first mean rate less the second into what weights do and what rates do.

    Weights are one a cell and add up to 1; rates are one a cell, or cells × needs.

    >>> weights = (np.array([0.8, 0.2]), np.array([0.5, 0.5]))
    >>> exposure, perception = kitagawa(weights, (np.array([0.5, 0.1]), np.array([0.3, 0.1])))
    >>> round(float(exposure), 3), round(float(perception), 3)
    (0.09, 0.13)
    """
    one, other = weights
    exposure = (one - other) @ ((rates[0] + rates[1]) / 2)
    perception = ((one + other) / 2) @ (rates[0] - rates[1])
    return exposure, perception


def split(shares: Shares, one: int, other: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Split the difference of two departments' shares into exposure and perception.

    Kitagawa's split over cells whose rate is the same for all departments but for the ear: summed
    over cells, a department's weights × rates are what is expected of its people.
    """
    expected, ear = shares.expected, shares.ear
    people = expected[..., one, :] - expected[..., other, :]
    exposure = people * (ear[..., one, :] + ear[..., other, :]) / 2
    heard = ear[..., one, :] - ear[..., other, :]
    perception = heard * (expected[..., one, :] + expected[..., other, :]) / 2
    return exposure, perception


def shares_of(expected: NDArray[np.float64], ear: NDArray[np.float64]) -> Shares:
    """Scale both so that all a department hears adds up to 1."""
    scaled = expected / np.maximum(expected.sum(-1, keepdims=True), LITTLE)
    room = np.maximum((scaled * ear).sum(-1, keepdims=True), LITTLE)
    return Shares(expected=scaled, ear=ear / room)


def expected_of_people(heard: Heard, rates: NDArray[np.float32]) -> NDArray[np.float64]:
    """Average the rates of the people that each department heard, every person counting as one."""
    found = np.zeros((heard.departments, heard.needs))
    for department in range(heard.departments):
        cells = heard.cell[heard.department == department]
        found[department] = np.bincount(cells, minlength=len(rates)) @ rates / max(len(cells), 1)
    return found


def expected_occasions(heard: Heard, rates: NDArray[np.float32]) -> NDArray[np.float64]:
    """Sum the rates over all occasions on which each department heard somebody."""
    found = np.zeros((heard.departments, heard.needs))
    for department in range(heard.departments):
        is_theirs = heard.department == department
        often = np.bincount(heard.cell[is_theirs], heard.occasions[is_theirs], minlength=len(rates))
        found[department] = often @ rates
    return found


def expected_people(
    heard: Heard, rates: NDArray[np.float32], usual: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Count the people who would bring up each need with each department, if its ear were none."""
    found = np.zeros((heard.departments, heard.needs))
    level = -usual.astype(np.float32)
    for department in range(heard.departments):
        is_theirs = heard.department == department
        silent = rates[heard.cell[is_theirs]] * level
        silent *= heard.occasions[is_theirs, None].astype(np.float32)
        found[department] = len(silent) - np.exp(silent, out=silent).sum(0, dtype=np.float64)
    return found


def cell_shares(heard: Heard) -> NDArray[np.float64]:
    """Give the share of each department's people that is in each cell: accounts × roles × …."""
    shares = np.zeros((heard.accounts, heard.roles, heard.departments))
    account, role = heard.cell_account[heard.cell], heard.cell_role[heard.cell]
    np.add.at(shares, (account, role, heard.department), 1.0)
    return shares / np.maximum(people_heard(heard), 1)


def drawn_shares(
    heard: Heard, rates: NDArray[np.float32], ears: Ears, doubt: NDArray[np.float64]
) -> Shares:
    """Draw shares as they might have come out: draws × departments × needs.

    Each draw takes the people anew, with all that they told any department (Rubin 1981, "The
    Bayesian bootstrap", Annals of Statistics 9), what their accounts need as unsure as that is
    known, and the ears as unsure as they are.
    """
    rng = np.random.default_rng(0)
    expected = np.empty((DRAWS, heard.departments, heard.needs))
    weights = rng.standard_exponential((heard.people, DRAWS), dtype=np.float32)
    for department in range(heard.departments):
        rows = np.flatnonzero(heard.department == department)
        drawn = weights[heard.person[rows]]
        summed = drawn.T @ rates[heard.cell[rows]]
        expected[:, department] = summed / np.maximum(drawn.sum(0), LITTLE)[:, None]
    del weights
    steps = np.eye(heard.departments) * LITTLE
    lower = np.linalg.cholesky(doubt + steps)
    noise = rng.standard_normal((DRAWS, heard.needs, heard.departments, 1))
    expected += (lower @ noise)[..., 0].transpose(0, 2, 1)
    expected = np.maximum(expected, LITTLE) * ears.usual
    return shares_of(expected, drawn_ears(ears, rng, DRAWS))
