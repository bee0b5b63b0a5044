"""What sort of page it is: what a rule expects of an offer it can't expect of an article."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import cache
from importlib.resources import files
from pathlib import PurePath
from typing import TYPE_CHECKING

from outsidein.speak.page_signs import likely_kind, prose_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from outsidein.pages.page import Page
    from outsidein.speak.reading import Marked

PAGE_KINDS = ("offer", "article", "reference", "mail", "job", "objectives", "legal", "other")

# Told by the writer in the page itself: `<!-- outsidein: page offer -->`.
TOLD = re.compile(r"outsidein:\s*page\s+([a-z]+)")
# A page of fewer words of prose is a fragment.
FEWEST_WORDS = 40
# A kind that is less probable is not told. Much is expected of an offer, so what might as well be
# something else is none. models/page_kinds.py tells how often the kind is right then.
SURE, SURELY_OFFER = 0.5, 0.7
# So many sentences with a lawyer's phrase make a legal page.
LEGAL, LAWYERS = "page-legal", 0.4
OFFER = "offer"


def page_kind(page: Page, sentences: Sequence[Marked]) -> str:
    """Tell what sort of page it is: by what the page says of itself, its path, then its words.

    It decides which rules look at a page. So an offer that might as well be something else is told
    to be something else: rules that find nothing do less harm than false alarms.
    """
    told = TOLD.search(page.source) if "outsidein:" in page.source else None
    if told and told[1] in PAGE_KINDS:
        return told[1]
    by_name = _by_name(page.name.lower(), set(page.told))
    if by_name:
        return by_name
    if _is_legal(page, sentences):
        return "legal"
    return "other" if prose_words(sentences) < FEWEST_WORDS else _by_words(page, sentences)


def _by_words(page: Page, sentences: Sequence[Marked]) -> str:
    """Tell by the page's words; of what is not sure, code makes a reference."""
    kind, probability = likely_kind(page, sentences)
    if kind == OFFER and (probability > SURELY_OFFER or _sells_by_name(page.name)):
        return OFFER
    if kind != OFFER and probability > SURE:
        return kind
    return "reference" if any(block.nature == "code" for block in page.blocks) else "other"


def _is_legal(page: Page, sentences: Sequence[Marked]) -> bool:
    """Tell whether the most of a page's text is legal text, or many sentences are a lawyer's."""
    if sum(LEGAL in one.hits for one in sentences) > LAWYERS * len(sentences):
        return True
    letters = Counter({"legal": 0})
    for block in page.blocks:
        letters[block.nature] += len(block.text)
    return 2 * letters["legal"] > letters.total()


def _by_name(name: str, told: set[str]) -> str:
    """Tell by what the file says of itself, its ending, the folders it is in, and its name."""
    path, signs = PurePath(name), _signs()
    folders = set(path.parts[:-1])
    ways: tuple[tuple[str, Callable[[frozenset[str]], bool]], ...] = (
        ("endings", lambda known: path.suffix in known),
        ("told", lambda known: not told.isdisjoint(known)),
        ("folders", lambda known: not folders.isdisjoint(known)),
        ("files", lambda known: path.stem.startswith(tuple(known))),
    )
    for way, holds in ways:
        for kind, known in signs[way].items():
            if kind != "offer" and (way, kind) != ("told", "reference") and holds(known):
                return kind
    return ""


def _sells_by_name(name: str) -> bool:
    """Tell whether a file builds a page of a site, or is named as pages that sell are."""
    path, signs = PurePath(name.lower()), _signs()
    endings, beginnings = signs["endings"][OFFER], signs["files"][OFFER]
    return path.suffix in endings or path.stem.startswith(tuple(beginnings))


@cache
def _signs() -> Mapping[str, Mapping[str, frozenset[str]]]:
    text = files("outsidein.speak").joinpath("page_kinds.toml").read_text("utf-8")
    return {
        sign: {kind: frozenset(names) for kind, names in kinds.items()}
        for sign, kinds in tomllib.loads(text).items()
    }
