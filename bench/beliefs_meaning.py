"""How sure it is what somebody means who says in free words what customers want.

    python bench/beliefs_meaning.py [--data DIR]

Names of intents stand for beliefs, the requests made for each intent for what customers say of a
theme. What is learnt from some sets, and from small parts of them, is shown on another one that was
not learnt from. Each name is asked twice: with its own theme there, and with it gone, which one in
four beliefs are taken to be like. DIR holds the labelled sets by name (labelled.py). Prints
Markdown.
"""

from __future__ import annotations

import argparse
import re
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import minimize

from labelled import DATA, OUT_OF_SCOPE, read_set
from outsidein.customer.beliefs import meaning
from outsidein.meaning.encoder import encode

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from labelled import Labelled

    Numbers = npt.NDArray[np.float64]

LEARNT_FROM = ("DSTC11 development", "CLINC150")
SHOWN_ON = "Banking77"
SMALL = 8  # themes of a firm that has few
WITHOUT = 0.25
FAR = -np.inf
BANDS = (0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 1.01)


def main() -> None:
    """Print what is learnt, and how often a match of each certainty is right."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--data", type=Path, default=DATA)
    data = parser.parse_args().data
    sets: dict[str, Numbers] = {}
    for name in (*LEARNT_FROM, SHOWN_ON):
        labelled = read_set(name, data)
        if labelled is None:
            print(f"{name} is not there.")
            return
        sets[name] = _likeness(labelled)
    whole = [sets[name] for name in LEARNT_FROM]
    parts = [part for one in whole for part in _parts(one)]
    near, sharpness = _learnt([*whole * 4, *parts])
    print(f"Learnt: near {near:.3f}, sharpness {sharpness:.3f}. ", end="")
    print(f"In the package: {meaning.NEAR}, {meaning.SHARPNESS}.\n")
    print("| set | how sure | names | right | where its theme was gone |\n|---|---|--:|--:|--:|")
    for name, one in sets.items():
        _print_rows(name, [one])
        _print_rows(f"{name}, {SMALL} at a time", _parts(one))


def _likeness(labelled: Labelled) -> Numbers:
    """Give how near each name of an intent comes to the requests of each."""
    ordered = labelled.by_hash()
    said: dict[str, list[str]] = {}
    for text, intent in zip(ordered.texts, ordered.intents, strict=True):
        if intent != OUT_OF_SCOPE:
            said.setdefault(intent, []).append(text)
    count = meaning.HELD_AGAINST
    intents = [intent for intent in sorted(said) if len({*said[intent]}) >= count]
    names = [re.sub(r"(?<=[a-z])(?=[A-Z])|_", " ", one).lower() for one in intents]
    texts = [text for intent in intents for text in list(dict.fromkeys(said[intent]))[:count]]
    alike = (encode(names) @ encode(texts).T).astype(np.float64)
    nearest = np.sort(alike.reshape(len(names), len(names), count), axis=2)[
        :, :, -meaning.NEAREST :
    ]
    mean: Numbers = nearest.mean(axis=2)
    return mean


def _parts(likeness: Numbers) -> list[Numbers]:
    order = np.random.default_rng(0).permutation(len(likeness))
    cuts = [order[start : start + SMALL] for start in range(0, len(order) - SMALL + 1, SMALL)]
    return [likeness[np.ix_(cut, cut)] for cut in cuts]


def _chances(likeness: Numbers, *, gone: bool) -> Numbers:
    asked = likeness.copy()
    if gone:
        np.fill_diagonal(asked, FAR)
    return meaning.chances(asked)


def _learnt(sets: Sequence[Numbers]) -> tuple[float, float]:
    """Find the two numbers by which what was meant is the least surprising."""
    kept = meaning.NEAR, meaning.SHARPNESS

    def surprise(values: Numbers) -> float:
        meaning.NEAR, meaning.SHARPNESS = float(values[0]), float(np.exp(values[1]))
        total = 0.0
        for one in sets:
            there = np.diag(_chances(one, gone=False)[:, :-1])
            none = _chances(one, gone=True)[:, -1]
            total -= (1 - WITHOUT) * np.log(there + 1e-9).mean()
            total -= WITHOUT * np.log(none + 1e-9).mean()
        return total

    try:
        found = minimize(surprise, [2.7, np.log(0.4)], method="Nelder-Mead")
    finally:
        meaning.NEAR, meaning.SHARPNESS = kept
    return float(found.x[0]), float(np.exp(found.x[1]))


def _print_rows(name: str, sets: Sequence[Numbers]) -> None:
    for line in _rows(name, sets):
        print(line)


def _rows(name: str, sets: Sequence[Numbers]) -> Iterator[str]:
    sure, right, gone = [], [], []
    for one in sets:
        chances = _chances(one, gone=False)[:, :-1]
        sure.append(chances.max(axis=1))
        right.append(chances.argmax(axis=1) == np.arange(len(one)))
        gone.append(_chances(one, gone=True)[:, :-1].max(axis=1))
    best, is_right, without = map(np.concatenate, (sure, right, gone))
    for low, high in pairwise(BANDS):
        within = (best >= low) & (best < high)
        share = f"{is_right[within].mean():.0%}" if within.any() else "–"
        wrongly = ((without >= low) & (without < high)).sum()
        band = f"{low:.1f} to {min(high, 1.0):.1f}"
        yield f"| {name} | {band} | {within.sum()} | {share} | {wrongly} |"


if __name__ == "__main__":
    main()
