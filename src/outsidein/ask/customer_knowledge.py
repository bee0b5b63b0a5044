"""What a workspace knows of customers that an audit of our pages needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from outsidein.ask.answers import open_answers, rows, sql
from outsidein.speak.known import Known
from outsidein.speak.vocabulary import Vocabulary

if TYPE_CHECKING:
    import duckdb

    from outsidein.record.workspace import Workspace

# Words are counted in so many statements, which takes a second; so many are handed out for quotes,
# and so many questions to be compared with pages.
COUNTED = 200_000
QUOTED = 20_000
QUESTIONS = 5_000
TOP_NEEDS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class TopNeed:
    """A need that many customers speak of: its name, its words, how many people."""

    name: str
    words: list[str]
    people: int


def known_of(workspace: Workspace) -> Known:
    """Give what customers say and ask, and how we and our products are called.

    Questions are those that no answer of ours followed. Raises WorkspaceError if the workspace has
    no answers yet.
    """
    settings = workspace.settings
    with open_answers(workspace) as connection:
        said = rows(connection, sql("customer_statements"), {"most": QUOTED})
        asked = rows(connection, sql("open_questions"), {"most": QUESTIONS})
        counted = _vocabulary(connection)
    return Known(
        brand=tuple(dict.fromkeys(name for name in (settings.name, *settings.products) if name)),
        customer_words=[row["text"] for row in said],
        people=[row["person_id"] for row in said],
        questions=[row["text"] for row in asked],
        askers=[row["person_id"] for row in asked],
        counted=counted,
    )


def top_needs(workspace: Workspace, *, most: int = TOP_NEEDS) -> list[TopNeed]:
    """Give what most people speak of: what a page that sells should name."""
    with open_answers(workspace) as connection:
        return [TopNeed(**row) for row in rows(connection, sql("top_needs"), {"most": most})]


def _vocabulary(connection: duckdb.DuckDBPyConnection) -> Vocabulary:
    query = connection.sql(sql("customer_word_people"), params={"most": COUNTED})
    columns = query.to_arrow_table().to_pydict()
    counts = dict(zip(columns["word"], columns["people"], strict=True))
    voices = counts.pop(None)
    texts = next(count for count in columns["statements"] if count is not None)
    return Vocabulary(people=counts, voices=voices, texts=texts)
