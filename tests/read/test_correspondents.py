from __future__ import annotations

from outsidein.read.correspondents import Correspondents


def test_someone_is_told_once_and_again_when_more_is_known() -> None:
    met = Correspondents()
    told = [
        *met.rows("mia@b.example"),
        *met.rows("mia@b.example"),
        *met.rows("mia@b.example", "Mia Okafor"),
        *met.rows("mia@b.example", side="customer"),
        *met.rows("mia@b.example", "Mia Okafor"),
    ]
    assert [(row.values["name"], row.values["side"]) for row in told] == [
        (None, None),
        ("Mia Okafor", None),
        ("Mia Okafor", "customer"),
    ]
    assert {row.source_id for row in told} == {"address:mia@b.example"}
