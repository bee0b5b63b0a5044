"""How well a way to group accounts foretells an outcome: judged on accounts it has not seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.special import betaln

from outsidein.customer.segments.counts import by_lot
from outsidein.customer.segments.figures import WIDE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Reals = NDArray[np.float64]

FOLDS = 5
REPEATS = 10
# A group's rate is drawn towards that of all as if it had so many accounts more: whichever number
# makes what is seen likeliest. Groups that tell nothing are drawn there whole.
FAITHS = (2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 10_000.0)
# With fewer no interval is narrow enough to tell two ways to group apart.
FEWEST_DECIDED = 40
FEWEST_OF_EACH = 10
# One pair in fifty more or less is no difference that matters, however sure.
MATTERS = 0.02


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """How many more pairs one way to group tells right than another, in shares, and the verdict."""

    gain: float
    low: float
    high: float
    verdict: str


def folds(happened: NDArray[np.bool_], ids: list[str]) -> NDArray[np.int64]:
    """Deal accounts out to folds, by lot but the same whenever they are dealt: repeats × accounts.

    With as much of each outcome in each fold, so that none is known by what is missing elsewhere.
    """
    dealt = np.empty((REPEATS, len(ids)), np.int64)
    for repeat in range(REPEATS):
        lot = by_lot(ids, f"fold {repeat} ")
        in_order = lot[np.argsort(happened[lot], kind="stable")]
        dealt[repeat, in_order] = np.arange(len(ids)) % FOLDS
    return dealt


def forecasts(belongs: Reals, happened: NDArray[np.bool_], dealt: NDArray[np.int64]) -> Reals:
    """Forecast each account's outcome by the rates of its groups, which it has no part in.

    `belongs` is accounts × groups, rows sum to 1, `dealt` the folds; repeats × accounts come out.
    Rounded to a hundredth: what differs by less is the same forecast.
    """
    foretold = np.zeros(dealt.shape)
    for repeat, fold in enumerate(dealt):
        for left_out in range(FOLDS):
            seen, judged = fold != left_out, fold == left_out
            foretold[repeat, judged] = belongs[judged] @ rates(belongs[seen], happened[seen])
    return np.clip(foretold.round(2), 0.01, 0.99)


def rates(belongs: Reals, happened: NDArray[np.bool_]) -> Reals:
    """Give each group's rate, drawn towards that of all by as much as suits all groups best.

    Beta-binomial by the highest marginal likelihood: Casella 1985, "An Introduction to Empirical
    Bayes Data Analysis".

    >>> rates(np.eye(2)[[0] * 9 + [1] * 9], np.array([True] * 9 + [False] * 9)).round(2).tolist()
    [0.91, 0.09]
    """
    outcome = happened.astype(np.float64)
    overall = (outcome.sum() + 1) / (len(outcome) + 2)
    yes, size = belongs.T @ outcome, belongs.sum(axis=0)
    likely = [
        (
            betaln(yes + faith * overall, size - yes + faith * (1 - overall))
            - betaln(faith * overall, faith * (1 - overall))
        ).sum()
        for faith in FAITHS
    ]
    faith = FAITHS[int(np.argmax(likely))]
    drawn: Reals = (yes + faith * overall) / (size + faith)
    return drawn


def too_few(happened: NDArray[np.bool_]) -> bool:
    """Tell whether so few outcomes are known that no way to group can be judged."""
    of_each = min(int(happened.sum()), int((~happened).sum()))
    return len(happened) < FEWEST_DECIDED or of_each < FEWEST_OF_EACH


def losses(foretold: Reals, happened: NDArray[np.bool_]) -> Reals:
    """Give the logarithmic loss of each account's forecasts, the mean of all repeats."""
    lost: Reals = -np.log(np.where(happened, foretold, 1 - foretold)).mean(axis=0)
    return lost


def placements(foretold: Reals, happened: NDArray[np.bool_], dealt: NDArray[np.int64]) -> Reals:
    """Give, for each account, the share of pairs with one that ended otherwise that are told right.

    Only pairs within a fold count: between folds, who is missing where it was learned is forecast
    the opposite, and the better a group foretells the worse that looks. An account without such a
    pair has half.
    """
    right, beside = np.zeros((2, len(happened)))
    for forecast, fold in zip(foretold, dealt, strict=True):
        for one in range(FOLDS):
            yes, no = ((fold == one) & side for side in (happened, ~happened))
            if yes.any() and no.any():
                right[yes] += _above(forecast[yes], forecast[no])
                right[no] += 1 - _above(forecast[no], forecast[yes])
                beside[yes | no] += 1
    placed: Reals = np.where(beside > 0, right / np.maximum(beside, 1), 0.5)
    return placed


def pairs_right(placed: Reals, happened: NDArray[np.bool_]) -> tuple[float, float, float]:
    """Give the share of pairs told right (the area under the ROC curve), and its 90 % interval.

    By the placements of those with the outcome and of those without it: DeLong, DeLong and
    Clarke-Pearson 1988. Of differences between two placements it gives that of the shares.
    """
    yes, no = placed[happened], placed[~happened]
    right = float(yes.mean() + no.mean()) / 2
    spread = WIDE * float(np.sqrt(yes.var(ddof=1) / len(yes) + no.var(ddof=1) / len(no)))
    return right, right - spread, right + spread


def _above(these: Reals, those: Reals) -> Reals:
    """Give the share of those that each of these is above; half of those it equals."""
    ordered = np.sort(those)
    left, right = (np.searchsorted(ordered, these, side) for side in ("left", "right"))
    share: Reals = (left + right) / (2 * len(those))
    return share


def compared(basis: Reals, against: Reals, happened: NDArray[np.bool_]) -> Compared:
    """Compare two ways to group by their placements, account by account.

    Whichever is better has to be better than guessing too: of two that foretell nothing, one is
    always less unlucky.
    """
    gain, low, high = pairs_right(basis - against, happened)
    verdict = "no better"
    if gain >= MATTERS and low > 0 and _foretells(basis, happened):
        verdict = "better"
    elif gain <= -MATTERS and high < 0 and _foretells(against, happened):
        verdict = "worse"
    return Compared(gain=gain, low=low, high=high, verdict=verdict)


def _foretells(placed: Reals, happened: NDArray[np.bool_]) -> bool:
    return pairs_right(placed, happened)[1] > 0.5
