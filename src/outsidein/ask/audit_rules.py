"""The rules of the audit: which there are, how often each is right, and why each matters."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from outsidein.ask.audit_pages import settings_for
from outsidein.speak.choosing import is_on, rule_named

if TYPE_CHECKING:
    from outsidein.speak.config import AuditSettings
    from outsidein.speak.rule import Rule

# Where the pages of the rules are: in the package, or where its source is kept.
REPOSITORY = Path(__file__).parents[3]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleShown:
    """One rule: whether it is asked when nobody says anything, and how often it was right.

    `precision` is the share of right findings, of `found`; `on` says on what that was measured.
    """

    name: str
    is_on: bool
    why: str
    suggestion: str
    pages: tuple[str, ...]
    needs: str
    precision: float | None
    found: int
    on: str
    is_own: bool
    page: str = ""


def audit_rules(workspace: Path | None = None, *, standing_in: Path) -> list[RuleShown]:
    """List all rules, those that are on first. Raises SettingError if settings can't be right."""
    settings = settings_for(workspace, standing_in=standing_in)
    shown = [_shown(rule, settings) for rule in settings.rules.values()]
    return sorted(shown, key=lambda one: not one.is_on)


def audit_rule(name: str, workspace: Path | None = None, *, standing_in: Path) -> RuleShown:
    """Give one rule with its page in Markdown. Raises NotFound, with the nearest name."""
    settings = settings_for(workspace, standing_in=standing_in)
    return _shown(rule_named(settings, name), settings, page=_page(name))


def _shown(rule: Rule, settings: AuditSettings, *, page: str = "") -> RuleShown:
    return RuleShown(
        name=rule.name,
        is_on=is_on(settings, rule),
        why=rule.why,
        suggestion=rule.suggestion,
        pages=rule.pages,
        needs=rule.needs,
        precision=rule.measured.precision,
        found=rule.measured.found,
        on=rule.measured.on,
        is_own=rule.name in settings.own,
        page=page,
    )


def _page(name: str) -> str:
    """Give the page of a rule; a firm's own has none."""
    packed = files("outsidein.speak").joinpath("rules", "pages", f"{name}.md")
    if packed.is_file():
        return packed.read_text("utf-8")
    source = REPOSITORY / "docs" / "rules" / f"{name}.md"
    return source.read_text("utf-8") if source.is_file() else ""
