from __future__ import annotations

import pytest

from outsidein.errors import NotFound
from outsidein.speak.choosing import chosen_rules, is_on, rule_named
from outsidein.speak.config import AuditSettings
from outsidein.speak.rule import Measured, Rule


def rule(name: str, *, precision: float | None = None, needs: str = "") -> Rule:
    return Rule(
        name=name,
        kind="words",
        why="w",
        suggestion="s",
        needs=needs,
        measured=Measured(precision=precision),
    )


RULES = {
    one.name: one
    for one in (
        rule("sure", precision=0.95),
        rule("unsure", precision=0.6),
        rule("own"),
        rule("asking", precision=0.9, needs="questions"),
    )
}


def names(
    *,
    select: tuple[str, ...] = (),
    skip_always: tuple[str, ...] = (),
    only: tuple[str, ...] = (),
    skip: tuple[str, ...] = (),
    every: bool = False,
) -> list[str]:
    settings = AuditSettings(rules=RULES, own=("own",), select=select, skip=skip_always)
    chosen = chosen_rules(settings, has={"questions"}, only=only, skip=skip, every=every)
    return [one.name for one in chosen.rules]


def test_rules_are_asked_that_are_right_often_enough_and_ones_own() -> None:
    assert names() == ["sure", "own", "asking"]
    assert names(every=True) == ["sure", "unsure", "own", "asking"]


def test_settings_add_and_take_away() -> None:
    assert names(select=("unsure",)) == ["sure", "unsure", "own", "asking"]
    assert names(skip_always=("sure", "own")) == ["asking"]
    assert names(every=True, skip_always=("sure",)) == ["unsure", "own", "asking"]


def test_who_names_rules_gets_them_whatever_the_settings_say() -> None:
    assert names(only=("unsure",)) == ["unsure"]
    assert names(only=("sure",), skip_always=("sure",)) == ["sure"]
    assert names(only=("sure", "own"), skip=("own",)) == ["sure"]


def test_what_a_rule_lacks_is_told() -> None:
    settings = AuditSettings(rules=RULES)
    chosen = chosen_rules(settings, has=())
    assert [one.name for one in chosen.rules] == ["sure"]
    assert chosen.not_asked == {"asking": "what customers ask"}


def test_a_rule_that_nobody_knows_gets_the_nearest_name() -> None:
    settings = AuditSettings(rules=RULES)
    with pytest.raises(NotFound, match="There is no rule `shure`") as caught:
        chosen_rules(settings, has=(), only=("shure",))
    assert caught.value.next_step == "Did you mean `sure`?"
    with pytest.raises(NotFound):
        chosen_rules(settings, has=(), skip=("nothing",))


def test_a_rule_is_on_or_off() -> None:
    settings = AuditSettings(rules=RULES, skip=("sure",), select=("unsure",))
    assert not is_on(settings, rule_named(settings, "sure"))
    assert is_on(settings, rule_named(settings, "unsure"))
    assert not is_on(settings, rule_named(settings, "own"))
