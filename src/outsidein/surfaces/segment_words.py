"""Segments in words: figures as a marketer reads them, and verdicts in plain sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from outsidein.surfaces.screen import number

if TYPE_CHECKING:
    from outsidein.ask.segment_records import AccountSegment, Segment, Segments, Trait, Worth

TOO_FEW = "too few to say"
OUTCOMES = {
    "both": ("who said yes", "first deals and renewals"),
    "won": ("won", "first deals won"),
    "kept": ("kept", "renewals kept"),
}
BASES = {"needs": "what they need", "industry": "industry", "size": "size", "country": "country"}


def percent(share: float) -> str:
    """Write a share as people read it.

    >>> percent(0.414)
    '41 %'
    """
    return f"{round(100 * share)} %"


def likely(trait: Trait) -> str:
    """Write a figure with what it likely is between, and of how many; or that they are too few."""
    if trait.figure is None or trait.low is None or trait.high is None:
        return TOO_FEW
    if trait.feature == "days":
        return f"{trait.figure:.0f} days (likely {trait.low:.0f} to {trait.high:.0f})"
    between = f"likely {round(100 * trait.low)} to {round(100 * trait.high)}"
    return f"{percent(trait.figure)} ({between})"


def elsewhere(trait: Trait) -> str:
    """Write the same figure of the other segments; a dash if nobody was counted there."""
    if trait.figure_elsewhere is None:
        return "–"
    if trait.feature == "days":
        return f"{trait.figure_elsewhere:.0f} days"
    return percent(trait.figure_elsewhere)


def called(trait: Trait) -> str:
    """Name a trait as a line of its own."""
    if trait.feature == "outcome":
        return OUTCOMES[trait.name][1]
    if trait.feature == "department":
        return f"talk with {trait.name}"
    return trait.name.replace("_", " ") if trait.feature == "role" else trait.name


def verdict(found: Segments) -> str:
    """Say whether customers fall into groups, and how firm that is."""
    if found.verdict == TOO_FEW:
        return (
            f"Too few to say: {number(found.known, 'account')} said enough to be compared, and "
            "groups need 30."
        )
    if found.verdict == "no groups":
        return (
            f"Your customers do not fall into groups by what they need: of {found.known} accounts "
            "compared, any groups would be other ones if other accounts had been heard."
        )
    little, between = found.accounts - found.known, found.known - found.placed
    left = " and ".join(
        part
        for part in (
            f"{number(little, 'account')} said too little" if little else "",
            f"{number(between, 'account')} stand{'s' if between == 1 else ''} between groups"
            if between
            else "",
        )
        if part
    )
    firm = f"Either half of them alone would put {percent(found.alike or 0)} into the same groups."
    return (
        f"Your customers fall into {len(found.segments)} groups by what they need. "
        f"{found.placed} of {number(found.accounts, 'account')} belong to one"
        f"{'; ' + left if left else ''}. {firm}"
    )


def placed(found: AccountSegment) -> str:
    """Say which segment an account belongs to, or why to none."""
    if found.segment is None:
        why = {
            "too few words": "its people have said too little to tell",
            "between segments": "it stands between segments",
            "no groups": "customers do not fall into groups",
            TOO_FEW: "too few accounts were heard to say",
        }.get(found.reason, found.reason)
        return f"{found.name} belongs to no segment: {why}."
    # No more is claimed: how sure the sums are rests on how the groups were thought of.
    sure = found.probability or 0.0
    told = "more than 99 %" if sure > 0.99 else percent(sure)
    return f"{found.name} belongs to “{found.segment.name}”: {told} likely."


def worth(found: Segments) -> list[str]:
    """Say whether the segments foretell who is won and kept, better than industry or not."""
    by_pair = {(one.outcome, one.basis, one.against): one for one in found.worth}
    lines = []
    for outcome, (_, many) in OUTCOMES.items():
        plain = by_pair.get((outcome, "needs", "nothing"))
        other = by_pair.get((outcome, "needs", "industry"))
        if plain is None or other is None:
            continue
        if outcome == "both":
            lines.append(_headline(plain, other))
        else:
            counted = f"{many[0].upper()}{many[1:]}: {plain.happened} of {plain.accounts}."
            lines.append(f"{counted} {_pairs(plain)}{_beside(plain, other)}.")
    return lines + _others(found)


def _headline(plain: Worth, other: Worth) -> str:
    decided = f"{plain.accounts} first deals and renewals"
    if plain.verdict == TOO_FEW:
        return f"Too few to say: {decided} were decided. It takes 40, with 10 yes and 10 no."
    told = {
        "better": "Yes: what they need foretells better than their industry who says yes.",
        "worse": "No: their industry foretells better than what they need who says yes.",
    }
    words = told.get(
        other.verdict, "What they need is not shown to foretell better than industry who says yes."
    )
    judged = f"Judged on {decided}, by what was said before each was decided."
    return f"{words} {judged} {_pairs(plain)}."


def _pairs(plain: Worth) -> str:
    if plain.pairs_right is None or plain.pairs_low is None or plain.pairs_high is None:
        return "Too few to say"
    done = OUTCOMES[plain.outcome][0]
    low, high = round(100 * plain.pairs_low), round(100 * plain.pairs_high)
    return (
        f"Of two accounts, one {done} and one not, it tells which is which "
        f"{round(100 * plain.pairs_right)} times in 100 (likely {low} to {high}; guessing: 50)"
    )


def _beside(plain: Worth, other: Worth) -> str:
    if plain.verdict == TOO_FEW:
        return ""
    told = {"better": ": better than industry", "worse": ": worse than industry"}
    return told.get(other.verdict, ": not shown to be better than industry")


def _others(found: Segments) -> list[str]:
    """Say which other ways to group foretell anything at all."""
    told = [
        one
        for one in found.worth
        if (one.outcome, one.against) == ("both", "nothing") and one.verdict != TOO_FEW
    ]
    good = [BASES[one.basis] for one in told if one.verdict == "better"]
    bad = [BASES[one.basis] for one in told if one.verdict != "better"]
    lines = [f"Better than guessing: {', '.join(good)}."] if good else []
    return lines + ([f"Not shown to be better than guessing: {', '.join(bad)}."] if bad else [])


def size(segment: Segment) -> str:
    """Say how large a segment is."""
    return (
        f"{number(segment.accounts, 'account')} ({percent(segment.share)}), "
        f"{number(segment.people, 'person', 'people')} heard"
    )
