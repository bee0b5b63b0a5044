from __future__ import annotations

import pytest

from outsidein.identity.titles import names_function, roles_of_title


def likeliest(title: str) -> str:
    weights = roles_of_title(title)
    return max(weights, key=lambda role: weights[role])


TITLES = """
economic_buyer: Group CFO, Managing Director, Owner & Founder, Geschäftsführerin, Head of Finance
economic_buyer: Amministratore delegato, Directrice générale, Eigenaar, Director General, VP Finance
technical_evaluator: Head of IT, IT-Leiterin, Enterprise Architect, Network Administrator, CISO
technical_evaluator: Responsable informatique, Softwareentwickler, Information Security Officer, CTO
legal_procurement: General Counsel, Einkaufsleiter, Strategic Sourcing Manager, Acheteuse, Inkoper
legal_procurement: Data Protection Officer, Contract Manager, Jefa de compras, Legal Assistant
gatekeeper: Executive Assistant to the CEO, Receptionist, Office Manager, Assistante de direction
gatekeeper: Vorstandssekretärin, PA to the CFO, Segretaria di direzione, Administrator
user: Warehouse Operative, Accounts Payable Clerk, Nurse, Disponent, Marketing Specialist, Glazier
user: Customer Support Agent, Shift Supervisor, Sachbearbeiterin Buchhaltung
champion: Head of Operations, Digital Transformation Lead, Marketing Manager
"""


@pytest.mark.parametrize("line", TITLES.strip().splitlines())
def test_a_title_makes_its_role_the_likeliest(line: str) -> None:
    role, _, titles = line.partition(": ")
    found = {title: likeliest(title) for title in titles.split(", ")}
    assert found == dict.fromkeys(found, role)


def test_whoever_assists_is_not_whom_they_assist() -> None:
    assert "economic_buyer" not in roles_of_title("Assistant to the Chief Financial Officer")
    assert likeliest("Personal Assistant of the Owner") == "gatekeeper"
    assert "gatekeeper" not in roles_of_title("Assistant Store Manager")


def test_a_phrase_comes_before_its_words() -> None:
    assert "technical_evaluator" in roles_of_title("Data Analyst")
    assert likeliest("Data Protection Officer") == "legal_procurement"
    assert likeliest("Product Owner") == "champion"
    assert "economic_buyer" not in roles_of_title("Product Owner")


def test_of_two_functions_each_counts_half() -> None:
    both = roles_of_title("Head of IT and Procurement")
    assert both["technical_evaluator"] == pytest.approx(
        roles_of_title("Head of IT")["technical_evaluator"] / 2
    )
    assert both["legal_procurement"] == pytest.approx(
        roles_of_title("Head of Procurement")["legal_procurement"] / 2
    )


@pytest.mark.parametrize("title", ["", "Mrs", "Dr.", "Herr", "—"])
def test_a_title_that_says_nothing_tells_nothing(title: str) -> None:
    assert roles_of_title(title) == {}


def test_letters_and_order_do_not_matter() -> None:
    assert roles_of_title("DIRECTEUR FINANCIER") == roles_of_title("directeur financier")
    assert roles_of_title("Leiter Einkauf") == roles_of_title("Einkauf, Leiter")
    assert roles_of_title("Geschaeftsfuehrer") == roles_of_title("Geschäftsführer")


def test_a_level_is_no_function() -> None:
    assert [names_function(one) for one in ("Senior Manager", "Director", "Sales Director")] == [
        False,
        False,
        True,
    ]
