"""A made-up company, written out as its departments would export it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from outsidein.simulate import simulation

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Simulated:
    """What was made up, and where it stands."""

    company: str
    domains: tuple[str, ...]
    exports: str
    truth: str
    touches: int


def simulate(
    folder: Path,
    *,
    accounts: int | None = None,
    months: int = 18,
    seed: int = 7,
    touches: int | None = None,
) -> Simulated:
    """Write the exports and the truth of a made-up company into an empty or new folder."""
    made = simulation.simulate(folder, accounts=accounts, months=months, seed=seed, touches=touches)
    return Simulated(
        company=made.company,
        domains=tuple(made.domains),
        exports=str(made.exports),
        truth=str(made.truth),
        touches=made.touches,
    )
