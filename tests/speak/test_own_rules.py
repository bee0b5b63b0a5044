from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from outsidein.errors import SettingError
from outsidein.pages.opening import page_of
from outsidein.speak.audit import findings_in, prepared, read_for
from outsidein.speak.config import read_audit_settings

if TYPE_CHECKING:
    from pathlib import Path

    from outsidein.speak.config import AuditSettings

RULE = """
kind = "words"
why = "Nobody knows what it means."
suggestion = "Say what happens."

[settings]
of = "empty"
"""


def settings(folder: Path, rule: str, phrases: str | None, name: str = "empty") -> AuditSettings:
    own = folder / "our-rules"
    own.mkdir(exist_ok=True)
    (own / f"{name}.toml").write_text(rule, encoding="utf-8")
    if phrases is not None:
        (own / "empty.txt").write_text(phrases, encoding="utf-8")
    (folder / "outsidein.toml").write_text('[audit]\nown = ["our-rules/*.toml"]\n')
    read = read_audit_settings(folder / "outsidein.toml")
    assert read is not None
    return read


def test_a_rule_of_ones_own_finds_its_own_phrases(tmp_path: Path) -> None:
    read = settings(tmp_path, RULE, "# Words that say nothing.\nsynergy~\nleverage~\n")
    assert read.own == ("empty",)
    audit = prepared([read.rules["empty"]])
    reading = read_for(audit, page_of("We leverage synergies, and so do you."))
    (one, other) = findings_in(audit, reading)
    assert (one.words, other.words) == ("leverage", "synergies")
    assert (one.rule, one.message) == ("empty", "Nobody knows what it means.")


def test_our_phrases_and_ones_own_go_together(tmp_path: Path) -> None:
    rule = RULE.replace('"empty"', '"internal-customer"\nunless = ["empty"]')
    assert list(settings(tmp_path, rule, "of ours\n").rules["empty"].phrases) == ["empty"]


@pytest.mark.parametrize(
    ("rule", "phrases", "name", "what", "where"),
    [
        (RULE, None, "empty", "There is no list of phrases `empty`.", 'empty.toml:7: of = "empty"'),
        (
            RULE.replace('"words"', '"wrods"'),
            "x",
            "empty",
            "There is no kind of rule `wrods`.",
            'empty.toml:2: kind = "wrods"',
        ),
        (
            RULE.replace("why", "wyh"),
            "x",
            "empty",
            "There is no setting `wyh`.",
            'empty.toml:3: wyh = "Nobody knows what it means."',
        ),
        (
            RULE.replace('of = "empty"', 'off = "empty"'),
            "x",
            "empty",
            "There is no setting `off`.",
            'empty.toml:7: off = "empty"',
        ),
        (
            RULE.replace('of = "empty"', ""),
            "x",
            "empty",
            "A setting is missing here.",
            "empty.toml:6: [settings]",
        ),
        (
            RULE.replace("Say what happens.", " "),
            "x",
            "empty",
            "This rule has no `suggestion`.",
            "empty.toml",
        ),
        (RULE, "x", "internal-customer", "There is a rule `internal-customer` already.", ".toml"),
        (RULE, "x", "Empty words", "A rule's name is made of small letters and `-`.", ".toml"),
    ],
)
def test_what_cannot_be_right_is_told(
    tmp_path: Path, rule: str, phrases: str | None, name: str, what: str, where: str
) -> None:
    with pytest.raises(SettingError) as caught:
        settings(tmp_path, rule, phrases, name)
    assert caught.value.what == what
    assert caught.value.where.endswith(where)
    assert caught.value.next_step


def test_a_list_that_would_not_be_read_is_refused(tmp_path: Path) -> None:
    own = tmp_path / "our-rules"
    own.mkdir()
    (own / "internal-customer.txt").write_text("colleague~")
    rule = RULE.replace('"empty"', '"internal-customer"')
    with pytest.raises(SettingError, match="`internal-customer` ships already"):
        settings(tmp_path, rule, None)
