"""The contract of every reader: what it recognises, what it is given, what it gives back.

A reader of rows is a `Shape`: it names the columns that make its content recognisable and turns
one row into rows of the record. A reader of documents is a `Document`: it looks at the beginning
of a file and turns the file into rows of the record. Both yield `Row`s, and `Rejected` for what
can't be read; a `Rejected` that is raised ends the row at hand, never the file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, partial
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from outsidein.record.ids import RowId, row_id
from outsidein.record.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from outsidein.errors import Rejected
    from outsidein.read.files import SourceFile
    from outsidein.read.sample import Sample


class Row(NamedTuple):
    """One row for one table of the record: its native id and the columns that are known."""

    table: str
    source_id: str
    values: Mapping[str, Any]
    extra: Mapping[str, Any] | None = None
    at: str = ""  # where within the raw row or document, if that helps to find it


class Raw(NamedTuple):
    """One row of a file: the columns its shape knows, the rest by their own headers, its place.

    The columns that its shape needs are always there, as None where the row lacks them.
    """

    fields: dict[str, Any]
    rest: dict[str, Any]
    at: str


@dataclass(frozen=True, kw_only=True)
class Context:
    """What a reader may know besides the row at hand."""

    source: str
    file: str
    settings: Settings = field(default_factory=Settings)
    department: str | None = None
    prepared: Mapping[str, Any] = field(default_factory=dict)
    # Headers that a reader has a use for beyond the columns of its shape: a survey's questions.
    used: set[str] = field(default_factory=set)

    def id(self, source_id: str | None) -> RowId | None:
        """Name a row of this source by its native id, nothing if there is none."""
        return row_id(self.source, source_id) if source_id else None

    def native(self, what: str, value: object) -> str | None:
        """Write a native id as `what:value`, nothing if there is no value.

        >>> Context(source="zendesk", file="tickets.json").native("user", 7)
        'user:7'
        """
        if isinstance(value, float) and value.is_integer():
            value = int(value)  # workbooks have no whole numbers
        text = "" if value is None else str(value).strip()
        return f"{what}:{text}" if text else None

    def ref(self, what: str, value: object) -> RowId | None:
        """Name the row of this source that has this native id, nothing if there is no value."""
        return self.id(self.native(what, value))

    @cached_property
    def our_domains(self) -> frozenset[str]:
        """The mail domains of ours, lower case."""
        return frozenset(self.settings.domains)

    def is_ours(self, address: str) -> bool:
        """Tell whether a mail address is at one of our domains or a part of one."""
        domain = address.rpartition("@")[2].casefold()
        parts = domain.split(".")
        return any(".".join(parts[start:]) in self.our_domains for start in range(len(parts)))


@dataclass(frozen=True, kw_only=True)
class Shape:
    """Rows of one sort from one system, recognised by the columns that `needs` names.

    `columns` lists all that are understood; spelling is free: `Requester id`, `requester_id`,
    `RequesterId` and a warehouse's `property_requester_id` are the same. `aliases` names what the
    system also calls a column. `open` is given the raw header and gives the function for rows.
    `any_of` names columns of which at least one must be there, `unless` those that another
    system's rows would have; a column that only tells the system need not be in `columns`, and
    stays in the rest. Where `footer` is set, lines of one cell after an empty line are the end of a
    report, not rows. `patterns` has regular expressions for headers that hold words of the firm's
    own, such as its product's name.
    """

    source: str
    name: str
    columns: tuple[str, ...]
    needs: tuple[str, ...]
    open: Callable[[Sequence[str], Context], Callable[[Raw], Iterable[Row | Rejected]]]
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    any_of: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    footer: bool = False
    patterns: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def canonical(self) -> Mapping[str, str]:
        """Every accepted spelling, squashed, with the column it stands for."""
        spellings = {squashed(column): column for column in self.columns}
        for column, others in self.aliases.items():
            spellings.update({squashed(other): column for other in others})
        return spellings

    def column(self, header: str) -> str | None:
        """Give the column that a header stands for, by its spelling or else by its pattern."""
        known = self.canonical.get(squashed(header))
        if known is not None or not self.patterns:
            return known
        fitting = (
            one for one, own in self.patterns.items() if re.search(own, header, re.IGNORECASE)
        )
        return next(fitting, None)

    def recognises(self, header: Sequence[str]) -> int:
        """Count the known columns in a header: 0 if it is not of this shape."""
        spelt = _spelt(tuple(header))
        told = {self.canonical[name] for name in self.canonical.keys() & spelt}
        if self.patterns:
            told.update(one for one in map(self.column, header) if one)

        def has(name: str) -> bool:
            return name in told or squashed(name) in spelt

        if any(squashed(name) in spelt for name in self.unless):
            return 0
        if self.any_of and not any(map(has, self.any_of)):
            return 0
        return len(told) if all(map(has, self.needs)) else 0


@dataclass(frozen=True, kw_only=True)
class Document:
    """A file that is no table: a mailbox, a transcript, a page.

    `read` gets a stream at the beginning of a part, the line it begins at and its context. Where
    `splits` is given, a large file may be cut wherever it matches.
    """

    source: str
    name: str
    recognises: Callable[[Sample], bool]
    read: Callable[[BinaryIO, int, Context], Iterator[Row | Rejected]]
    splits: re.Pattern[bytes] | None = None


Reader = Shape | Document


@dataclass(frozen=True, kw_only=True)
class Preparation:
    """What the readers of one source must know of all files before they read the first one."""

    source: str
    prepare: Callable[[Sequence[tuple[SourceFile, Reader]], Settings], Mapping[str, Any]]


def each(
    function: Callable[[Raw, Context], Iterable[Row | Rejected]],
) -> Callable[[Sequence[str], Context], Callable[[Raw], Iterable[Row | Rejected]]]:
    """Make a shape's `open` from a function of one row, where the header does not matter."""
    # A shape goes to other processes with its part, so this must not be a function in a function.
    return partial(_whatever_the_header, function)


def _whatever_the_header(
    function: Callable[[Raw, Context], Iterable[Row | Rejected]],
    _header: Sequence[str],
    context: Context,
) -> Callable[[Raw], Iterable[Row | Rejected]]:
    return lambda raw: function(raw, context)


@lru_cache(maxsize=64)
def _spelt(header: tuple[str, ...]) -> frozenset[str]:
    """Give all names of a header, squashed: every shape asks for those of the same file."""
    return frozenset(squashed(name) for name in header)


@lru_cache(maxsize=8192)
def squashed(name: str) -> str:
    """Reduce a header to what all its spellings share.

    >>> squashed("Requester id"), squashed("RequesterId"), squashed("property_requester_id")
    ('requesterid', 'requesterid', 'requesterid')
    """
    letters = re.sub(r"[^0-9a-z#]+", "", name.casefold().removeprefix("property_"))
    return letters or name.strip()
