"""Printing what departments hear: two of them side by side, and all pairs at a glance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.markup import escape
from rich.table import Table

from outsidein.ask.buying_groups import role_in_words
from outsidein.surfaces.gap_words import (
    percent,
    sureness_in_words,
    told_in_words,
    why_in_words,
)
from outsidein.surfaces.screen import indented, number, out
from outsidein.surfaces.show_customer import origin

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from outsidein.ask.gap_records import DepartmentsGap, Gaps, NeedGap, PairAtAGlance
    from outsidein.ask.statements import Statement

NEEDS_SHOWN = 10
UNSURE_SHOWN = 5
QUOTES_SHOWN = 2


def print_gap(gap: DepartmentsGap, *, limit: int | None = NEEDS_SHOWN) -> None:
    """Print two departments: whom each talks to, where they surely differ and why, with words."""
    one, other = escape(gap.department_a), escape(gap.department_b)
    out.print(f"[bold]{_capital(one)} and {other}: what each hears, and why it differs[/]")
    out.print(
        f"{_capital(one)} heard {_heard(gap.people_a, gap.accounts_a)}, {other} "
        f"{_heard(gap.people_b, gap.accounts_b)}. "
        f"{number(gap.people_both, 'person', 'people')} spoke with both."
    )
    _print_roles(gap)
    if not gap.is_enough:
        few = one if gap.people_a < gap.enough else other
        out.print(
            f"\nToo few to say how they differ: {few} heard fewer than {gap.enough} people speak "
            "of a need."
        )
        _print_unheard(gap)
        return
    sure = [need for need in gap.needs if need.difference.is_sure]
    if sure:
        out.print("\n[bold]Where they surely differ[/] (each person counts once)")
    else:
        out.print("\nThey surely differ on no need: what is apart may be chance.")
    for rank, need in enumerate(sure[:limit], start=1):
        _print_need(rank, need, gap)
    if limit is not None and len(sure) > limit:
        out.print(f"\n… and {len(sure) - limit} more: --json")
    _print_unsure(gap, [need for need in gap.needs if not need.difference.is_sure])
    _print_unheard(gap)


def save_gap(gap: DepartmentsGap, file: Path) -> None:
    """Draw where two departments surely differ: whom they talk to and what they are told."""
    from outsidein.surfaces.charts.saving import save_chart  # noqa: PLC0415
    from outsidein.surfaces.gap_chart import gap_chart  # noqa: PLC0415 - loads what draws

    save_chart(gap_chart(gap), file)


def print_gaps(gaps: Gaps) -> None:
    """Print all pairs of departments at a glance, those furthest apart first."""
    if not gaps.pairs:
        out.print("Fewer than two departments heard anybody speak of a need: nothing to compare.")
        return
    out.print("[bold]Where departments hear different things, and why[/]")
    table = Table(
        "Departments", "Heard by both", "Surely differ on", "Why they differ", "Furthest apart on",
        box=None, pad_edge=False,
    )  # fmt: skip
    for place in (1, 2):
        table.columns[place].justify = "right"
    for pair in gaps.pairs:
        table.add_row(
            escape(f"{pair.department_a}, {pair.department_b}"),
            number(pair.people_both, "person", "people"),
            number(pair.differ, "need") if pair.is_enough else "too few to say",
            _because(pair),
            _most_on(pair),
        )
    out.print(table)
    out.print("\n`outsidein disagree --departments A B` shows two of them whole, with words.")
    nobody = gaps.unheard.get("", 0)
    alone = sum(people for name, people in gaps.unheard.items() if name)
    if nobody or alone:
        out.print(
            f"Of the accounts we talk with, nobody of us has heard "
            f"{number(nobody, 'person', 'people')}, and only one department "
            f"{number(alone, 'person', 'people')}; in SQL: unheard_person."
        )


def _print_roles(gap: DepartmentsGap) -> None:
    if not gap.roles:
        return
    table = Table(
        "Whom they talk to", escape(gap.department_a), escape(gap.department_b),
        box=None, pad_edge=False,
    )  # fmt: skip
    for place in (1, 2):
        table.columns[place].justify = "right"
    for role in gap.roles:
        table.add_row(role_in_words(role.role), *map(_whole, (role.share_a, role.share_b)))
    out.print()
    out.print(table)


def _print_need(rank: int, need: NeedGap, gap: DepartmentsGap) -> None:
    title = Table.grid(padding=(0, 1))
    title.add_row(f"[bold]{rank}.[/]", f"[bold]{escape(need.name)}[/]")
    out.print()
    out.print(title)
    out.print(indented(escape(f"{told_in_words(need, gap)}.")))
    out.print(indented(escape(f"{why_in_words(need, gap)} {sureness_in_words(need, gap)}")))
    _print_quotes(need.quotes_a)
    _print_quotes(need.quotes_b)


def _print_quotes(quotes: Sequence[Statement]) -> None:
    for quote in quotes[:QUOTES_SHOWN]:
        out.print(indented(f"“{escape(quote.text)}”"))
        out.print(indented(f"[dim]{escape(origin(quote))}[/]", 5))


def _print_unsure(gap: DepartmentsGap, needs: Sequence[NeedGap]) -> None:
    if needs:
        out.print("\n[bold]What may be chance[/]")
    for need in needs[:UNSURE_SHOWN]:
        out.print(indented(escape(f"{need.name}: {told_in_words(need, gap)}"), 2))
    if len(needs) > UNSURE_SHOWN:
        out.print(indented(f"… and {number(len(needs) - UNSURE_SHOWN, 'need')} closer together", 2))
    if gap.too_few:
        out.print(
            indented(
                f"Of {number(gap.too_few, 'need')} one of the two would hear from too few of its "
                "people to say anything.",
                2,
            )
        )


def _print_unheard(gap: DepartmentsGap) -> None:
    only_a, only_b = (number(one, "person", "people") for one in (gap.only_a, gap.only_b))
    out.print("\n[bold]Whom we hardly hear[/], of the accounts we talk with")
    out.print(
        indented(
            f"Only {escape(gap.department_a)} has heard {only_a}, only "
            f"{escape(gap.department_b)} {only_b}; nobody of us has heard "
            f"{number(gap.nobody, 'person', 'people')}.",
            2,
        )
    )


def _heard(people: int, accounts: int) -> str:
    return f"{number(people, 'person', 'people')} of {number(accounts, 'account')}"


def _because(pair: PairAtAGlance) -> str:
    counts = (
        (pair.exposure, "other people"),
        (pair.perception, "told rather to one"),
        (pair.both, "both"),
        (pair.differ - pair.exposure - pair.perception - pair.both, "unclear"),
    )
    return " · ".join(f"{count} {why}" for count, why in counts if count) or "–"


def _most_on(pair: PairAtAGlance) -> str:
    need = pair.largest
    if need is None:
        return "–"
    sides = [(need.share_a, pair.department_a), (need.share_b, pair.department_b)]
    told = ", ".join(f"{name} {percent(share)}" for share, name in sorted(sides, reverse=True))
    return escape(f"{need.name}: {told}")


def _whole(share: float) -> str:
    return f"{100 * share:.0f} %"


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
