from __future__ import annotations

import pyarrow as pa
import pytest

import outsidein as oi
from outsidein.errors import NotFound, UserError
from outsidein.speak.rule import shipped_rule
from outsidein.speak.rules.table import RULES

SAID = ["Can I use the card abroad?"] * 600


def test_findings_have_place_words_message_and_suggestion() -> None:
    (one,) = oi.audit("# Card\n\nYou can utilise it.", SAID, rules=["words-customers-never-use"])
    assert isinstance(one, oi.Finding)
    assert (one.path, one.line, one.column, one.words) == ("text.md", 3, 9, "utilise")
    assert one.rule == "words-customers-never-use"
    assert "600 customers say “use”" in one.message
    assert "“Can I use the card abroad?”" in one.suggestion


def test_customers_may_come_as_a_column_with_gaps() -> None:
    column = pa.array([*SAID, None])
    rules = ["words-customers-never-use"]
    assert len(oi.audit("You can utilise it.", column, rules=rules)) == 1
    assert oi.audit("You can utilise it.", rules=rules) == []


def test_the_name_tells_how_a_text_is_written() -> None:
    text = "<p>You can <b>utilise</b> it.</p>"
    rules = ["words-customers-never-use"]
    (one,) = oi.audit(text, SAID, name="card.html", rules=rules)
    assert (one.path, one.column) == ("card.html", 15)


def test_without_rules_those_that_are_on_are_asked() -> None:
    text = "You can utilise it. We are proud of our award-winning team. It commences."
    asked = {one.rule for one in oi.audit(text, SAID)}
    assert asked <= {name for name in RULES if shipped_rule(name).is_on}


def test_a_brand_may_be_one_name_or_several() -> None:
    text = "# Ledger\n\nLedger was founded in 2010."
    rules = ["inward-sentence"]
    assert oi.audit(text, brand="Ledger", rules=rules) == oi.audit(
        text, brand=["Ledger", "Till"], rules=rules
    )


def test_a_rule_that_there_is_not_and_what_is_no_text_are_told() -> None:
    with pytest.raises(NotFound, match="no rule “inward-sentences”") as told:
        oi.audit("Text.", rules=["inward-sentences"])
    assert "inward-sentence" in str(told.value.next_step)
    with pytest.raises(UserError, match="no text but of type int"):
        oi.audit(3)  # type: ignore[arg-type]
