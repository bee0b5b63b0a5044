"""Which likenesses make two records of firms one, and what is said of why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.identity.conftest import Ask, Told

# Of each case its records: name, domain if any, and more.
CASES: dict[str, tuple[tuple[str, str | None, dict[str, Any]], ...]] = {
    "misspelt": (("Alder Freight Ltd", "alderfreight.example", {}), ("Alder Frieght", None, {})),
    "article": (("Birch Foods", "birchfoods.example", {}), ("The Birch Foods", None, {})),
    "city": (("Cedar Dental", "cedardental.example", {}), ("Cedar Dental (Leeds)", None, {})),
    "domain": (("elmworks", None, {}), ("Elm Holding", "elmworks.example", {})),
    "in one word": (("GTXPro", "gtxpro.example", {}), ("GTX Pro Inc.", None, {})),
    "ending": (("Larch Soft", "larchsoft.com", {}), ("Larch Soft", "larchsoft.de", {})),
    "form and domain": (
        ("Fir Ltd", "fir-uk.example", {}),
        ("Fir GmbH", "fir-bau.example", {}),
        ("Fir", None, {}),
    ),
    "word": (("Nutmeg", None, {}), ("Nutmeg Foods", None, {})),
    "phone": (
        ("Quince", None, {"phone": "+49 30 1234567"}),
        ("Quince Trade", None, {"phone": "0049 (30) 123 45 67"}),
    ),
    "place": (
        ("Rowan Clinics", None, {"city": "Graz", "country": "AT"}),
        ("Rowan Clinics AG", None, {"city": " GRAZ", "country": "at"}),
    ),
    "letters": (("Ulmer Bau", None, {}), ("Zulmer Baugrund", None, {})),
    "initials": (("Maple Business Machines", None, {}), ("MBM", None, {})),
}


@pytest.fixture(scope="module")
def ask(told_once: Told) -> Ask:
    for case, records in CASES.items():
        for number, (name, domain, more) in enumerate(records):
            domains = [domain] if domain else []
            told_once.account(f"{case} {number}", name=name, domains=domains, **more)
    parent = told_once.account("parent 0", name="Ginkgo Line")
    told_once.account("parent 1", name="Ginkgo Line", parent_id=parent)
    return told_once.resolved()


def firms(ask: Ask, case: str) -> list[str]:
    """Give the records of a case, by number, each group of one firm as one text."""
    return [
        group
        for (group,) in ask(f"""
            SELECT string_agg(right(source_id, 1), ' ' ORDER BY source_id) AS records
            FROM same_as WHERE source_id LIKE 'account:{case} _' GROUP BY entity_id ORDER BY records
        """)
    ]


def reasons(ask: Ask, case: str) -> set[str]:
    told = ask(f"SELECT DISTINCT reason FROM same_as WHERE source_id LIKE 'account:{case} _'")
    return {reason for (reason,) in told}


@pytest.mark.parametrize(
    ("case", "reason"),
    [
        ("misspelt", "same name but for its spelling"),
        ("article", "same name but for article and brackets"),
        ("city", "same name but for article and brackets"),
        ("domain", "same name as the domain"),
        ("in one word", "same name"),
        ("ending", "same name and domain but for its ending"),
        ("phone", "same words in the name and phone"),
        ("place", "same name, city and country"),
    ],
)
def test_which_firms_are_one_and_why(ask: Ask, case: str, reason: str) -> None:
    assert firms(ask, case) == ["0 1"]
    told = reasons(ask, case) - {f"same domain {case}.example"}
    assert told == {reason}


@pytest.mark.parametrize("case", ["word", "letters", "parent", "initials"])
def test_which_firms_are_not_one(ask: Ask, case: str) -> None:
    assert firms(ask, case) == ["0", "1"]


def test_a_name_that_two_firms_share_joins_neither(ask: Ask) -> None:
    """One is a Ltd and one a GmbH, with a domain each; of the third only the name is told."""
    assert firms(ask, "form and domain") == ["0", "1", "2"]


def test_what_is_rather_one_than_two_is_worth_a_look(ask: Ask) -> None:
    """A parent and its child of one name, and a name that may be short for another."""
    told = ask("""
        SELECT one.source_id[9:-3], unsure.reason, unsure.probability BETWEEN 0.5 AND 0.99
        FROM unsure_pair AS unsure INNER JOIN same_as AS one ON one.record_id = unsure.left_id
        WHERE unsure.sort = 'account' ORDER BY ALL
    """)
    assert told == [
        ("initials", "same initials of the name", True),
        ("parent", "same name", True),
    ]
