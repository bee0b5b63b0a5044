"""What a survey asked: its questions, the scales they ask for, and which are answered from a list.

An export of answers does not say what sort a question is. So the first rows of a file are looked
at: where a few short answers come again and again, they were chosen, not written.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from outsidein.read.contract import Shape
from outsidein.read.preparing import rows_of
from outsidein.read.values import text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from outsidein.read.contract import Reader
    from outsidein.read.files import SourceFile
    from outsidein.record.settings import Settings

ROWS_LOOKED_AT = 2000
# Below twelve answers repetition is chance; an option that was chosen comes three times or more.
FEWEST_ANSWERS = 12
ANSWERS_PER_OPTION = 3
LONGEST_OPTION = 60
SHARE_OF_OPTIONS = 0.9

RECALL = re.compile(r"\{\{[^{}]*\}\}")
RANGE = re.compile(r"\b([01])\s*(?:-|\u2013|to)\s*(\d{1,3})\b")
SCALES = (
    ("nps", re.compile(r"\bnps\b|net promoter|likely\b.*\brecommend", re.IGNORECASE | re.DOTALL)),
    ("ces", re.compile(r"\bces\b|\beffort\b|\bhow (?:easy|difficult)", re.IGNORECASE)),
    ("csat", re.compile(r"\bcsat\b|\b(?:dis)?satisf|\brate\b|\brating\b", re.IGNORECASE)),
)
REASON = re.compile(r"\bwhy\b|\breason|\btell us more|\bexplain|\bcomment", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """What a score means: the kind of scale and its ends, null where unknown."""

    name: str
    lowest: float | None = None
    highest: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One column of answers: its header (or id), where it stands, and what was asked."""

    header: str
    position: int | None
    prompt: str
    labels: frozenset[str] = frozenset()  # an answer that repeats one was ticked, not written
    scale: Scale | None = None
    reason: Question | None = None  # the question that asks why, if this one asks for a score
    is_closed: bool = False

    @property
    def native(self) -> str:
        """What tells its answers from those to the other questions: its place, else its id."""
        return self.header if self.position is None else str(self.position)


def prompt_of(header: str) -> str:
    """Give the question in a header, without the places where a tool recalls earlier answers.

    >>> prompt_of("Thanks {{field:01f8-ab}}, what is missing?")
    'Thanks, what is missing?'
    """
    plain = re.sub(r"\s+", " ", RECALL.sub("", header))
    return re.sub(r" ([,.?!:;])", r"\1", plain).strip()


def scale_of(prompt: str) -> Scale | None:
    """Tell the scale that a question asks for a score on, by its words; nothing if it asks none.

    >>> scale_of("How likely are you to recommend us?")
    Scale(name='nps', lowest=0.0, highest=10.0)
    >>> scale_of("Rate our support from 1 to 5")
    Scale(name='csat', lowest=1.0, highest=5.0)
    """
    name = next((name for name, pattern in SCALES if pattern.search(prompt)), None)
    if name is None:
        return None
    told = RANGE.search(prompt)
    if told:
        return Scale(name=name, lowest=float(told.group(1)), highest=float(told.group(2)))
    return Scale(name=name, lowest=0.0, highest=10.0) if name == "nps" else Scale(name=name)


def question(
    header: str,
    position: int | None,
    *,
    asked: str,
    labels: Sequence[str] = (),
    is_closed: bool = False,
) -> Question:
    """Give the question of one column; its scale follows from its words."""
    prompt = prompt_of(asked)
    return Question(
        header=header,
        position=position,
        prompt=prompt,
        labels=frozenset(label.casefold() for label in (asked, *labels) if label),
        scale=scale_of(prompt),
        is_closed=is_closed,
    )


def asks_why(prompt: str) -> bool:
    """Tell whether a question asks for the reason of the score before it."""
    return bool(REASON.search(prompt))


def plain_headers(header: Sequence[str]) -> list[str]:
    """Give the headers as they were written, without the numbers that tell repeated ones apart.

    >>> plain_headers(["Other", "Other#2", "Room #2"])
    ['Other', 'Other', 'Room #2']
    """
    names = {*header, ""}
    bare = [name.rpartition("#")[0] if re.search(r"#\d+$", name) else name for name in header]
    return [one if one in names else name for name, one in zip(header, bare, strict=True)]


def looks_chosen(answer: str) -> bool:
    """Tell whether an answer has the form of an option: short, and no sentence."""
    return len(answer) <= LONGEST_OPTION and not answer.endswith((".", "!", "?"))


def closed_columns(
    files: Sequence[tuple[SourceFile, Reader]], _settings: Settings
) -> Mapping[str, tuple[str, ...]]:
    """Find the columns whose answers were chosen from a list, by the first rows of all files."""
    answers: dict[str, Counter[str]] = defaultdict(Counter)
    for file, reader in files:
        if not isinstance(reader, Shape) or reader.name != "responses":
            continue
        for raw in islice(rows_of(file, reader), ROWS_LOOKED_AT):
            for header, value in raw.rest.items():
                told = text(value) if isinstance(value, str) else None
                if told and header[:1] not in {"", "#"}:
                    answers[header][told] += 1
    closed = sorted(header for header, told in answers.items() if _is_closed(told))
    return {"closed": tuple(closed)}


def _is_closed(answers: Counter[str]) -> bool:
    """Tell whether answers were chosen; several choices in one cell are parted by commas."""
    short = {answer: count for answer, count in answers.items() if looks_chosen(answer)}
    options: Counter[str] = Counter()
    for answer, count in short.items():
        for part in re.split(r"[,;|]", answer):
            options[part.strip()] += count
    enough = answers.total() >= FEWEST_ANSWERS
    mostly_short = sum(short.values()) >= SHARE_OF_OPTIONS * answers.total()
    return enough and mostly_short and options.total() >= ANSWERS_PER_OPTION * len(options)
