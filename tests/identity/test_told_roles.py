from __future__ import annotations

import pytest

from outsidein.identity.told_roles import told_role


@pytest.mark.parametrize(
    ("told", "role"),
    [
        ("BUDGET_HOLDER", "economic_buyer"),
        ("Decision Maker", "economic_buyer"),
        ("Technical Buyer", "technical_evaluator"),
        ("LEGAL_AND_COMPLIANCE", "legal_procurement"),
        ("Business User", "user"),
        ("Champion", "champion"),
        ("Blocker", None),
        ("Other", None),
        ("", None),
        (None, None),
    ],
)
def test_what_systems_call_roles(told: str | None, role: str | None) -> None:
    assert told_role(told) == role
