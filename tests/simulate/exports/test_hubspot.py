from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def _rows(exports: Path, name: str) -> list[dict[str, str]]:
    path = exports / f"marketing/hubspot/{name}.csv"
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_every_planted_statement_stands_in_its_engagement(
    exports: Path,
    said: Callable[[str], dict[str, list[str]]],
) -> None:
    lines = (exports / "marketing/hubspot/engagements.jsonl").read_text(encoding="utf-8")
    bodies = {}
    for line in lines.splitlines():
        one = json.loads(line)
        kind = one["engagement"]["type"]
        what = "email" if kind.endswith("EMAIL") else kind.lower()
        text = one["metadata"].get("text") or one["metadata"]["body"]
        bodies[f"{what}:{one['engagement']['id']}"] = text
    planted = said("hubspot")
    assert {"email", "note"} <= {touch.partition(":")[0] for touch in planted}
    for touch, texts in planted.items():
        # Notes are HTML, in which "&" is written out.
        body = bodies[touch].replace("&amp;", "&").replace("&gt;", ">").replace("&lt;", "<")
        assert all(text in body for text in texts)


def test_records_are_those_of_the_truth(
    exports: Path,
    known: Callable[[str, str], set[str]],
) -> None:
    for kind, name in (("contact", "contacts"), ("company", "companies")):
        assert {row["Record ID"] for row in _rows(exports, name)} == known("hubspot", kind)


def test_cells_of_ids_hold_several_ids_and_names(exports: Path) -> None:
    cells = [row["Associated Company IDs"] for row in _rows(exports, "contacts")]
    assert any(";" in cell for cell in cells)
    assert any(not cell.replace(";", "").isdigit() for cell in cells)


def test_mirrored_deals_are_those_of_the_truth(
    exports: Path,
    truth: Callable[[str], list[dict[str, str]]],
) -> None:
    told = {f"deal:{row['Record ID']}" for row in _rows(exports, "deals")}
    assert told == {row["hubspot_id"] for row in truth("opportunity") if row["hubspot_id"]}
