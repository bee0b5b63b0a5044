"""Printing segments: all of them with what they are worth, one whole, and one account's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.markup import escape
from rich.padding import Padding
from rich.table import Table

from outsidein.surfaces.charts.heat_map import Cell, heat_map
from outsidein.surfaces.screen import indented, number, out
from outsidein.surfaces.segment_words import (
    TOO_FEW,
    called,
    elsewhere,
    likely,
    percent,
    placed,
    size,
    verdict,
    worth,
)
from outsidein.surfaces.show_customer import origin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from outsidein.ask.segment_records import AccountSegment, Segment, Segments, Trait, WholeSegment
    from outsidein.surfaces.charts.chart import Chart

GLANCED = 3
QUOTES_SHOWN = 2
ACCOUNTS_SHOWN = 12
COMMONEST_SHOWN = 3
CHARACTERISTICS = ("industry", "size", "country")


def print_segments(found: Segments) -> None:
    """Print what groups there are, what sets each apart, and whether that foretells anything."""
    out.print(verdict(found))
    for place, segment in enumerate(found.segments, start=1):
        _print_glance(place, segment)
    lines = worth(found)
    if lines:
        out.print("\n[bold]Does it foretell who is won and kept?[/]")
    for line in lines:
        out.print(line)
    if found.segments:
        out.print("\n`outsidein segments NAME` shows one of them whole.")


def print_segment(found: WholeSegment) -> None:
    """Print one segment: what it needs and suffers from, with quotes, who it is, how it buys."""
    segment = found.segment
    out.print(f"[bold]{escape(segment.name)}[/]")
    out.print(size(segment))
    _print_themes("What more of them speak of than elsewhere", _of(segment, "need"))
    _print_themes("What hurts more of them than elsewhere", _of(segment, "challenge"))
    _print_who(segment)
    _print_buying(segment)
    _print_accounts(found)


def print_account_segment(found: AccountSegment) -> None:
    """Print which segment an account belongs to."""
    out.print(escape(placed(found)))
    if found.segment is not None:
        _print_glance(None, found.segment)


def needs_chart(found: Segments, needs: Sequence[Sequence[Trait]]) -> Chart:
    """Draw the segments by the needs that set them apart: shares of each one's people."""
    return heat_map(
        "What each segment's people speak of",
        [f"{segment.name} ({number(segment.accounts, 'account')})" for segment in found.segments],
        [trait.name for trait in needs[0]] if needs else [],
        cells=[
            [
                Cell(value=one.figure, label=TOO_FEW if one.figure is None else percent(one.figure))
                for one in row
            ]
            for row in needs
        ],
        notes=("Share of a segment's people who speak of it; each person counts once.",),
    )


def _print_glance(place: int | None, segment: Segment) -> None:
    begin = f"{place}. " if place else ""
    out.print(f"\n[bold]{begin}{escape(segment.name)}[/]  {size(segment)}")
    table = _table()
    for sort, words in (("need", "speak of"), ("challenge", "are hurt by")):
        for trait in _of(segment, sort)[:GLANCED]:
            table.add_row(words, escape(trait.name), likely(trait), _beside(trait))
    for trait in segment.traits:
        is_told = trait.feature in {"outcome", "days"} and trait.figure is not None
        if is_told or _sure(trait):
            table.add_row("", escape(called(trait)), likely(trait), _beside(trait) + _sure(trait))
    out.print(Padding(table, (0, 0, 0, 3), expand=False))


def _print_themes(title: str, traits: Sequence[Trait]) -> None:
    if not traits:
        return
    out.print(f"\n[bold]{title}[/]")
    for place, trait in enumerate(traits, start=1):
        told = f"{likely(trait)} of {trait.counted} people, {_beside(trait)}"
        out.print(f"{place}. [bold]{escape(trait.name)}[/]  {told}")
        for quote in trait.quotes[:QUOTES_SHOWN]:
            out.print(indented(f"“{escape(quote.text)}”"))
            out.print(indented(f"[dim]{escape(origin(quote))}[/]", 5))


def _print_who(segment: Segment) -> None:
    own = [one for one in segment.traits if one.sort == "characteristic"]
    if not own:
        return
    out.print("\n[bold]Who they are[/]")
    if not any(one.rank for one in own):
        out.print(
            "Industry, size and country are as elsewhere, as far as these can tell. Most are:"
        )
    table = _table()
    for feature in CHARACTERISTICS:
        told = [one for one in own if one.feature == feature and one.figure]
        for trait in [one for one in told if one.rank] or told[:COMMONEST_SHOWN]:
            _add(table, feature, trait)
    out.print(Padding(table, (0, 0, 0, 3), expand=False))


def _print_buying(segment: Segment) -> None:
    own = [one for one in segment.traits if one.sort == "buying"]
    if not own:
        return
    out.print("\n[bold]How they buy[/]")
    table = _table()
    for feature in ("outcome", "days", "role", "department"):
        words = {"role": "of their people", "department": "of their people"}.get(feature, "")
        for trait in (one for one in own if one.feature == feature):
            _add(table, words, trait)
    out.print(Padding(table, (0, 0, 0, 3), expand=False))
    if any(_sure(one) for one in segment.traits):
        out.print("   * differs, and that is no accident, 19 times in 20 of all that is compared")


def _print_accounts(found: WholeSegment) -> None:
    names = [escape(one.name) for one in found.accounts[:ACCOUNTS_SHOWN]]
    more = len(found.accounts) - len(names)
    out.print("\n[bold]Accounts[/]")
    out.print(", ".join(names) + (f" … and {more} more: --json" if more > 0 else ""))


def _of(segment: Segment, sort: str) -> list[Trait]:
    own = [one for one in segment.traits if one.sort == sort and one.rank is not None]
    return sorted(own, key=lambda one: one.rank or 0)


def _add(table: Table, words: str, trait: Trait) -> None:
    counted = number(trait.counted, *(("person", "people") if trait.of_people else ("account",)))
    told = likely(trait)
    of = "" if told == TOO_FEW else f" of {counted}"
    table.add_row(words, escape(called(trait)), told + of, _beside(trait) + _sure(trait))


def _beside(trait: Trait) -> str:
    return f"elsewhere {elsewhere(trait)}"


def _sure(trait: Trait) -> str:
    return " *" if trait.chance is not None and trait.rank is not None else ""


def _table() -> Table:
    return Table("", "", "", "", box=None, pad_edge=False, show_header=False)
