from __future__ import annotations

import datetime as dt
from typing import Any

import pyarrow as pa
import pytest

from outsidein.identity.role_signs import ROLES
from outsidein.identity.roles import ROLE_OF, roles_of

SIGNS = pa.list_(
    pa.struct(
        [
            ("role", pa.string()),
            ("shows", pa.string()),
            ("weight", pa.float64()),
            ("share", pa.float64()),
            ("times", pa.int64()),
            ("statement_id", pa.string()),
            ("text", pa.string()),
            ("happened_at", pa.timestamp("us", tz="UTC")),
        ]
    )
)
EVIDENCE = pa.schema(
    [
        *((name, pa.string()) for name in ("account_id", "person_id")),
        *((name, pa.string()) for name in ("title", "department", "told_role")),
        ("signs", SIGNS),
    ]
)
FEBRUARY = dt.datetime(2025, 2, 3, 9, tzinfo=dt.UTC)


def sign(role: str, weight: float = 2.0, *, times: int = 1, **more: Any) -> dict[str, Any]:
    told = {"shows": "approves spending", "share": 0.0, "statement_id": f"{role} {weight}"}
    said = {"text": "I sign off anything over 10k.", "happened_at": FEBRUARY}
    return {"role": role, "weight": weight, "times": times, **told, **said, **more}


def judged(
    *signs: dict[str, Any],
    title: str | None = None,
    department: str | None = None,
    told: str | None = None,
) -> dict[str, Any]:
    person = {
        "account_id": "alder",
        "person_id": "bob",
        "title": title,
        "department": department,
        "told_role": told,
        "signs": list(signs) or None,
    }
    (row,) = roles_of(pa.RecordBatch.from_pylist([person], schema=EVIDENCE)).to_pylist()
    return dict(row)


def test_title_and_words_say_why() -> None:
    row = judged(sign("economic_buyer"), title="CFO", told="Decision Maker")
    assert row["role"] == "economic_buyer"
    assert row["confidence"] > 0.95
    assert row["reason"] == (
        "title “CFO”; approves spending: “I sign off anything over 10k.” (3 Feb 2025); "
        "a system says “Decision Maker”"
    )
    assert row["statement_ids"] == ["economic_buyer 2.0"]


def test_what_they_say_outweighs_a_title() -> None:
    assert judged(title="Operations Manager")["role"] == "unknown"  # a user or a champion
    assert judged(sign("champion"), title="Operations Manager")["role"] == "champion"
    assert judged(sign("champion"), sign("champion", 1.9), title="Buyer")["role"] == "champion"


def test_a_system_alone_tells_no_role() -> None:
    row = judged(told="Economic Buyer")
    assert (row["role"], row["confidence"], row["statement_ids"]) == ("unknown", 0.0, [])
    assert row["reason"] == (
        "no title; only a system says “Economic Buyer”, nothing they said shows a role"
    )


def test_a_system_can_tip_what_is_even() -> None:
    assert judged(title="Head of Operations")["role"] == "unknown"
    row = judged(title="Head of Operations", told="Champion")
    assert (row["role"], row["reason"]) == (
        "champion",
        "title “Head of Operations”; a system says “Champion”",
    )


def test_too_little_is_said_to_be_too_little() -> None:
    row = judged(title="Financial Controller")
    assert row["reason"] == (
        "title “Financial Controller”; too little to tell economic buyer or champion"
    )


def test_who_says_nothing_is_unknown() -> None:
    assert judged()["reason"] == "no title; nothing they said shows a role"


def test_a_department_tells_where_a_title_is_silent() -> None:
    assert judged(title="Manager", department="Procurement")["role"] == "legal_procurement"
    assert judged(title="Head of IT", department="Procurement")["role"] == "technical_evaluator"
    row = judged(department="Legal")
    assert (row["role"], row["reason"]) == ("legal_procurement", "title “Legal”")


def test_saying_it_again_adds_less_each_time() -> None:
    sure = [judged(sign("user", 1.0, times=times))["confidence"] for times in (1, 2, 50)]
    assert sure == sorted(sure)
    assert sure[2] == pytest.approx(judged(sign("user", 2.0))["confidence"], abs=0.01)


def test_what_everybody_says_tells_nothing_of_one() -> None:
    few, many, everybody = (
        judged(sign("legal_procurement", share=share)) for share in (0.05, 0.5, 1.0)
    )
    assert few["role"] == "legal_procurement"
    assert few["confidence"] > many["confidence"]
    assert everybody["role"] == "unknown"


def test_who_points_to_others_is_not_it() -> None:
    row = judged(sign("economic_buyer", -1.5), title="Director")
    assert row["role"] != "economic_buyer"


def test_a_long_statement_is_cut_in_the_reason() -> None:
    row = judged(sign("user", text="word " * 60, happened_at=None))
    assert row["reason"].endswith("word…”")
    assert len(row["reason"]) < 130


def test_roles_keep_their_order_and_schema() -> None:
    people = [
        {"account_id": "a", "person_id": str(number), "title": title, "signs": None}
        for number, title in enumerate(["CFO", None, "Receptionist"])
    ]
    told = roles_of(pa.RecordBatch.from_pylist(people, schema=EVIDENCE))
    assert told.schema == ROLE_OF
    assert told["role"].to_pylist() == ["economic_buyer", "unknown", "gatekeeper"]
    assert {*told["role"].to_pylist()} <= {*ROLES, "unknown"}
