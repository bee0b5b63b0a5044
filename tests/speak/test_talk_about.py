from __future__ import annotations

import pyarrow as pa
import pytest

from outsidein.speak.talk_about import ABOUT, about_of


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("We are proud of our award-winning team.", "us"),
        ("Our exchange rates are the best there are.", "us"),
        ("Northwind is the leader in prepaid cards.", "us"),
        ("You freeze a card in the app.", "reader"),
        ("How do you handle company spending today?", "reader"),
        ("Would you like our new price list?", ""),  # it asks for both
        ("You get our price list on Monday.", "reader"),
        ("Open the card in the app.", "reader"),
        ("Spend abroad with our superior rates.", ""),
        ("Customers tell us that it pays for itself.", ""),
        ("Analysts have named us a leader.", ""),
        ("Who else would have to agree?", ""),
        ("Cash can be paid in at post offices.", ""),
        ("", ""),
    ],
)
def test_whom_a_sentence_is_about(text: str, about: str) -> None:
    batch = pa.record_batch({"statement_id": ["s1"], "text": [text]})
    told = about_of(batch, names=[("northwind",)])
    assert told.schema == ABOUT
    assert told.to_pylist() == [{"statement_id": "s1", "about": about}]
