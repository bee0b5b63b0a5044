from __future__ import annotations

from outsidein.pages.opening import page_of
from outsidein.speak.audit import findings_in, prepared, read_for
from outsidein.speak.kinds.balance import subjects_in
from outsidein.speak.known import Known
from outsidein.speak.rule import shipped_rule

KNOWN = Known(brand=["Valvo"], page_kinds={"*": "offer"})
US = "We build pumps. Our plants are red. Valvo is old. We ship far. Our steel is hard."
READER = "Order by noon. You need a spanner."


def messages(page: str) -> list[str]:
    audit = prepared([shipped_rule("inward-page")], KNOWN)
    return [one.message for one in findings_in(audit, read_for(audit, page_of(page)))]


def test_the_message_tells_both_counts() -> None:
    assert messages(f"# Pumps\n\n{US}\n\n{READER}") == [
        "5 of its sentences begin with us, 2 with the reader: it reads as a page about its writer."
    ]
    assert messages(US)[0].startswith("5 of its sentences begin with us, none with the reader")


def test_few_more_about_us_are_no_fault() -> None:
    assert messages(f"{US}\n\n{READER} Your pump runs.") == []


def test_few_sentences_say_nothing() -> None:
    assert messages("We build pumps. Our plants are red. Valvo is old. We ship far.") == []


def test_other_subjects_do_not_count() -> None:
    audit = prepared([shipped_rule("inward-page")], KNOWN)
    page = page_of(f"{US} {READER} Steel is hard. Why do we build?")
    assert subjects_in(read_for(audit, page), KNOWN) == {"us": 5, "reader": 2, "": 2}
