"""What tells the sort of a page: shares of its sentences, by which weights learnt from pages go."""

from __future__ import annotations

import math
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from outsidein.speak.reading import HEADS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from outsidein.pages.page import Page
    from outsidein.speak.reading import Marked

# How many of a page's sentences hold a phrase of these groups; of its opening, of its headings.
OF_PAGE = (
    "page-selling page-offer page-steps aside-heading page-legal page-job page-objectives "
    "page-article us reader next-step benefit difference pain proof feature how-to-heading "
    "features-heading"
).split()
OF_OPENING = ("page-selling", "page-offer", "page-steps")
OF_HEADINGS = ("aside-heading", "page-job", "page-objectives", "page-article", "page-steps")
GROUPS = tuple(sorted({*OF_PAGE, *OF_OPENING, *OF_HEADINGS}))

# An opening is what stands above the first heading about use, but no more sentences than these.
LONGEST_OPENING = 12
USE = "aside-heading"
SHORTEST_SENTENCE = 6


def signs(page: Page, sentences: Sequence[Marked]) -> dict[str, float]:
    """Give what tells the sort of a page, each sign by its name: shares from 0 to 1."""
    heads = [one for one in sentences if one.nature in HEADS]
    opening = _opening(sentences)
    letters = sum(len(block.text) for block in page.blocks) or 1
    code = sum(len(block.text) for block in page.blocks if block.nature == "code")
    count = max(len(sentences), 1)
    told = {f"page {group}": _share(sentences, group) for group in OF_PAGE}
    told |= {f"opening {group}": _share(opening, group) for group in OF_OPENING}
    told |= {f"headings {group}": _share(heads, group) for group in OF_HEADINGS}
    return told | {
        "code": code / letters,
        "has code": float(code > 0),
        "length": math.log1p(prose_words(sentences)) / 8,
        "items": sum(one.nature == "item" for one in sentences) / count,
        "cells": sum(one.nature == "cell" for one in sentences) / count,
        "headings": len(heads) / count,
        "asks in headings": float(any(one.text.endswith("?") for one in heads)),
        "begins with a number": sum(one.text[:1].isdigit() for one in sentences) / count,
    }


def likely_kind(page: Page, sentences: Sequence[Marked]) -> tuple[str, float]:
    """Give the likeliest sort of a page and its probability.

    A multinomial logistic regression on the signs; its weights are in `page_weights.toml`.
    """
    told = signs(page, sentences)
    scores = {
        kind: sum(weight * told[sign] for sign, weight in weights.items() if sign in told)
        + weights["always"]
        for kind, weights in _weights().items()
    }
    highest = max(scores.values())
    parts = {kind: math.exp(score - highest) for kind, score in scores.items()}
    kind = max(parts, key=lambda one: parts[one])
    return kind, parts[kind] / sum(parts.values())


def prose_words(sentences: Iterable[Marked]) -> int:
    """Count the words of a page's full sentences: neither headings nor short entries of lists."""
    return sum(
        len(one.words)
        for one in sentences
        if one.nature not in HEADS
        and (len(one.words) >= SHORTEST_SENTENCE or one.text.endswith((".", "!", "?")))
    )


def _opening(sentences: Sequence[Marked]) -> Sequence[Marked]:
    for nth, one in enumerate(sentences[: LONGEST_OPENING * 2]):
        if one.nature in HEADS and USE in one.hits and nth:
            return sentences[:nth]
    return sentences[:LONGEST_OPENING]


def _share(sentences: Sequence[Marked], group: str) -> float:
    return sum(group in one.hits for one in sentences) / len(sentences) if sentences else 0.0


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    return tomllib.loads(files("outsidein.speak").joinpath("page_weights.toml").read_text("utf-8"))
