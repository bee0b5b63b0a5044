"""The words of the simulated company: who may be there, and what they may say.

The words themselves are data, in the folder `lines`; its README says what each file holds and
what each placeholder is filled with. Nothing here draws or fills: a line is as it was written.
"""

from __future__ import annotations

import csv
import tomllib
from collections import defaultdict
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from outsidein.simulate.wording import (
    City,
    FirstName,
    Industry,
    Line,
    Mail,
    Names,
    Need,
    Objective,
    PublishedPage,
    QuoteHeader,
    Script,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from importlib.resources.abc import Traversable

# The records are used wherever the script is, so they can be had from here too.
__all__ = [
    "City",
    "FirstName",
    "Industry",
    "Line",
    "Mail",
    "Names",
    "Need",
    "Objective",
    "PublishedPage",
    "QuoteHeader",
    "Script",
    "load_script",
]

# The files of the folder `lines/needs`, one per theme, in the order in which needs are listed.
NEED_FILES = (
    "cards_in_hand",
    "cards_that_work",
    "cash",
    "adding_money",
    "moving_money",
    "currencies",
    "charges",
    "safety",
    "account",
    "control",
    "fitting_in",
)


@cache
def load_script() -> Script:
    """All words of the simulated company, read once per process.

    >>> load_script().needs["card_arrival"].name
    'Cards that arrive on time'
    """
    folder = files("outsidein.simulate") / "lines"
    needs = {need.id: need for need in _needs(folder / "needs")}
    pages = _toml(folder / "pages.toml")
    return Script(
        needs=needs,
        questions=_questions(folder / "banking77.csv", needs),
        talk=_talk(_toml(folder / "talk.toml")),
        names=_names(_toml(folder / "names.toml")),
        mail=_mail(_toml(folder / "mail.toml")),
        pages=tuple(_page(page) for page in pages["page"]),
        objectives=tuple(Objective(**objective) for objective in pages["objective"]),
    )


def _toml(file: Traversable) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _lines(texts: list[str], *, kind: str, side: str) -> tuple[Line, ...]:
    return tuple(Line(text=text, kind=kind, side=side) for text in texts)


def _needs(folder: Traversable) -> Iterator[Need]:
    for name in NEED_FILES:
        content = _toml(folder / f"{name}.toml")
        for entry in content["need"]:
            yield Need(
                id=entry["id"],
                name=entry["name"],
                phrase=_within_sentence(entry["name"]),
                theme=content["theme"],
                roles=entry["roles"],
                lines={
                    (side, kind): _lines(texts, kind=kind, side=side)
                    for side in ("customer", "us")
                    for kind, texts in entry[side].items()
                },
                beyond_banking77=content["beyond_banking77"],
                feature=entry.get("feature"),
            )


def _within_sentence(name: str) -> str:
    # Abbreviations (API, PIN) keep their capitals; other names begin with an ordinary word.
    return name if name[1].isupper() else name[0].lower() + name[1:]


def _questions(file: Traversable, needs: Mapping[str, Need]) -> dict[str, tuple[Line, ...]]:
    lines: defaultdict[str, list[Line]] = defaultdict(list)
    for need in needs.values():
        for kind in ("question", "pain"):
            lines[need.id].extend(need.lines.get(("customer", kind), ()))
    for row in csv.DictReader(file.read_text(encoding="utf-8").splitlines()):
        # Rows whose kind the rule cannot tell are kept in the file but never said.
        if row["kind"]:
            line = Line(text=row["text"], kind=row["kind"], side="customer")
            lines[row["category"]].append(line)
    return {need: tuple(lines[need]) for need in needs}


def _talk(content: dict[str, Any]) -> dict[str, tuple[Line, ...]]:
    return {
        section: tuple(
            line
            for kind, texts in entry.items()
            if kind != "side"
            for line in _lines(texts, kind=kind, side=entry["side"])
        )
        for section, entry in content.items()
    }


def _tuples(content: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(values) for key, values in content.items()}


def _names(content: dict[str, Any]) -> Names:
    return Names(
        first_names=tuple(
            FirstName(name=name, culture=culture, nicknames=tuple(nicknames))
            for culture, names in content["first_names"].items()
            for name, nicknames in names.items()
        ),
        surnames=_tuples(content["surnames"]),
        firm_heads=tuple(content["firm_heads"]),
        legal_forms=_tuples(content["legal_forms"]),
        industries=tuple(
            Industry(**{**industry, "firm_tails": tuple(industry["firm_tails"])})
            for industry in content["industry"]
        ),
        cities=tuple(
            City(name=name, country=country, culture=culture)
            for name, country, culture in content["cities"]
        ),
        titles=_tuples(content["titles"]),
        our_titles=_tuples(content["our_titles"]),
        teams=tuple(content["teams"]),
        rivals=tuple(content["rivals"]),
        products=tuple(content["products"]),
    )


def _mail(content: dict[str, Any]) -> Mail:
    return Mail(
        signatures=tuple(content["signatures"]),
        quote_headers=tuple(QuoteHeader(**header) for header in content["quote_header"]),
        disclaimers=tuple(content["disclaimers"]),
        automatic_replies=tuple(content["automatic_replies"]),
    )


def _page(content: dict[str, Any]) -> PublishedPage:
    answers = tuple(content["answers"])
    return PublishedPage(**{"contradicts": None, **content, "answers": answers})
