"""Rules of a firm's own, in files as ours are, and our rules with a firm's own settings."""

from __future__ import annotations

import dataclasses
import re
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from outsidein.errors import SettingError
from outsidein.record.toml_lines import nearest, read_toml, text_of
from outsidein.record.toml_sections import Section
from outsidein.speak.kinds.table import KINDS
from outsidein.speak.lexicon import phrases_in
from outsidein.speak.page_kinds import PAGE_KINDS
from outsidein.speak.rule import Rule, rule_of
from outsidein.speak.rules.table import RULES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

KEYS = {"kind": str, "why": str, "suggestion": str, "pages": list, "settings": dict}
NEEDED = ("kind", "why", "suggestion")
# What a setting of a kind has to be, by how its type is written there.
TYPES = {"tuple": list, "str": str, "int": int, "float": float, "bool": bool}


def own_rules(section: Section, told: Mapping[str, Any], folder: Path) -> list[Rule]:
    """Read the rules that the globs of `own` name, in order.

    Raises SettingError for a glob that matches no file, and for any file that can't be right.
    """
    read: list[Rule] = []
    for glob in section.texts(told, "own"):
        paths = sorted(path for path in folder.glob(glob) if path.suffix == ".toml")
        if not paths:
            step = "Name files such as `our-rules/*.toml`, counted from this file's folder."
            raise section.error(f"`{glob}` names no file of a rule.", "own", step)
        read += [_own_rule(path) for path in paths]
    return read


def with_settings(section: Section, rule: Rule, told: Mapping[str, Any]) -> Rule:
    """Give a rule with some of its settings changed. Raises SettingError for wrong ones."""
    known = _settings_of(rule.kind)
    section.check(told, {**known, "pages": list})
    changed = {key: value for key, value in told.items() if key != "pages" or "pages" in known}
    pages = rule.pages if "pages" in known else _pages(section, told) or rule.pages
    return dataclasses.replace(rule, settings={**rule.settings, **changed}, pages=pages)


def _own_rule(path: Path) -> Rule:
    file = read_toml(path, SettingError)
    section = Section(file)
    section.check(file.told, KEYS)
    if not re.fullmatch(r"[a-z][a-z0-9-]*", path.stem):
        step = "Name it like `empty-phrase.toml`."
        raise file.error("A rule's name is made of small letters and `-`.", line=None, step=step)
    if path.stem in RULES:
        step = "Name the file otherwise."
        raise file.error(f"There is a rule `{path.stem}` already.", line=None, step=step)
    for key in NEEDED:
        if not str(file.told.get(key, "")).strip():
            step = f"A rule needs {', '.join(NEEDED)}."
            raise file.error(f"This rule has no `{key}`.", line=None, step=step)
    kind = file.told["kind"]
    if kind not in KINDS:
        step = nearest(kind, KINDS, otherwise="Kinds of rules are")
        raise section.error(f"There is no kind of rule `{kind}`.", "kind", step)
    settings = section.within("settings")
    settings.check(file.told.get("settings", {}), _settings_of(kind))
    _pages(section, file.told)
    return dataclasses.replace(
        rule_of(path.stem, file.told), phrases=_phrases(settings, file.told, path.parent)
    )


def _phrases(section: Section, told: Mapping[str, Any], folder: Path) -> Mapping[str, Any]:
    """Read the files of phrases beside the rule that it names; those that ship stay as they are."""
    settings = told.get("settings", {})
    frozen = {key: tuple(it) if isinstance(it, list) else it for key, it in settings.items()}
    try:
        groups = KINDS[told["kind"]](**frozen).groups
    except TypeError:
        needed = ", ".join(_settings_of(told["kind"]))
        step = f"Settings of this kind are: {needed}."
        raise section.error("A setting is missing here.", "settings", step) from None
    read = {}
    for group in groups:
        path = folder / f"{group}.txt"
        ships = files("outsidein.speak").joinpath("words", f"{group}.txt").is_file()
        if path.is_file() and ships:
            step = "Name your file otherwise."
            what = f"A list of phrases `{group}` ships already, and yours would not be read."
            raise section.error(what, group, step)
        if path.is_file():
            read[group] = phrases_in(text_of(path, SettingError))
        elif not ships and group != "brand":
            step = f"Write phrases into {path}, one a line."
            raise section.error(f"There is no list of phrases `{group}`.", group, step)
    return read


def _settings_of(kind: str) -> dict[str, type]:
    made: Any = KINDS[kind]
    return {
        field.name: TYPES.get(re.split(r"\W", str(field.type))[0], object)
        for field in dataclasses.fields(made)
        if field.init
    }


def _pages(section: Section, told: Mapping[str, Any]) -> tuple[str, ...]:
    pages = section.texts(told, "pages")
    for page in pages:
        if page not in PAGE_KINDS:
            step = nearest(page, PAGE_KINDS, otherwise="Kinds of pages are")
            raise section.error(f"There is no kind of page `{page}`.", "pages", step)
    return pages
