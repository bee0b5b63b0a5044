"""Which records of a person or account to take out: those that are named, or the least sure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from outsidein.errors import NoteError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from outsidein.ask.who import RecordOfOne

NAMED_IN_ERROR = 12


def written_as(record: RecordOfOne) -> str:
    """Name a record as SOURCE:ID, so that it can be asked for; by its own id if it has none."""
    return f"{record.source}:{record.source_id}" if record.source else record.record_id


def records_apart(
    name: str, records: Sequence[RecordOfOne], asked: Sequence[str]
) -> list[RecordOfOne]:
    """Give the records to take out of whoever has these, the least sure first.

    Raises NoteError if they are not theirs, if none would stay, or if it is left open which.
    """
    if len(records) == 1:
        raise NoteError(
            f"“{name}” is one record: there is nothing to split.",
            next_step="`outsidein who --unsure` lists pairs worth a look.",
        )
    if not asked:
        return _least_sure(name, records)
    by_name = {key: one for one in records for key in (one.record_id, written_as(one))}
    for one in asked:
        if one not in by_name:
            raise NoteError(f"“{name}” has no record “{one}”.", next_step=_listed(records))
    taken = {by_name[one].record_id for one in asked}
    if len(taken) == len(records):
        raise NoteError(
            f"Those are all records of “{name}”: nothing would stay.",
            next_step="Name fewer of them.",
        )
    return [one for one in records if one.record_id in taken]


def _least_sure(name: str, records: Sequence[RecordOfOne]) -> list[RecordOfOne]:
    """Give the least sure record, with those that tell the very same of themselves.

    Of two records it is the same which one is taken out.
    """
    least = min(one.probability for one in records)
    weak = [one for one in records if one.probability == least]
    if len(records) == 2:
        return weak[-1:]
    is_one = len({(one.name, *one.addresses) for one in weak}) == 1
    if len(weak) < len(records) and is_one:
        return weak
    which = "All" if len(weak) == len(records) else "The least sure"
    raise NoteError(
        f"{which} {len(weak)} records of “{name}” are equally sure.", next_step=_listed(weak)
    )


def _listed(records: Sequence[RecordOfOne]) -> str:
    """Name records, so that some of them can be asked for."""
    lines = [f"  --record {one.record_id}  {_told(one)}" for one in records[:NAMED_IN_ERROR]]
    if len(records) > NAMED_IN_ERROR:
        lines.append(f"  … and {len(records) - NAMED_IN_ERROR} more: outsidein who NAME --json")
    return "\n".join(["Name what to take out:", *lines])


def _told(record: RecordOfOne) -> str:
    named = ", ".join(one for one in (record.name, *record.addresses) if one)
    return f"{written_as(record)}  {named}" if named else written_as(record)
