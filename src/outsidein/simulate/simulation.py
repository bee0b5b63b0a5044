"""The simulated company as a whole: every account's story told, written out, and kept as truth."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from outsidein.errors import UserError
from outsidein.simulate.clock import period_of
from outsidein.simulate.company import COMPANY, DOMAINS, hire
from outsidein.simulate.exports.export import Desk
from outsidein.simulate.exports.ours import write_ours
from outsidein.simulate.exports.register import open_exports
from outsidein.simulate.needs import make_market
from outsidein.simulate.planning import conversations_of
from outsidein.simulate.plot import story_of
from outsidein.simulate.population import accounts_of
from outsidein.simulate.truth import Truth
from outsidein.simulate.truth_account import Diary
from outsidein.simulate.truth_market import MarketTruth
from outsidein.simulate.world import World

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

TOUCHES_PER_ACCOUNT = 80
USUAL_ACCOUNTS = 200
USUAL_MONTHS = 18


@dataclass(frozen=True, slots=True, kw_only=True)
class Simulation:
    """What was written: whose exports, where, and how much of everything."""

    company: str
    domains: tuple[str, ...]
    exports: Path
    truth: Path
    accounts: int
    touches: int
    touches_by_export: Mapping[str, int]
    rows_by_truth_table: Mapping[str, int]


def simulate(
    directory: Path,
    *,
    accounts: int | None = None,
    months: int = USUAL_MONTHS,
    seed: int = 7,
    touches: int | None = None,
) -> Simulation:
    """Write the exports of an invented company, and the truth about it, into an empty directory.

    Without `touches` there are about 80 for each of the 200 accounts in 18 months; with it there
    are about as many as asked for, by as many accounts as that takes unless `accounts` says so.
    The same arguments give the same bytes. A `UserError` is raised if anything is there already.
    """
    _check(directory, accounts=accounts, months=months, touches=touches)
    if accounts is None:
        accounts = max(2, round(touches / TOUCHES_PER_ACCOUNT)) if touches else USUAL_ACCOUNTS
    mean = touches / accounts if touches else TOUCHES_PER_ACCOUNT * months / USUAL_MONTHS
    exports, truth_folder = directory / "exports", directory / "truth"
    for folder in (exports, truth_folder):
        folder.mkdir(parents=True)
    truth = Truth(truth_folder)
    world = make_world(seed=seed, months=months, accounts=accounts)
    counts = _run(Desk(world=world, folder=exports, truth=truth), mean)
    truth.close()
    return Simulation(
        company=COMPANY,
        domains=DOMAINS,
        exports=exports,
        truth=truth_folder,
        accounts=accounts,
        touches=counts.total(),
        touches_by_export=dict(sorted(counts.items())),
        rows_by_truth_table=truth.counts,
    )


def make_world(*, seed: int, months: int, accounts: int) -> World:
    """Make what all accounts have in common: the market, our people, the time."""
    period = period_of(months)
    return World(
        seed=seed,
        period=period,
        market=make_market(seed),
        staff=hire(seed, period, accounts=accounts),
        accounts=accounts,
    )


def _check(directory: Path, *, accounts: int | None, months: int, touches: int | None) -> None:
    if directory.exists() and (not directory.is_dir() or any(directory.iterdir())):
        raise UserError(
            "The simulated company needs an empty directory.",
            where=str(directory),
            next_step="Name a directory that doesn't exist yet, or empty this one.",
        )
    for name, value, least in (
        ("accounts", accounts, 2),
        ("months", months, 6),
        ("touches", touches, 100),
    ):
        if value is not None and value < least:
            raise UserError(
                f"The simulated company needs at least {least} {name}.",
                where=f"{name} = {value}",
                next_step=f"Ask for {least} {name} or more.",
            )


def _run(desk: Desk, mean: float) -> Counter[str]:
    world, truth = desk.world, desk.truth
    exports = open_exports(desk)
    write_ours(desk)
    market_truth = MarketTruth(world, truth)
    counts: Counter[str] = Counter()
    for account in accounts_of(world):
        story = story_of(world, account)
        for export in exports.all:
            export.begin(account, story)
        diary = Diary(truth, world, account, story)
        for conversation in conversations_of(world, account, story, mean):
            transcript = exports.transcripts[conversation.channel.export]
            written = transcript.write(conversation)
            diary.keep(transcript.source, conversation, written)
            market_truth.hear(conversation, written)
            counts[conversation.channel.export] += len(written)
        diary.close()
        truth.end_account()
    for export in exports.all:
        export.close()
    market_truth.close()
    return counts
