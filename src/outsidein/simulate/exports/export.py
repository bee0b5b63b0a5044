"""The contract of every export: what it is given, what it writes, what it says about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from outsidein.simulate.conversation import Conversation, Turn

if TYPE_CHECKING:
    from pathlib import Path

    from outsidein.simulate.story import Story
    from outsidein.simulate.truth import Truth
    from outsidein.simulate.world import Account, World

# Each turn as it was written, with the native id of its touch; None where it left no touch.
Written = Sequence[tuple[str, Turn] | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What every export works with: the world, the folder of its files, the truth."""

    world: World
    folder: Path
    truth: Truth


class Export(Protocol):
    """One system's export while it is written, account by account."""

    def begin(self, account: Account, story: Story) -> None:
        """Write what the system knows of an account before anybody speaks."""

    def close(self) -> None:
        """Write the rest and close all files."""


class Transcript(Export, Protocol):
    """An export that also keeps what people say."""

    source: str

    def write(self, conversation: Conversation) -> Written:
        """Write one conversation."""
