"""The settings of the audit, read and checked.

They are `[audit]` in outsidein.toml or `[tool.outsidein.audit]` in pyproject.toml, whichever is
nearest above the folder one stands in.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from outsidein.errors import SettingError
from outsidein.record.toml_lines import nearest, read_toml
from outsidein.record.toml_sections import Section
from outsidein.speak.own_rules import own_rules, with_settings
from outsidein.speak.page_kinds import PAGE_KINDS
from outsidein.speak.rule import shipped_rule
from outsidein.speak.rules.table import RULES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from outsidein.speak.rule import Rule

WORKSPACE_FILE, PROJECT_FILE = "outsidein.toml", "pyproject.toml"
SECTIONS = {WORKSPACE_FILE: "audit", PROJECT_FILE: "tool.outsidein.audit"}

KEYS = {
    "brand": list,
    "acronyms": list,
    "select": list,
    "skip": list,
    "exclude": list,
    "pages": dict,
    "baseline": str,
    "own": list,
    "rules": dict,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditSettings:
    """How a firm wants its pages audited.

    `folder` is the top of its site: where the settings stand, or the top of the repository. Paths
    in `exclude` and `page_kinds` count from there. `rules` are all there are, by name, with the
    firm's own settings; those in `own` are the firm's own.
    """

    folder: Path = Path()
    file: Path | None = None
    brand: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    page_kinds: Mapping[str, str] = field(default_factory=dict)
    baseline: Path | None = None
    rules: Mapping[str, Rule] = field(default_factory=dict)
    own: tuple[str, ...] = ()


def find_audit_settings(start: Path) -> AuditSettings:
    """Read the settings nearest above a folder; the usual ones if there are none.

    Raises SettingError for anything that can't be right, with its line and the nearest key.
    """
    folders = (start.resolve(), *start.resolve().parents)
    for folder in folders:
        for name in SECTIONS:
            path = folder / name
            if path.is_file() and b"audit" in path.read_bytes():
                read = read_audit_settings(path)
                if read is not None:
                    return read
    top = next((folder for folder in folders if (folder / ".git").exists()), folders[0])
    return AuditSettings(folder=top, rules=_shipped())


def read_audit_settings(path: Path) -> AuditSettings | None:
    """Read the settings of one file, nothing if it says nothing of the audit.

    Raises SettingError for anything that can't be right, with its line and the nearest key.
    """
    file = read_toml(path, SettingError)
    name = SECTIONS[path.name]
    told: Any = file.told
    for key in name.split("."):
        told = told.get(key) if isinstance(told, dict) else None
    if told is None:
        return None
    section = Section(file, name)
    if not isinstance(told, dict):
        raise section.error(f"`{name}` has to be a section.", name, f"Write [{name}].")
    section.check(told, KEYS)
    return _settings(section, told)


def _settings(section: Section, told: Mapping[str, Any]) -> AuditSettings:
    folder = section.file.path.parent
    own = own_rules(section, told, folder)
    rules = {**_shipped(), **{rule.name: rule for rule in own}}
    for name, changed in told.get("rules", {}).items():
        inner = section.within(f"{section.name}.rules")
        _known_rule(inner, name, name, rules)
        if not isinstance(changed, dict):
            step = f"Write [{inner.name}.{name}]."
            raise inner.error(f"`{name}` has to be a section.", name, step)
        rules[name] = with_settings(section.within(f"{inner.name}.{name}"), rules[name], changed)
    for key in ("select", "skip"):
        for name in section.texts(told, key):
            _known_rule(section, key, name, rules)
    return AuditSettings(
        folder=folder,
        file=section.file.path,
        brand=section.texts(told, "brand") or _names(section.file.told),
        acronyms=section.texts(told, "acronyms"),
        select=section.texts(told, "select"),
        skip=section.texts(told, "skip"),
        # Phrases of rules of one's own are no pages.
        exclude=(*section.texts(told, "exclude"), *_beside(section.texts(told, "own"))),
        page_kinds=_page_kinds(section, told.get("pages", {})),
        baseline=folder / told["baseline"] if "baseline" in told else None,
        rules=rules,
        own=tuple(rule.name for rule in own),
    )


def _shipped() -> dict[str, Rule]:
    return {name: shipped_rule(name) for name in RULES}


def _known_rule(section: Section, key: str, name: str, rules: Mapping[str, Rule]) -> None:
    if name not in rules:
        step = nearest(name, rules, otherwise="The rules are")
        raise section.error(f"There is no rule `{name}`.", key, step)


def _page_kinds(section: Section, told: Mapping[str, Any]) -> Mapping[str, str]:
    inner = section.within(f"{section.name}.pages")
    for glob, kind in told.items():
        if kind not in PAGE_KINDS:
            step = nearest(kind, PAGE_KINDS, otherwise="Kinds of pages are")
            raise inner.error(f"There is no kind of page `{kind}`.", glob, step)
    return told


def _beside(own: Sequence[str]) -> list[str]:
    """Give the globs of the phrases beside rules."""
    folders = dict.fromkeys(PurePosixPath(glob).parent.as_posix() for glob in own)
    return [f"/{folder}/*.txt".replace("/./", "/") for folder in folders]


def _names(told: Mapping[str, Any]) -> tuple[str, ...]:
    """Give what a workspace's own settings call the firm and its products."""
    names: Sequence[Any] = [told.get("name"), *(told.get("products") or ())]
    return tuple(name for name in names if isinstance(name, str) and name)
