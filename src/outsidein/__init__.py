"""Outside In: what your customers want, in their own words.

This is for those who use the package; inside it, modules import one another directly. What needs
more than a moment to load is loaded when it is asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from outsidein.errors import OutsideInError, UserError
from outsidein.record.workspace import Workspace, open_workspace

if TYPE_CHECKING:
    from outsidein.customer.agreement import Agreement, agreement
    from outsidein.identity.matching.match import match
    from outsidein.language.of_texts import statements
    from outsidein.speak.finding import Finding
    from outsidein.speak.of_texts import audit
    from outsidein.themes.of_texts import Themes, themes

__all__ = [
    "Agreement",
    "Finding",
    "OutsideInError",
    "Themes",
    "UserError",
    "Workspace",
    "agreement",
    "audit",
    "match",
    "open_workspace",
    "statements",
    "themes",
]

LOADED_LATER = {
    "Agreement": "outsidein.customer.agreement",
    "Finding": "outsidein.speak.finding",
    "Themes": "outsidein.themes.of_texts",
    "agreement": "outsidein.customer.agreement",
    "audit": "outsidein.speak.of_texts",
    "match": "outsidein.identity.matching.match",
    "statements": "outsidein.language.of_texts",
}


def __getattr__(name: str) -> Any:
    """Load what is asked for the first time."""
    if name == "themes":  # a room that can be called; from now on its name is found without us
        return import_module("outsidein.themes")
    if name in LOADED_LATER:
        return getattr(import_module(LOADED_LATER[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """Name what there is, loaded or not."""
    return sorted({*globals(), *__all__})
