"""Whether the intervals of needs' shares hold what they promise: the part `shares` of customer.py.

What counts as true. Of an account: the mean, over all its people, of the share that each gives
each need (`Account.weights`, scaled per person), whether they were heard or not. Of a segment and
of all: the same over all people of its accounts; segments are the hidden ones, handed in, since the
question here is not whether they are found. An account's shares are judged as the product gives
them, with the segments that it finds. Judged is every share that is shown, that is of needs of
which somebody was heard to speak, in accounts with enough people heard; needs that one department
hears more readily than the others (PERCEPTION) are among them. Nothing is planted to change over
the months, so that every trend that is told is a false one; a departure, a promise or a decline may
still move a share a little.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from outsidein.customer.segments.answer import write_segments
from outsidein.customer.shares.answer import write_shares
from outsidein.simulate.needs import shares

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from companies import Company
    from outsidein.simulate.world import Account
    from outsidein.store.duckdb import Store

WANTED = "86 to 94 %"
# Shares from here up, as they are shown.
SIZES = (0.0, 0.01, 0.02, 0.05, 0.1)
PEOPLE = (3, 4, 5, 6, 8)

# What each person heard told, every person counting as one, without any of what is to be judged.
PLAIN = """
WITH told AS (
    SELECT account_id, person_id, theme_id, count(DISTINCT thread_id) AS occasions
    FROM spoken GROUP BY ALL
), shared AS (
    SELECT *, occasions / sum(occasions) OVER (PARTITION BY account_id, person_id) AS share
    FROM told
)
SELECT account_id, theme_id, sum(shared.share) / any_value(people_heard) AS plain
FROM shared INNER JOIN need_share USING (theme_id)
WHERE scope = 'account' AND scope_id = account_id
GROUP BY account_id, theme_id
"""


def judged(company: Company, store: Store) -> dict[str, float]:
    """Count, over what is shown of one company, the shares that their intervals hold."""
    counted: dict[str, float] = defaultdict(float)
    write_segments(store)
    write_shares(store)
    needs = company.world.market.needs
    true = {
        account.key: dict(zip(needs, mean, strict=True))
        for account in company.accounts
        for mean in [_mean([account])]
    }
    _judge_accounts(counted, store, true)
    _count_trends(counted, store)
    hidden = {account.key: account.segment for account in company.accounts}
    table = pa.table({"account_id": [*hidden], "segment_id": [*hidden.values()]})
    store.keep("hidden_segment", table)
    write_shares(store, segments="hidden_segment")
    for segment in sorted(set(hidden.values())):
        own = _mean(account for account in company.accounts if account.segment == segment)
        _judge(counted, store, "segment", segment, dict(zip(needs, own, strict=True)))
    _judge(counted, store, "all", "all", dict(zip(needs, _mean(company.accounts), strict=True)))
    return counted


def told(total: Mapping[str, float]) -> list[tuple[str, str, str]]:
    """Give the lines on what was reached."""
    lines = [
        (f"90 % intervals that hold the true share: {words}", _rate(total, scope), WANTED)
        for scope, words in (
            ("account", "of an account"),
            ("segment", "of a segment"),
            ("all", "of all accounts"),
        )
    ]
    for least, most in pairwise((*SIZES, 1.0)):
        what = f"– of an account, shown as {100 * least:.0f} to {100 * most:.0f} %"
        lines.append((what, _rate(total, f"size {least}"), "–"))
    for least, next_one in pairwise((*PEOPLE, 0)):
        upto = f" to {next_one - 1}" if next_one > least + 1 else "" if next_one else " or more"
        what = f"– of an account with {least}{upto} people heard"
        lines.append((what, _rate(total, f"people {least}"), "–"))
    for name, words in (("error", "as shown"), ("plain error", "without shrinkage")):
        mean = 100 * total[name] / max(total["account"], 1)
        lines.append((f"mean error of an account's shares, {words}", f"{mean:.2f} points", "–"))
    changed = total["changed"] / max(total["trends"], 1)
    quiet = "called rising or falling where nothing was planted to change"
    lines.append((quiet, f"{changed:.2%} of {total['trends']:,.0f}", "below 1 %"))
    few = total["too few"] / max(total["too few"] + total["account"], 1)
    lines.append(("needs of accounts with too few people heard to say", f"{few:.0%}", "–"))
    return lines


def _judge_accounts(
    counted: dict[str, float], store: Store, true: Mapping[str, Mapping[str, float]]
) -> None:
    plain = {
        (row["account_id"], row["theme_id"]): row["plain"] for row in store.arrow(PLAIN).to_pylist()
    }
    for row in store.arrow("FROM need_share WHERE scope = 'account'").to_pylist():
        share = true[row["scope_id"]][row["theme_id"]]
        if row["share"] is None:
            counted["too few"] += 1
            continue
        holds = row["low"] <= share <= row["high"]
        size = max(least for least in SIZES if least <= row["share"])
        people = max(least for least in PEOPLE if least <= row["people_heard"])
        for group in ("account", f"size {size}", f"people {people}"):
            counted[group] += 1
            counted[f"{group} held"] += holds
        counted["error"] += abs(row["share"] - share)
        counted["plain error"] += abs(plain[row["scope_id"], row["theme_id"]] - share)


def _judge(
    counted: dict[str, float], store: Store, scope: str, name: str, true: Mapping[str, float]
) -> None:
    rows = store.arrow(
        "FROM need_share WHERE scope = $scope AND scope_id = $name AND share IS NOT NULL",
        {"scope": scope, "name": name},
    )
    for row in rows.to_pylist():
        counted[scope] += 1
        counted[f"{scope} held"] += row["low"] <= true[row["theme_id"]] <= row["high"]


def _count_trends(counted: dict[str, float], store: Store) -> None:
    (row,) = store.arrow(
        "SELECT count(*) AS trends, count(*) FILTER (WHERE trend <> 'steady') AS changed "
        "FROM need_share WHERE trend <> 'too few'"
    ).to_pylist()
    counted["trends"] += row["trends"]
    counted["changed"] += row["changed"]


def _mean(accounts: Iterable[Account]) -> list[float]:
    people = [shares(felt) for account in accounts for felt in account.weights.values()]
    return [float(share) for share in np.mean(people, axis=0)]


def _rate(total: Mapping[str, float], group: str) -> str:
    counted = total.get(group, 0)
    if not counted:
        return "–"
    return f"{total.get(f'{group} held', 0) / counted:.1%} of {counted:,.0f}"
