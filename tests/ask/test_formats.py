from __future__ import annotations

from outsidein.ask.formats import formats


def test_every_format_is_named_once_by_system_and_shape() -> None:
    named = formats()
    assert {"zendesk tickets", "salesforce accounts", "hubspot companies"} <= set(named)
    assert len(named) == len(set(named))
