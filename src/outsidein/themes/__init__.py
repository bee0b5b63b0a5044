"""What it is about: themes, found in a sample and assigned to everything.

This room has the name of the library call `outsidein.themes(texts)`. Whoever imports anything of it
binds that name to this module, so the module can be called.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from outsidein.themes.of_texts import Themes


class _CallableRoom(ModuleType):
    """The one class that inherits: only the class of a module can make it callable."""

    def __call__(self, texts: object, seed: int = 0) -> Themes:
        """Find the themes of texts: see `outsidein.themes.of_texts.themes`."""
        from outsidein.themes.of_texts import themes  # noqa: PLC0415 - the room must load quickly

        return themes(texts, seed)


sys.modules[__name__].__class__ = _CallableRoom
