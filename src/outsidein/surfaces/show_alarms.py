"""Printing alarms: what rises, since when, how sure, against what we say, who said so first."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from rich.markup import escape

from outsidein.surfaces.screen import day, indented, number, out

if TYPE_CHECKING:
    from outsidein.ask.alarms import Alarm, Alarms, AtOdds
    from outsidein.ask.statements import Statement

HARDLY_BEFORE = 50


def print_alarms(found: Alarms) -> None:
    """Print the alarms one below the other, and what was examined besides."""
    for alarm in found.alarms:
        _print_alarm(alarm)
        out.print()
    out.print(_examined(found))


def _print_alarm(alarm: Alarm) -> None:
    whose = f" at {escape(alarm.account)}" if alarm.account else ""
    out.print(
        f"Since {day(alarm.since)} people{whose} complain about “[bold]{escape(alarm.theme)}[/]” "
        f"{times(alarm.ratio)} as often as before ({_likely(alarm)}): {_who(alarm)}."
    )
    out.print(
        indented(
            f"Of 1,000 people heard in four weeks {_in_thousand(alarm.rate_now)} complain of it; "
            f"as often as before it would be {_in_thousand(alarm.rate_before)}. "
            f"It began {_began(alarm)}."
        )
    )
    if alarm.at_odds:
        out.print(indented(_at_odds(alarm.at_odds)))
    for quote in alarm.quotes:
        is_first = quote.statement_id == alarm.statement_ids[0]
        out.print(indented(f"{'First: ' if is_first else ''}{_quoted(quote)}"))
    out.print(indented(f"[dim]{escape(_command(alarm))}[/]"))


def times(ratio: float) -> str:
    """Say a ratio as one does: whole from ten on, with one decimal below.

    >>> times(3.04), times(1.84), times(12.7)
    ('3 times', '1.8 times', '13 times')
    """
    return f"{_few(ratio)} times"


def _few(ratio: float) -> str:
    return f"{ratio:.0f}" if ratio >= 10 else f"{ratio:.1f}".removesuffix(".0")


def _likely(alarm: Alarm) -> str:
    # Where hardly anybody complained before, nobody can say how many times as often it is now.
    if alarm.high > HARDLY_BEFORE:
        return f"likely at least {times(alarm.low)}"
    return f"likely {_few(alarm.low)} to {times(alarm.high)}"


def _who(alarm: Alarm) -> str:
    people = number(alarm.people, "person", "people")
    return people if alarm.account else f"{people} at {number(alarm.accounts, 'account')}"


def _in_thousand(rate: float) -> str:
    return f"{1000 * rate:.0f}" if rate >= 0.001 else "fewer than 1"


def _began(alarm: Alarm) -> str:
    if alarm.since_earliest == alarm.since_latest:
        return f"on about {day(alarm.since)}"
    return f"most likely between {day(alarm.since_earliest)} and {day(alarm.since_latest)}"


def _at_odds(one: AtOdds) -> str:
    said = f"“{escape(one.text)}”"
    place = escape(one.place or "")
    if one.against == "page":
        below = f", below “{escape(one.heading)}”" if one.heading else ""
        return f"We say on {place}{below}: {said}"
    if one.against == "objective":
        return f"Our objective is ({place}): {said}"
    promise = one.statement
    if promise is None:
        return f"We promised a customer: {said} [dim]{place}[/]"
    to = f" to {escape(promise.account)}" if promise.account else ""
    who = f"{escape(promise.person)} ({escape(promise.department)}){to}"
    when = f"{day(promise.happened_at)}, {escape(promise.place)}"
    return f"We promised: {said} [dim]{who}, {when}[/]"


def _quoted(quote: Statement) -> str:
    who = ", ".join(part for part in (quote.person, quote.account) if part)
    origin = f"{who}, to {quote.department}, {day(quote.happened_at)}, {quote.place}"
    return f"“{escape(quote.text)}” [dim]{escape(origin)}[/]"


def _command(alarm: Alarm) -> str:
    words = ["--theme", alarm.theme, "--kind", "pain", "--since", f"{alarm.since:%Y-%m-%d}"]
    if alarm.account:
        words += ["--account", alarm.account]
    return "outsidein statements " + shlex.join(words)


def _examined(found: Alarms) -> str:
    told = number(found.themes, "theme") + (
        f" and {number(found.in_accounts, 'more', 'more')} in single accounts"
        if found.in_accounts
        else ""
    )
    lines = [f"Examined: {told}."]
    if not found.themes and not found.in_accounts:
        lines = ["Too few people complain of anything to say whether it rises."]
    elif not found.alarms:
        lines = [f"Nothing rises that chance does not explain. {lines[0]}"]
    if found.too_few:
        lines.append(
            f"Of {number(found.too_few, 'other')} too few people complain to say: "
            "it takes 10 people at 5 accounts."
        )
    return " ".join(lines)
