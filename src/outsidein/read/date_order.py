"""Which order the days and months of a file are in, where its own days after the 12th show it.

Read in the order of the settings alone, a file in the other one would have its 13/04 rejected and
its 03/04 silently taken for another day.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from outsidein.errors import Rejected
from outsidein.read.times import SLASHED, order_shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from outsidein.read.contract import Raw
    from outsidein.read.sample import Sample
    from outsidein.record.settings import Settings

# Of a table sorted by date so many rows may lie within the first twelve days of one month. What
# comes behind them and does not fit is rejected, so two orders are never mixed without a word.
ROWS_LOOKED_AT = 10_000
CELL = re.compile(r"(?:^|[\",;|\t])" + SLASHED, re.ASCII | re.MULTILINE)


def may_be_mixed_up(sample: Sample) -> bool:
    """Tell whether a file may have dates such as 3/4/2026: its text shows it, if it has any."""
    return sample.kind in {"excel", "parquet"} or CELL.search(sample.text) is not None


def order_of(rows: Iterable[Raw | Rejected], settings: Settings) -> str:
    """Give the order of the settings, or the other one if rows show that and never the first."""
    expected = settings.reading.date_order
    other = None
    for raw in islice(rows, ROWS_LOOKED_AT):
        if isinstance(raw, Rejected):
            continue
        for value in raw.fields.values():
            shown = order_shown(value) if isinstance(value, str) else None
            if shown == expected:
                return expected
            other = shown or other
    return other or expected


def in_order(settings: Settings, order: str | None) -> Settings:
    """Give the settings with another order of dates, or as they are if that is nothing new."""
    if order in {None, settings.reading.date_order}:
        return settings
    return replace(settings, reading=replace(settings.reading, date_order=order))
