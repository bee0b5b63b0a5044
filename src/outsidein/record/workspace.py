"""A workspace: the folder that holds settings, record, answers and notes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from outsidein.errors import WorkspaceError
from outsidein.record.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from outsidein.record.settings import Settings

SETTINGS_FILE = "outsidein.toml"

TEMPLATE = """\
# Who we are. Everyone who writes from one of these mail domains is one of us, not a customer.
name = {name}
domains = {domains}
# people = ["Ana Ruiz"]          # ours by name, where a call or chat shows no mail address
# products = ["Team Card"]
# rivals = ["Brightpay"]
currency = "EUR"                  # for amounts that come without one

# Which of our departments speaks through a system (zendesk) or a mailbox (support@acme.com).
[departments]
sales = ["salesforce", "hubspot", "gong"]
support = ["zendesk", "intercom", "freshdesk"]
success = ["delighted"]
marketing = ["typeform", "surveymonkey", "g2", "trustpilot", "trustradius"]

# How to read what an export leaves unsaid.
[read]
time_zone = "UTC"                 # of times without a zone, for instance "Europe/Berlin"
date_order = "MDY"                # 12/31/2026; use "DMY" for 31/12/2026
private_calls = false             # true reads calls that are marked private

# How what customers said is counted.
[count]
half_life_days = 365              # after a year words weigh half; 0: they never age

# The audit of what you publish.
[audit]
# exclude = ["drafts/**"]         # pages it leaves alone
# pages = {{ "blog/**" = "article" }}

# A table of your own, where no reader knows it:
# [[map]]
# name = "visits from the shop"
# match = "shop*.csv"             # which files; their content is read with the columns below
# table = "touch"                 # `outsidein tables` shows the tables and their columns
# columns = {{ body = "Text", happened_at = "Date", author_email = "Mail", account_name = "Firm" }}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """One workspace, by its folder."""

    folder: Path
    settings: Settings

    @property
    def record(self) -> Path:
        """Where what we were told is kept."""
        return self.folder / "record"

    @property
    def answers(self) -> Path:
        """The database of what follows from it."""
        return self.folder / "answers.duckdb"

    @property
    def goals(self) -> Path:
        """Where our objectives are kept; the file need not be there."""
        return self.folder / "goals.toml"

    @property
    def notes(self) -> Path:
        """What people decided."""
        return self.folder / "notes"


def create_workspace(folder: Path, *, name: str = "", domains: Sequence[str] = ()) -> Workspace:
    """Make the folder of a workspace with commented settings; other files in it stay as they are.

    Raises WorkspaceError if there is one already.
    """
    settings = folder / SETTINGS_FILE
    if settings.exists():
        raise WorkspaceError(
            "There is a workspace here already.",
            where=str(settings),
            next_step=f"Use it: outsidein read PATH --workspace {folder}",
        )
    if folder.exists() and not folder.is_dir():
        raise WorkspaceError(
            "This is a file, not a folder.", where=str(folder), next_step="Name another folder."
        )
    for part in (folder, folder / "record", folder / "notes"):
        part.mkdir(parents=True, exist_ok=True)
    own = [domain.casefold().lstrip("@") for domain in domains]
    text = TEMPLATE.format(name=_toml(name or folder.resolve().name), domains=_toml(own))
    settings.write_text(text, encoding="utf-8")
    return open_workspace(folder)


def _toml(value: str | list[str]) -> str:
    """Write text as TOML: JSON does, but for a control character and halves of characters."""
    written = json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return written.encode("utf-8", "replace").decode()


def open_workspace(folder: Path) -> Workspace:
    """Open the workspace in this folder.

    Raises WorkspaceError if there is none, SettingError if its settings can't be right.
    """
    settings = folder / SETTINGS_FILE
    if not settings.is_file():
        raise WorkspaceError(
            "There is no workspace here.",
            where=str(folder.resolve()),
            next_step="Make one with `outsidein init DIR`, or name one with `--workspace DIR`.",
        )
    return Workspace(folder=folder, settings=read_settings(settings))


def find_workspace(start: Path) -> Workspace:
    """Open the workspace in this folder or the nearest one above it.

    Raises WorkspaceError if there is none.
    """
    for folder in (start, *start.resolve().parents):
        if (folder / SETTINGS_FILE).is_file():
            return open_workspace(folder)
    return open_workspace(start)
