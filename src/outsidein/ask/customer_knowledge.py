"""What a workspace knows of customers that an audit of our pages needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from outsidein.ask.answers import open_answers, rows, sql
from outsidein.speak.known import Known
from outsidein.speak.said import Need
from outsidein.speak.vocabulary import Vocabulary

if TYPE_CHECKING:
    import duckdb

    from outsidein.record.workspace import Workspace

# Words are counted in so many statements, which takes a second; so many are handed out for quotes,
# and so many questions to be compared with pages.
COUNTED = 200_000
QUOTED = 20_000
QUESTIONS = 5_000
TOP_NEEDS = 5
# Of so many needs, so many things that people say, which are neither scraps nor whole stories.
NEEDS, WORDINGS = 150, 200
SHORTEST, LONGEST = 15, 200
SURE = 0.9  # that a statement is about its theme
# Share of those who speak of a theme that want it, aim at it or ask: of needs it was 0.29 and more
# in a company with 96 themes, of small talk and scolding 0.02 and less.
WANTED = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedsHeard:
    """What customers need, what most people speak of first; and what else they speak of.

    The other needs and the small talk are there to tell what is said of these from.
    """

    top: list[Need]
    others: list[Need]


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


def top_needs(workspace: Workspace, *, most: int = TOP_NEEDS) -> NeedsHeard:
    """Give what most people need: what a page that sells should speak of.

    People are counted as for the shares of needs: of accounts, and each once.
    """
    values = {
        "most": NEEDS,
        "wordings": WORDINGS,
        "sure": SURE,
        "wanted": WANTED,
        "shortest": SHORTEST,
        "longest": LONGEST,
    }
    with open_answers(workspace) as connection:
        found = rows(connection, sql("top_needs"), values)
    needs = [(row.pop("is_wanted"), Need(**row)) for row in found]
    top = [need for is_wanted, need in needs if is_wanted][:most]
    return NeedsHeard(top=top, others=[need for _, need in needs[len(top) :]])


def _vocabulary(connection: duckdb.DuckDBPyConnection) -> Vocabulary:
    query = connection.sql(sql("customer_word_people"), params={"most": COUNTED})
    columns = query.to_arrow_table().to_pydict()
    counts = dict(zip(columns["word"], columns["people"], strict=True))
    voices = counts.pop(None)
    texts = next(count for count in columns["statements"] if count is not None)
    return Vocabulary(people=counts, voices=voices, texts=texts)
