"""Looking through a file before it is read: what `prepare` functions are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from outsidein.read.contract import Raw
from outsidein.read.opening import open_whole
from outsidein.read.rows import read_rows
from outsidein.read.sample import take_sample

if TYPE_CHECKING:
    from collections.abc import Iterator

    from outsidein.read.contract import Shape
    from outsidein.read.files import SourceFile


def rows_of(file: SourceFile, shape: Shape) -> Iterator[Raw]:
    """Give the rows of a file that a shape was recognised in, without those that are broken."""
    sample = take_sample(file)
    place = max(sample.columns, key=lambda one: shape.recognises(sample.columns[one]), default="")
    with open_whole(file, sample) as stream:
        for raw in read_rows(stream, sample, shape, place=place):
            if isinstance(raw, Raw):
                yield raw
