"""Alarms against what was planted: none where nothing rises, and how many of those that rise.

    python bench/customer_alarms.py [--first 501] [--companies 5] [--accounts 1000]

Made-up companies are quiet: what customers need does not change, though the accounts and
departments that are heard do. Rises are planted in them. Run by itself this tells the same of
larger companies, which hear more. Prints Markdown.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from dataclasses import replace
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

from companies import make_company, opened
from outsidein.customer.alarms.examined import FEWEST_PEOPLE
from outsidein.customer.alarms.finding import examined
from outsidein.customer.spoken import read_spoken

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from companies import Company
    from outsidein.customer.alarms.examined import Examined
    from outsidein.customer.spoken import Spoken
    from outsidein.store.duckdb import Store

SIZES = (2, 3, 5)  # times as often
WEEKS_AFTER = (4, 8, 13, 26)
BEGAN = 26 * 7  # days before the end
LOUD = 28  # days before the end from which on one account complains of one thing only
SURVEY = 56  # days before the end from which on one department hears complaints only


def judged(company: Company, store: Store) -> dict[str, float]:
    """Count, for one company, alarms where nothing rises and where something does.

    Quiet: the company as it is. Loud: the account of which most people are heard lately complains
    of one thing alone, in every conversation; an alarm about all customers is false. Survey: all
    that one department hears lately is put as a complaint; no theme rises by that.

    Rises: several themes are made one, so that it is as often complained of as several, and before
    a day only one complaint in `size` is left. So it is complained of exactly `size` times as often
    since, by the same customers. Found is an alarm about it when so many weeks have passed; any
    other one is false. Of those found, whether the true size and day are within what is told.
    """
    spoken = read_spoken(store)
    random = np.random.default_rng(company.world.seed)
    counted: defaultdict[str, float] = defaultdict(float, companies=1)
    counted["quiet"] += not _alarms(spoken)
    counted["loud_quiet"] += not [one for one in _alarms(_with_loud(spoken)) if one[0] is None]
    counted["survey_quiet"] += not _alarms(_with_survey(spoken))
    for size in SIZES:
        theme, risen, began = _with_rise(spoken, size, random)
        for weeks in WEEKS_AFTER:
            until = _only(risen, risen.day < began + 7 * weeks)
            _count_rise(counted, _examined(until), (theme, size, began, weeks))
    return dict(counted)


def told(total: Mapping[str, float]) -> list[tuple[str, str, str]]:
    """Say what was reached: each with what is wanted, or a dash where nothing is."""
    companies = total["companies"]
    lines = [
        (what, f"{total[name] / companies:.0%}", wanted)
        for what, name, wanted in (
            ("quiet companies that hear no alarm", "quiet", "≥ 95 %"),
            ("… with one account that complains of nothing else", "loud_quiet", "≥ 95 %"),
            ("… with a survey that only asks what is wrong", "survey_quiet", "≥ 95 %"),
        )
    ]
    for size in SIZES:
        shares = [total[f"found_{size}_{weeks}"] / companies for weeks in WEEKS_AFTER]
        after = ", ".join(str(weeks) for weeks in WEEKS_AFTER)
        reached = ", ".join(f"{share:.0%}" for share in shares)
        lines.append((f"rises to {size} times as often found after {after} weeks", reached, "–"))
    found = max(total["found"], 1)
    runs = companies * len(SIZES) * len(WEEKS_AFTER)
    return [
        *lines,
        ("… companies with a rise that hear a false alarm", f"{total['false'] / runs:.1%}", "–"),
        ("… true size within what is told", f"{total['size_within'] / found:.0%}", "≥ 90 %"),
        ("… true day within what is told", f"{total['day_within'] / found:.0%}", "≥ 90 %"),
        ("… days that the day told is off, on average", f"{total['days_off'] / found:.0f}", "–"),
    ]


def _count_rise(
    counted: defaultdict[str, float],
    outcome: tuple[list[Examined], float],
    planted: tuple[int, int, float, int],
) -> None:
    found, first_day = outcome
    theme, size, began, weeks = planted
    counted["false"] += any(one.theme != theme for one in found)
    for one in found:
        if one.theme != theme or one.account is not None or one.rise is None:
            continue
        rise = one.rise
        counted["found"] += 1
        counted[f"found_{size}_{weeks}"] += 1
        counted["size_within"] += rise.low <= size <= rise.high
        since = (began - first_day) / 7
        counted["day_within"] += rise.earliest <= since <= rise.latest + 1
        counted["days_off"] += abs(first_day + 7 * rise.week - began)


def _examined(spoken: Spoken) -> tuple[list[Examined], float]:
    found, first_day = examined(spoken)
    return [one for one in found if one.is_alarm], first_day


def _alarms(spoken: Spoken) -> list[tuple[int | None, int]]:
    return [(one.account, one.theme) for one in _examined(spoken)[0]]


def _with_loud(spoken: Spoken) -> Spoken:
    """Let the account of which most people are heard lately complain of one thing alone."""
    lately = spoken.day >= np.nanmax(spoken.day) - LOUD
    pairs = np.unique(np.stack([spoken.account[lately], spoken.person[lately]]), axis=1)
    loudest = np.bincount(pairs[0]).argmax()
    loud = lately & (spoken.account == loudest)
    theme = np.bincount(spoken.theme).argmax()
    return replace(
        spoken,
        theme=np.where(loud, theme, spoken.theme).astype(np.int32),
        pains=np.where(loud, 1, spoken.pains),
    )


def _with_survey(spoken: Spoken) -> Spoken:
    """Make a complaint of all that one department hears lately."""
    lately = spoken.day >= np.nanmax(spoken.day) - SURVEY
    asked = lately & (spoken.department == spoken.departments.index("marketing"))
    return replace(spoken, pains=np.where(asked, 1, spoken.pains))


def _with_rise(spoken: Spoken, size: int, random: np.random.Generator) -> tuple[int, Spoken, float]:
    """Make themes one, and leave of its complaints before a day only one in `size`."""
    began = float(np.floor(np.nanmax(spoken.day))) + 1 - BEGAN
    is_pain = spoken.pains > 0
    pairs = np.unique(np.stack([spoken.theme[is_pain], spoken.person[is_pain]]), axis=1)
    often = np.flatnonzero(np.bincount(pairs[0]) >= FEWEST_PEOPLE)
    together = random.choice(often, size, replace=False)
    theme = int(together[0])
    is_it = np.isin(spoken.theme, together)
    drop = is_it & (spoken.day < began) & (random.random(spoken.rows) >= 1 / size)
    risen = replace(
        spoken,
        theme=np.where(is_it, theme, spoken.theme).astype(np.int32),
        pains=np.where(drop, 0, spoken.pains),
    )
    return theme, risen, began


def _only(spoken: Spoken, keep: np.typing.NDArray[np.bool_]) -> Spoken:
    columns = ("account", "person", "role", "theme", "department", "thread", "day")
    counts = ("statements", "in_favour", "against", "pains")
    return replace(spoken, **{name: getattr(spoken, name)[keep] for name in (*columns, *counts)})


def main() -> None:
    """Print the table for companies of any size."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--first", type=int, default=501)
    parser.add_argument("--companies", type=int, default=5)
    parser.add_argument("--accounts", type=int, default=1_000)
    arguments = parser.parse_args()
    for line in alarm_lines(arguments.first, arguments.companies, arguments.accounts):
        print(line, flush=True)


def alarm_lines(first: int, companies: int, accounts: int) -> Iterator[str]:
    """Give the lines on companies of so many accounts."""
    total: defaultdict[str, float] = defaultdict(float)
    sql = files("outsidein.customer").joinpath("sql")
    for seed in range(first, first + companies):
        company = make_company(seed, accounts=accounts)
        with opened(company) as store:
            for name in ("voiced", "spoken"):
                store.view(name, sql.joinpath(f"{name}.sql").read_text("utf-8"))
            for name, value in judged(company, store).items():
                total[name] += value
    yield f"{companies} made-up companies of {accounts} accounts over 18 months.\n"
    yield "| what | reached | wanted |\n|---|--:|--:|"
    for what, reached, wanted in told(total):
        yield f"| {what} | {reached} | {wanted} |"


if __name__ == "__main__":
    main()
