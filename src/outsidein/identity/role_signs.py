"""Signs in what people say: of a role they have, or that somebody left."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from outsidein.identity.phrases import pattern_of, plain_words
from outsidein.record.tables import REAL, TEXT

ROLES = (
    "economic_buyer",
    "technical_evaluator",
    "user",
    "champion",
    "legal_procurement",
    "gatekeeper",
)
LEFT = "left"

SIGNED = pa.schema(
    [
        pa.field("statement_id", TEXT),
        pa.field("role", TEXT),
        pa.field("weight", REAL),
        pa.field("shows", TEXT),
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """One way to tell a role, or that somebody left, by what is said.

    `weight` is in units of ln(odds), negative where it speaks against the role. A text has the sign
    if `pattern` fits and `unless` does not.
    """

    role: str
    weight: float
    shows: str
    pattern: str
    unless: str


@cache
def signs() -> tuple[Sign, ...]:
    """Give every sign, those of one role together."""
    words = _told("words")
    return tuple(
        Sign(
            role=told["role"],
            weight=sign["weight"],
            shows=sign["shows"],
            pattern=pattern_of(sign["phrases"], words),
            unless=pattern_of(sign.get("unless", ""), words),
        )
        for told in map(_told, (*ROLES, "leaving"))
        for sign in told["sign"]
    )


def signs_in(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Give the signs in a batch of statements, one row each.

    Reads statement_id, side and text. Roles are told by customers' own words alone; that somebody
    left, by ours too.
    """
    words = plain_words(batch["text"])
    theirs = pc.equal(batch["side"], "customer")
    parts = []
    for sign in signs():
        fits = pc.match_substring_regex(words, sign.pattern)
        if sign.unless:
            fits = pc.and_not(fits, pc.match_substring_regex(words, sign.unless))
        if sign.role != LEFT:
            fits = pc.and_(fits, theirs)
        rows = pa.array(np.flatnonzero(pc.fill_null(fits, False).to_numpy(zero_copy_only=False)))
        ids = batch["statement_id"].take(rows)
        told = [pa.repeat(one, len(rows)) for one in (sign.role, sign.weight, sign.shows)]
        parts.append(pa.record_batch([ids, *told], schema=SIGNED))
    return pa.concat_batches(parts)


def _told(name: str) -> dict[str, Any]:
    text = files("outsidein.identity").joinpath("signs", f"{name}.toml").read_text("utf-8")
    return tomllib.loads(text)
