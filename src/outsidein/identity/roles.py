"""The role that each person has when their firm buys: from their title and what they say.

Every piece of evidence makes a role more or less likely by its weight, in units of ln(odds), as a
naive Bayes classifier adds them up. What a system tells counts for little, and never alone.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from outsidein.identity.role_signs import ROLES
from outsidein.identity.titles import names_function, roles_of_title
from outsidein.identity.told_roles import TOLD_WEIGHT, told_role
from outsidein.record.tables import REAL, TEXT, TEXTS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

UNKNOWN = "unknown"
# Below this a role is a guess: with nothing known, each of six is likely by a sixth.
SURE_FROM = 0.4
# Of those who write and call, more work with a product than decide on it.
PRIOR: Mapping[str, float] = {"user": 0.4}
# What each further sign of a role counts of the one before: signs repeat each other.
FURTHER = 0.6
# The share of people up to which a sign counts in full.
SAID_BY_FEW = 0.1
REASONS = 3
QUOTED = 90  # letters of a statement that a reason has room for

ROLE_OF = pa.schema(
    [
        pa.field("account_id", TEXT),
        pa.field("person_id", TEXT),
        pa.field("role", TEXT),
        pa.field("confidence", REAL),
        pa.field("reason", TEXT),
        pa.field("statement_ids", TEXTS),
    ]
)


def roles_of(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Give the role of each person in an account.

    Reads account_id, person_id, title, department, told_role and signs: for each role and what
    shows it, its weight, how often they said so (`times`), the `share` of all people who say so,
    and one statement with its time.
    """
    return pa.RecordBatch.from_pylist([_judged(one) for one in batch.to_pylist()], schema=ROLE_OF)


def _judged(person: Mapping[str, Any]) -> dict[str, Any]:
    signs: Sequence[Mapping[str, Any]] = person["signs"] or ()
    by_title = _by_title(person["title"], person["department"])
    told = told_role(person["told_role"])
    found = _likely(by_title, _by_signs(signs), told)
    role = max(ROLES, key=lambda one: found[one])
    shown = [one for one in signs if one["role"] == role and one["weight"] > 0]
    shown.sort(key=lambda one: (-_weight(one), one["statement_id"]))
    judged = {"account_id": person["account_id"], "person_id": person["person_id"]}
    if found[role] < SURE_FROM or not (by_title.get(role) or shown):
        reason = _why_unknown(person, found, is_shown=bool(by_title or signs))
        return {
            **judged,
            "role": UNKNOWN,
            "confidence": 0.0,
            "reason": reason,
            "statement_ids": [],
        }
    parts = [f"title “{person['title'] or person['department']}”"] if by_title.get(role) else []
    parts += [f"{one['shows']}: {_quoted(one)}" for one in shown[:REASONS]]
    parts += [f"a system says “{person['told_role']}”"] if told == role else []
    return {
        **judged,
        "role": role,
        "confidence": round(found[role], 2),
        "reason": "; ".join(parts),
        "statement_ids": [one["statement_id"] for one in shown[:REASONS]],
    }


def _by_title(title: str | None, department: str | None) -> Mapping[str, float]:
    """Read a title; if it is silent about what its holder does, their department may tell."""
    if title and department and not names_function(title):
        return roles_of_title(f"{title}, {department}")
    return roles_of_title(title or department or "")


def _by_signs(signs: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    """Add up the signs of each role: the strongest in full, each further one for less."""
    weights: dict[str, list[float]] = {}
    for sign in signs:
        weights.setdefault(sign["role"], []).append(_weight(sign))
    return {
        role: sum(
            one * FURTHER**place
            for place, one in enumerate(sorted(found, key=lambda one: (-abs(one), one)))
        )
        for role, found in weights.items()
    }


def _weight(sign: Mapping[str, Any]) -> float:
    """Weigh a sign by how often it was given, and by how many others give it.

    Twice counts half as much again; however often, never twofold. What a tenth of all people or
    fewer say counts in full; what all of them say is about the product, and tells nothing of one.
    """
    share: float = sign["share"]
    weight: float = sign["weight"]
    times: int = sign["times"]
    telling = min(1.0, math.log(share) / math.log(SAID_BY_FEW)) if share > 0 else 1.0
    return weight * telling * (2 - math.pow(0.5, times - 1))


def _likely(
    by_title: Mapping[str, float], by_signs: Mapping[str, float], told: str | None
) -> dict[str, float]:
    raised = {}
    for role in ROLES:
        score = PRIOR.get(role, 0.0) + by_title.get(role, 0.0) + by_signs.get(role, 0.0)
        raised[role] = math.exp(score + (TOLD_WEIGHT if role == told else 0.0))
    whole = sum(raised.values())
    return {role: one / whole for role, one in raised.items()}


def _why_unknown(person: Mapping[str, Any], found: Mapping[str, float], *, is_shown: bool) -> str:
    title = f"title “{person['title']}”" if person["title"] else "no title"
    only = f"a system says “{person['told_role']}”, " if person["told_role"] else ""
    if is_shown:
        first, second, *_ = sorted(ROLES, key=lambda one: -found[one])
        near = f"{first} or {second}".replace("_", " ")
        return f"{title}; {only}too little to tell {near}"
    said = "nothing they said shows a role"
    return f"{title}; only {only}{said}" if only else f"{title}; {said}"


def _quoted(sign: Mapping[str, Any]) -> str:
    text: str = sign["text"]
    short = text if len(text) <= QUOTED else text[: QUOTED - 1].rstrip() + "…"
    moment: dt.datetime | None = sign["happened_at"]
    return f"“{short}” ({moment.day} {moment:%b %Y})" if moment else f"“{short}”"
