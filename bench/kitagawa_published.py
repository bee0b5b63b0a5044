"""A published split of a difference between two rates, to check ours against.

Deaths per 1,000 in the United States, 1985 and 1970, by two groups of the census and eleven of age:
Das Gupta 1993, "Standardization and decomposition of rates: a user's manual", U.S. Bureau of the
Census, P23-186, example 5.3. Taken as 22 cells, the documentation of the R package DasGuptR (King &
Matthews 2025) gives the part of people and that of rates to four digits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

# In thousands: 1985, then 1970.
PEOPLE = (
    (
        "3041 11577 27450 32711 35480 27411 19555 19795 15254 8022 2472 "
        "707 2692 6473 6841 6547 4352 3034 2540 1749 804 236"
    ),
    (
        "2968 11484 34614 30992 21983 20314 20928 16897 11339 5720 1315 "
        "535 2162 6120 4781 3096 2718 2363 1767 1149 448 117"
    ),
)
DEATHS = (
    (
        "9.163 .462 .248 .929 1.084 1.810 4.715 12.187 27.728 64.068 157.570 "
        "17.208 .738 .328 1.103 2.045 3.724 8.052 17.812 34.128 68.276 125.161"
    ),
    (
        "18.469 .751 .391 1.146 1.287 2.672 6.636 15.691 34.723 79.763 176.837 "
        "36.993 1.352 .541 2.040 3.523 6.746 12.967 24.471 45.091 74.902 123.205"
    ),
)
PUBLISHED = (1.5415, -2.2277)


def differs_from_published(
    split: Callable[..., tuple[NDArray[np.float64], NDArray[np.float64]]],
) -> float:
    """Give by how much a split differs from the published one at most."""
    people = [_numbers(some) / _numbers(some).sum() for some in PEOPLE]
    rates = [_numbers(some) for some in DEATHS]
    parts = split((people[0], people[1]), (rates[0], rates[1]))
    return max(abs(float(part) - known) for part, known in zip(parts, PUBLISHED, strict=True))


def _numbers(text: str) -> NDArray[np.float64]:
    return np.array([float(one) for one in text.split()])
