"""Which rules are asked: those that are right often enough, and what the user says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from outsidein.errors import NotFound
from outsidein.record.toml_lines import nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from outsidein.speak.config import AuditSettings
    from outsidein.speak.rule import Rule

# What a rule needs beside one page, in words.
NEEDS: Mapping[str, str] = {
    "words": "what customers say",
    "questions": "what customers ask",
    "pages": "several pages",
}


class ChosenRules(NamedTuple):
    """The rules to ask, and those that would be asked if more were known: by name, what it is."""

    rules: list[Rule]
    not_asked: Mapping[str, str]


def chosen_rules(
    settings: AuditSettings,
    *,
    has: Collection[str],
    only: Sequence[str] = (),
    skip: Sequence[str] = (),
    every: bool = False,
) -> ChosenRules:
    """Choose the rules to ask; `has` are the needs that are met.

    `only` are asked whatever the settings say; else those that are on, select and own ones. Raises
    NotFound, with the nearest name, for a rule that nobody knows.
    """
    for name in (*only, *skip):
        rule_named(settings, name)
    wanted = [
        rule
        for name, rule in settings.rules.items()
        if name not in skip and (name in only if only else _is_asked(settings, rule, every=every))
    ]
    lacking = {
        rule.name: NEEDS[rule.needs] for rule in wanted if rule.needs and rule.needs not in has
    }
    return ChosenRules([rule for rule in wanted if rule.name not in lacking], lacking)


def is_on(settings: AuditSettings, rule: Rule) -> bool:
    """Tell whether a rule is asked when nobody says anything."""
    return _is_asked(settings, rule, every=False)


def _is_asked(settings: AuditSettings, rule: Rule, *, every: bool) -> bool:
    if rule.name in settings.skip:
        return False
    if every and not rule.is_mostly_wrong:
        return True
    return rule.is_on or rule.name in settings.select or rule.name in settings.own


def rule_named(settings: AuditSettings, name: str) -> Rule:
    """Give a rule by its name. Raises NotFound, with the nearest name, if there is none."""
    if name not in settings.rules:
        step = nearest(name, settings.rules, otherwise="The rules are")
        raise NotFound(f"There is no rule `{name}`.", next_step=step)
    return settings.rules[name]
