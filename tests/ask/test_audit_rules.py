from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from outsidein.ask.audit_rules import audit_rule, audit_rules
from outsidein.errors import NotFound
from outsidein.speak.rules.table import RULES

if TYPE_CHECKING:
    from pathlib import Path


def test_all_rules_are_listed_those_that_are_on_first(tmp_path: Path) -> None:
    (tmp_path / "outsidein.toml").write_text('[audit]\nselect = ["no-pain"]\n')
    listed = audit_rules(standing_in=tmp_path)
    assert sorted(one.name for one in listed) == sorted(RULES)
    on = [one.is_on for one in listed]
    assert on == sorted(on, reverse=True)
    assert next(one for one in listed if one.name == "no-pain").is_on


def test_a_rule_brings_its_page(tmp_path: Path) -> None:
    shown = audit_rule("hard-to-read", standing_in=tmp_path)
    assert shown.page.startswith("# hard-to-read\n")
    with pytest.raises(NotFound):
        audit_rule("internal", standing_in=tmp_path)


def test_a_rule_of_ones_own_has_no_page(tmp_path: Path) -> None:
    (tmp_path / "empty.toml").write_text(
        'kind = "words"\nwhy = "Empty."\nsuggestion = "More."\nsettings = { of = "empty" }\n'
    )
    (tmp_path / "empty.txt").write_text("synergy\n")
    (tmp_path / "outsidein.toml").write_text('[audit]\nown = ["empty.toml"]\n')
    shown = audit_rule("empty", standing_in=tmp_path)
    assert (shown.is_own, shown.is_on, shown.page) == (True, True, "")
