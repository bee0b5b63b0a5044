"""How often people usually object: to a theme, in talk with a department."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from outsidein.customer.spoken import Spoken

# The usual rate of objections to a theme in a department is drawn towards that of the department
# as if it had been heard on so many occasions more; and that towards the rate of all.
HEARD_BEFORE = 20.0
DEPARTMENT_BEFORE = 10.0


def usual_rate(
    spoken: Spoken,
    opposed: NDArray[np.float64],
    both: NDArray[np.float64],
    counted: NDArray[np.bool_],
) -> NDArray[np.float64]:
    """Give, for each row, the usual share of objections, as all other accounts show it.

    `opposed` and `both` are a row's objections and all its stances; rows that are not `counted`
    tell nothing of what is usual.
    """
    themes, departments = len(spoken.themes), len(spoken.departments)
    cell = spoken.department.astype(np.int64) * themes + spoken.theme
    _, own = np.unique(
        spoken.account.astype(np.int64) * (departments * themes) + cell, return_inverse=True
    )
    one, all_ = opposed * counted, both * counted
    overall = (one.sum() + 1.0) / (all_.sum() + 2.0)
    heard = np.bincount(spoken.department, all_, departments)
    of_department = (
        np.bincount(spoken.department, one, departments) + DEPARTMENT_BEFORE * overall
    ) / (heard + DEPARTMENT_BEFORE)
    against, told = (
        np.bincount(cell, values, departments * themes)[cell] - np.bincount(own, values)[own]
        for values in (one, all_)
    )
    rate: NDArray[np.float64] = (against + HEARD_BEFORE * of_department[spoken.department]) / (
        told + HEARD_BEFORE
    )
    return np.clip(rate, 1e-4, 1 - 1e-4)
