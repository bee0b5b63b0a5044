"""Which reader reads a file: told by its content, or by the name the user gave."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, replace
from fnmatch import fnmatch
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from outsidein.errors import Rejected, UserError
from outsidein.read.contract import Document, Shape
from outsidein.read.date_order import may_be_mixed_up, order_of
from outsidein.read.formats.mapped import lacking, mapped_shape
from outsidein.read.opening import open_whole
from outsidein.read.readers import READERS
from outsidein.read.rows import read_header, read_rows
from outsidein.read.sample import Sample, take_sample

if TYPE_CHECKING:
    from collections.abc import Iterable

    from outsidein.read.contract import Reader
    from outsidein.read.files import SourceFile
    from outsidein.record.settings import Mapped, Settings

WITHOUT_TEXT = {"empty": "empty file", "binary": "not a text: no reader knows it"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """A file with the reader for it, where in it its rows are, and the order its dates are in."""

    file: SourceFile
    reader: Reader
    sample: Sample
    rows_at: str = ""
    date_order: str | None = None

    @property
    def reader_name(self) -> str:
        """The reader's name as people see and give it."""
        return name_of(self.reader)


def name_of(reader: Reader) -> str:
    """Name a reader: its source and what it reads there.

    >>> from outsidein.read.formats.zendesk.reader import SHAPES
    >>> name_of(SHAPES[0])
    'zendesk tickets'
    """
    return f"{reader.source} {reader.name}"


def recognise(file: SourceFile, settings: Settings, *, forced: str | None = None) -> Recognised:
    """Find the reader of one file.

    Raises Rejected if no reader knows it, UserError if the forced name is no reader's.
    """
    try:
        sample = take_sample(file)
        sample = _with_columns(file, sample)
    except (OSError, ValueError) as error:
        raise Rejected("file can't be opened", str(error)) from None
    except Exception as error:  # noqa: BLE001 - workbook and Parquet libraries raise their own
        raise Rejected("file is broken", str(error)) from None
    if sample.kind in WITHOUT_TEXT:
        raise Rejected(WITHOUT_TEXT[sample.kind], PurePosixPath(file.name).name)
    candidates = readers_named(forced) if forced else READERS
    own = () if forced else _own_maps(file, settings)
    best = _first_mapped(own, sample) or _best_shape(candidates, sample)
    kept = replace(sample, text="")  # there may be many files, and nobody asks for it again
    if best:
        reader, rows_at = best
        order = _date_order(file, sample, best, settings)
        return Recognised(file=file, reader=reader, sample=kept, rows_at=rows_at, date_order=order)
    for document in candidates:
        if isinstance(document, Document) and (forced or document.recognises(sample)):
            return Recognised(file=file, reader=document, sample=kept)
    raise _unknown(own, sample)


def readers_named(name: str) -> tuple[Reader, ...]:
    """Give the readers with a name: a whole source, or one thing it exports.

    Raises UserError, with the nearest names, if there is none.
    """
    asked = name.casefold().replace("-", " ")
    found = tuple(one for one in READERS if asked in {one.source, name_of(one)})
    if found:
        return found
    known = sorted({one.source for one in READERS} | {name_of(one) for one in READERS})
    near = difflib.get_close_matches(asked, known, n=3, cutoff=0.3) or known
    raise UserError(f"There is no reader `{name}`.", next_step=f"Near ones: {', '.join(near)}.")


def shapes_of(settings: Settings) -> tuple[Shape, ...]:
    """Give the shapes that the user's own settings describe."""
    return tuple(mapped_shape(mapped) for mapped in settings.maps)


def _own_maps(file: SourceFile, settings: Settings) -> tuple[Mapped, ...]:
    name = PurePosixPath(file.name.replace("!", "/")).name
    return tuple(one for one in settings.maps if fnmatch(name, one.match))


def _first_mapped(own: Iterable[Mapped], sample: Sample) -> tuple[Shape, str] | None:
    """Find the first of the user's own mappings whose columns are all there."""
    for mapped in own:
        for place, header in sample.columns.items():
            if not lacking(mapped, header):
                return mapped_shape(mapped, header), place
    return None


def _unknown(own: Iterable[Mapped], sample: Sample) -> Rejected:
    """Say what no reader knows, or which column a mapping for this file asks for in vain."""
    for mapped in own:
        for header in sample.columns.values():
            name = lacking(mapped, header)[0]
            shown = ", ".join(header)
            return Rejected(f"map `{mapped.name}` names a column it lacks: {name}", shown)
    return Rejected("no reader knows this content", sample.text[:80].partition("\n")[0])


def _best_shape(readers: Iterable[Reader], sample: Sample) -> tuple[Shape, str] | None:
    """Find the shape that knows most of the columns, the first of READERS among equals."""
    best: tuple[Shape, str] | None = None
    most = 0
    for reader in readers:
        if not isinstance(reader, Shape):
            continue
        for place, header in sample.columns.items():
            known = reader.recognises(header)
            if known > most:
                best, most = (reader, place), known
    return best


def _date_order(
    file: SourceFile, sample: Sample, best: tuple[Shape, str], settings: Settings
) -> str | None:
    """Settle the order of a file's dates once, so that all its parts are read in the same."""
    if not may_be_mixed_up(sample):
        return None
    shape, place = best
    with open_whole(file, sample) as stream:
        return order_of(read_rows(stream, sample, shape, place=place), settings)


def _with_columns(file: SourceFile, sample: Sample) -> Sample:
    if sample.kind not in {"parquet", "excel"}:
        return sample
    with file.open() as stream:
        return replace(sample, columns={"": read_header(stream, sample, "")})
