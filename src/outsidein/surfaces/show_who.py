"""Printing who is who: one person or account with all records, pairs in doubt, and decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.markup import escape

from outsidein.surfaces.screen import day, indented, number, out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from outsidein.ask.doubts import Described, Doubt
    from outsidein.ask.who import RecordOfOne, Stay, Unsure, Who
    from outsidein.ask.who_decisions import Decided, DecisionShown

RECORDS_SHOWN = 12
DOUBTS_SHOWN = 5
ADDRESSES_SHOWN = 3
SIDES = {"us": "one of us", "unknown": "customer or one of us, nobody can tell"}
NEARLY = 0.995  # more would be rounded to certainty


def print_who(found: Who) -> None:
    """Print a person or account: who it is, its records and why they are one, and what is open."""
    one = found.described
    here = [stay.name for stay in found.stays if not stay.has_left]
    out.print(
        f"[bold]{escape(_called(one))}[/]{escape(_placed(one, here))}  [dim]{one.entity_id}[/]"
    )
    if one.addresses:
        out.print(escape(_first(one.addresses)))
    _print_records(found.records, one)
    if found.stays:
        out.print(f"\nAccounts: {escape(', '.join(map(_stay, found.stays)))}")
    if one.people:
        out.print(f"\n{number(one.people, 'person', 'people')} in this account")
    if found.doubts:
        out.print("\n[bold]Perhaps the same[/]")
    for doubt in found.doubts[:DOUBTS_SHOWN]:
        other = doubt.right if doubt.left.entity_id == one.entity_id else doubt.left
        out.print(indented(escape(_described(other)), 2))
        _print_doubt(doubt)
    if len(found.doubts) > DOUBTS_SHOWN:
        out.print(indented(f"… and {len(found.doubts) - DOUBTS_SHOWN} more: --json", 2))


def print_unsure(found: Unsure) -> None:
    """Print the pairs that may be one, with the commands that settle each."""
    if not found.total:
        out.print("There is no pair in doubt.")
        return
    pairs = number(found.total, "pair")
    out.print(f"{pairs} may be one and the same; those that matter most come first.")
    for rank, doubt in enumerate(found.doubts, start=1):
        out.print(f"\n[bold]{rank}.[/] {escape(_described(doubt.left))}")
        out.print(indented(escape(_described(doubt.right))))
        _print_doubt(doubt)
    if len(found.doubts) < found.total:
        out.print(f"\n… and {found.total - len(found.doubts)} more: --limit 0")


def print_decided(made: Decided) -> None:
    """Print a decision that was just made, or taken back, and everybody as they are now."""
    out.print(escape(_decided(made.decision)))
    if made.decision.outcome == "in force":
        out.print("`outsidein who undo` takes it back.")
    for one in made.now:
        out.print()
        print_who(one)


def print_decisions(made: Sequence[DecisionShown]) -> None:
    """Print decisions, the newest last, each with what came of it."""
    if not made:
        out.print("Nothing was decided about who is who yet.")
    for one in made:
        out.print(escape(_decided(one)))
    if made:
        out.print("\n`outsidein who undo N` takes one back.")


def _print_records(records: Sequence[RecordOfOne], one: Described) -> None:
    systems = number(len(one.systems), "system")
    if len(records) == 1:
        out.print(f"\nOne record is this {one.sort}: nothing else was found to be the same")
    else:
        held = f" in {systems}" if one.systems else ""
        out.print(f"\n[bold]{len(records)} records{held} are this {one.sort}[/]")
    for record in records[:RECORDS_SHOWN]:
        told = [told for told in (record.name, _first(record.addresses)) if told]
        native = f"{record.source} {record.source_id}" if record.source else "known by its mail"
        out.print(indented(escape(" · ".join([native, *told])), 2))
        why = record.reason if len(records) == 1 else f"{_sure(record)}: {record.reason}"
        origin = " · ".join(part for part in (why, record.place) if part)
        out.print(indented(f"[dim]{escape(origin)}[/]", 5))
    if len(records) > RECORDS_SHOWN:
        out.print(indented(f"… and {len(records) - RECORDS_SHOWN} more: --json", 2))


def _print_doubt(doubt: Doubt) -> None:
    depend = "depends" if doubt.worth == 1 else "depend"
    hanging = f"; {number(doubt.worth, 'message')} {depend} on it" if doubt.worth else ""
    likely = f"{doubt.probability:.0%} likely: {doubt.reason}{hanging}"
    out.print(indented(f"[dim]{escape(likely)}[/]", 5))
    out.print(indented(f"the same:  {doubt.same_command}", 5))
    out.print(indented(f"different: {doubt.differ_command}", 5))


def _called(one: Described) -> str:
    return f"{one.name}, {one.title}" if one.title else one.name


def _placed(one: Described, accounts: Sequence[str]) -> str:
    """Say where somebody belongs, on whose side, and what they are if no person."""
    if one.sort == "account":
        parts = ["account", one.location]
    else:
        side = SIDES.get(one.side or "", one.side)
        parts = [*accounts, side, one.nature if one.nature != "person" else None]
    return "".join(f" · {part}" for part in parts if part)


def _described(one: Described) -> str:
    """Describe somebody in one line, so that two lines can be compared."""
    heard = f"last heard {day(one.last_at)}" if one.last_at else "never heard"
    parts = [_first(one.addresses), _first(one.systems), heard]
    told = "".join(f" · {part}" for part in parts if part)
    return f"{_called(one)}{_placed(one, one.accounts)}{told}"


def _stay(stay: Stay) -> str:
    """Say when somebody was in an account: as told, else as heard."""
    if stay.to_at:
        period = (
            f"{day(stay.from_at)} to {day(stay.to_at)}"
            if stay.from_at
            else f"until {day(stay.to_at)}"
        )
        return f"{stay.name}, {period}" + (" (left)" if stay.has_left else "")
    if stay.from_at:
        return f"{stay.name} since {day(stay.from_at)}"
    if stay.first_at and day(stay.first_at) != day(stay.last_at):
        return f"{stay.name}, heard {day(stay.first_at)} to {day(stay.last_at)}"
    return f"{stay.name}, heard {day(stay.first_at)}" if stay.first_at else stay.name


def _sure(record: RecordOfOne) -> str:
    if record.probability == 1:
        return "sure"
    if record.probability > NEARLY:
        return "over 99% sure"
    return f"{record.probability:.0%} sure"


def _first(words: Sequence[str]) -> str:
    more = len(words) - ADDRESSES_SHOWN
    return ", ".join(words[:ADDRESSES_SHOWN]) + (f" and {more} more" if more > 0 else "")


def _decided(one: DecisionShown) -> str:
    first, *others = [f"“{name}”" for name in one.names or one.records]
    every = " and ".join([first, *others])
    # What was taken out of somebody is mostly called as they are.
    told = ", ".join(dict.fromkeys(name for name in others if name != first))
    about = {
        "same": f"{every} are one {one.sort}",
        "differ": f"{every} are not one {one.sort}",
        "split": f"{first} without {number(len(one.apart), 'record')}{told and f' ({told})'}",
    }[one.what]
    on = f", {one.decided_on.isoformat()}" if one.decided_on else ""
    return f"{one.number}. {about}{on}: {one.outcome}"
