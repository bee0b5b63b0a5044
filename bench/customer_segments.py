"""Segments by need against the hidden segments that were planted.

Every made-up account is of one of four hidden segments, which decide what its people need, and
together with other traits whether it is won and kept; its industry decides nothing.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
from sklearn.metrics import adjusted_rand_score, normalized_mutual_info_score

from outsidein.customer.segments.accounts import read_outcomes
from outsidein.customer.segments.answer import write_segments
from outsidein.customer.segments.finding import find_segments
from outsidein.customer.segments.worth import compared, folds, forecasts, placements
from outsidein.customer.spoken import read_spoken, spoken_of
from outsidein.simulate.needs import SEGMENTS, mean_shares
from outsidein.simulate.planning import conversations_of
from outsidein.simulate.plot import story_of
from outsidein.simulate.population import accounts_of
from outsidein.simulate.simulation import TOUCHES_PER_ACCOUNT
from outsidein.simulate.world import Person

if TYPE_CHECKING:
    from collections.abc import Mapping

    from companies import Company
    from outsidein.customer.segments.finding import Segments
    from outsidein.customer.spoken import Spoken
    from outsidein.simulate.world import World
    from outsidein.store.duckdb import Store

# With all their words hidden segments are found too easily to tell anything: so also with these.
FEW_WORDS = 0.1


def judged(company: Company, store: Store) -> dict[str, float]:
    """Count, for one company, how near the segments are to the hidden ones, and what is said of it.

    Near: the adjusted Rand index and the normalised mutual information of accounts that were put
    into a segment, with all words and with a tenth of the conversations. Quiet: the same company
    once more, whose accounts all need what the mean of the segments needs, each with its own
    deviation as before; whoever finds groups there is wrong. Worth: how often it is said that needs
    foretell better than industry, beside how often it would be said of the hidden segments
    themselves; and how often it is said of industry that it foretells at all, which it never does.
    """
    write_segments(store)
    spoken = read_spoken(store)
    few = np.random.default_rng(0).random(int(spoken.thread.max()) + 1) < FEW_WORDS
    quiet = find_segments(_without_segments(company.world))
    told = {
        (one["outcome"], one["basis"], one["against"]): one["verdict"]
        for one in store.arrow("FROM segment_worth").to_pylist()
    }
    ours = told.get(("both", "needs", "industry"), "")
    return {
        "companies": 1,
        **_near(company, spoken, "all"),
        **_near(company, _chosen(spoken, few[spoken.thread]), "few"),
        "quiet_right": quiet.verdict != "groups",
        "needs_better": ours == "better",
        "needs_worse": ours == "worse",
        "hidden_better": _hidden_verdict(company, store) == "better",
        "industry_said": sum(
            told[outcome, "industry", "nothing"] == "better" for outcome in ("won", "kept")
        ),
    }


def told(total: Mapping[str, float]) -> list[tuple[str, str, str]]:
    """Say what was reached."""
    companies = total["companies"]

    def share(name: str, whole: float) -> str:
        return f"{total[name] / whole:.1%}" if whole else "–"

    def mean(name: str) -> str:
        return f"{total[name] / companies:.3f}"

    lines = []
    for amount, words in (("all", "all words"), ("few", "a tenth of the conversations")):
        placed = share(f"{amount}_placed", total[f"{amount}_accounts"])
        lines += [
            (
                f"segments, {words}: companies with as many as were planted",
                share(f"{amount}_number", companies),
                "–",
            ),
            (
                f"segments, {words}: adjusted Rand index / mutual information",
                f"{mean(f'{amount}_rand')} / {mean(f'{amount}_information')}",
                "–",
            ),
            (f"segments, {words}: accounts put into one", placed, "–"),
        ]
    return [
        *lines,
        (
            "segments: companies without any, where none are found",
            share("quiet_right", companies),
            "95 %",
        ),
        (
            "segments said to foretell better than industry (hidden ones themselves)",
            f"{share('needs_better', companies)} ({share('hidden_better', companies)})",
            "as the hidden ones",
        ),
        ("segments said to foretell worse than industry", share("needs_worse", companies), "0 %"),
        (
            "industry said to foretell, which it does not",
            share("industry_said", 2 * companies),
            "5 %",
        ),
    ]


def _near(company: Company, spoken: Spoken, amount: str) -> dict[str, float]:
    found = find_segments(spoken)
    hidden = {account.key: account.segment for account in company.accounts}
    placed = found.group >= 0
    truth = [
        hidden[one] for one, is_placed in zip(spoken.accounts, placed, strict=True) if is_placed
    ]
    ours = found.group[placed]
    return {
        f"{amount}_accounts": len(company.accounts),
        f"{amount}_placed": int(placed.sum()),
        f"{amount}_number": len(found.ids) == len(SEGMENTS),
        f"{amount}_rand": _score(adjusted_rand_score, truth, ours, found),
        f"{amount}_information": _score(normalized_mutual_info_score, truth, ours, found),
    }


def _score(measure: Any, truth: list[str], ours: Any, found: Segments) -> float:
    return float(measure(truth, ours)) if found.ids else 0.0


def _hidden_verdict(company: Company, store: Store) -> str:
    """Give the verdict on the hidden segments against industry, as if somebody had told them."""
    known = {account.key: account for account in company.accounts}
    industries = sorted({account.industry for account in company.accounts})
    placed: dict[str, list[Any]] = {"segment": [], "industry": []}
    outcomes = read_outcomes(store).values()
    for outcome in outcomes:
        happened, dealt = outcome.happened, folds(outcome.happened, outcome.accounts)
        for basis, values in (("segment", list(SEGMENTS)), ("industry", industries)):
            own = [values.index(getattr(known[one], basis)) for one in outcome.accounts]
            foretold = forecasts(np.eye(len(values))[own], happened, dealt)
            placed[basis].append(placements(foretold, happened, dealt))
    ours, theirs = (np.concatenate(placed[basis]) for basis in ("segment", "industry"))
    return compared(ours, theirs, np.concatenate([one.happened for one in outcomes])).verdict


def _chosen(spoken: Spoken, rows: Any) -> Spoken:
    kept = {
        field.name: getattr(spoken, field.name)[rows]
        for field in dataclasses.fields(spoken)
        if isinstance(getattr(spoken, field.name), np.ndarray)
    }
    return dataclasses.replace(spoken, **kept)


def _without_segments(world: World) -> Spoken:
    """Let the same company speak once more, with segments that all need the same."""
    felt = {
        key: mean_shares([world.market.felt[segment, key[1]] for segment in SEGMENTS])
        for key in world.market.felt
    }
    alike = dataclasses.replace(world, market=dataclasses.replace(world.market, felt=felt))
    told: dict[tuple[str, ...], int] = {}
    for account in accounts_of(alike):
        story = story_of(alike, account)
        for number, talk in enumerate(conversations_of(alike, account, story, TOUCHES_PER_ACCOUNT)):
            for turn in talk.turns:
                speaker = turn.speaker
                if not isinstance(speaker, Person):
                    continue
                who = (account.key, speaker.key, speaker.role)
                where = (talk.department, f"{account.key}/{number:05}")
                for need in filter(None, (sentence.need for sentence in turn.sentences)):
                    told.setdefault((*who, need, *where), turn.at)
    names = ("account_id", "person_id", "role", "theme_id", "department", "thread_id")
    ordered = sorted(told)
    ones = pa.array(np.ones(len(ordered), np.int64))
    columns = dict(zip(names, zip(*ordered, strict=True), strict=True))
    at = pa.array([told[one] * 1_000_000 for one in ordered], pa.timestamp("us", tz="UTC"))
    counted = ("statements", "in_favour", "against", "pains")
    return spoken_of(pa.table({**columns, "happened_at": at, **dict.fromkeys(counted, ones)}))
