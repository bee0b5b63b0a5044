"""What can go wrong, and what the person in front of it should do next.

OutsideInError
├── UserError              something the user gave or asked for; shown without a traceback
│   ├── WorkspaceError     no workspace here, or one already
│   ├── SettingError       a line in outsidein.toml that can't be right
│   ├── NoteError          a decision in notes/ that can't be right, or has no effect
│   ├── PageError          a file that can't be read as a page or document of ours
│   ├── NothingRecognised  no file in the given paths has a known format
│   └── NotFound           a name nobody has; suggests near ones
└── Rejected               one row that can't be read; kept and counted, never fatal
"""

from __future__ import annotations


class OutsideInError(Exception):
    """The root of all errors that this package raises on purpose."""


class UserError(OutsideInError):
    """Something the user can mend: says what is wrong, where, and what to do next."""

    slug = "user-error"

    def __init__(self, what: str, *, where: str = "", next_step: str = "") -> None:
        """Keep the three parts apart, so that each surface can lay them out."""
        super().__init__(what)
        self.what = what
        self.where = where
        self.next_step = next_step

    def __str__(self) -> str:
        """All parts that were given, one a line."""
        return "\n".join(part for part in (self.what, self.where, self.next_step) if part)


class WorkspaceError(UserError):
    """There is no workspace where one is needed, or one where none may be."""

    slug = "workspace"


class SettingError(UserError):
    """A line in outsidein.toml that can't be right."""

    slug = "setting"


class NoteError(UserError):
    """A decision in `notes/` that can't be right, or that would have no effect."""

    slug = "note"


class PageError(UserError):
    """A file that was named as something we publish, and can't be read as one."""

    slug = "page"


class NothingRecognised(UserError):
    """No file in the given paths has a format that any reader knows."""

    slug = "nothing-recognised"


class NotFound(UserError):
    """Nothing has the name that was asked for."""

    slug = "not-found"


class Rejected(OutsideInError):
    """One row that can't be read. The reason is the same words for the same fault."""

    def __init__(self, reason: str, excerpt: str = "", *, at: str = "") -> None:
        """Keep the reason, the beginning of what could not be read, and where in the file."""
        super().__init__(reason)
        self.reason = reason
        self.excerpt = excerpt[:200]
        self.at = at
