"""A rule: a fault by name, why it matters, what to write instead, and how it is looked for."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

# A rule that was right less often than this is off unless it is asked for.
PRECISE_ENOUGH = 0.85
# One that was wrong more often than right is not asked with all others either, only by its name.
MOSTLY_WRONG = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """How often a rule was right on what it was not made on.

    `on` says what that was, `command` what gives the figures.
    """

    precision: float | None = None
    found: int = 0
    recall: float | None = None
    labelled: int = 0
    on: str = ""
    command: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule: its name is its fault, read after "allow".

    `settings` are for its kind. `pages` are the kinds of pages it looks at, all when empty.
    `needs` names what it can't do without: `words`, `questions` or `pages` (several at once).
    `phrases` are those of a firm's own rule, by group.
    """

    name: str
    kind: str
    why: str
    suggestion: str
    settings: Mapping[str, Any] = field(default_factory=dict)
    pages: tuple[str, ...] = ()
    needs: str = ""
    phrases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    measured: Measured = Measured()

    @property
    def is_on(self) -> bool:
        """Tell whether it speaks without being asked: measured, and right often enough.

        A rule that found nothing on what it was measured on gave no false alarm there, and is on.
        """
        precision = self.measured.precision
        if precision is None:
            return bool(self.measured.on)
        return precision >= PRECISE_ENOUGH

    @property
    def is_mostly_wrong(self) -> bool:
        """Tell whether it was wrong more often than right, so that it has to be asked by name."""
        precision = self.measured.precision
        return precision is not None and precision < MOSTLY_WRONG


@cache
def shipped_rule(name: str) -> Rule:
    """Read a rule that ships with the package."""
    text = files("outsidein.speak").joinpath("rules", f"{name}.toml").read_text("utf-8")
    return rule_of(name, tomllib.loads(text))


def rule_of(name: str, told: Mapping[str, Any]) -> Rule:
    """Make a rule of what its file says."""
    return Rule(
        name=name,
        kind=told["kind"],
        why=told["why"],
        suggestion=told["suggestion"],
        settings=told.get("settings", {}),
        pages=tuple(told.get("pages", ())),
        needs=told.get("needs", ""),
        measured=Measured(**told.get("measured", {})),
    )
