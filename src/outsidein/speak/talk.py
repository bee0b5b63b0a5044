"""How we talk: whether our words to customers ask or pitch, are about us or them, and whose."""

from __future__ import annotations

from functools import partial
from importlib.resources import files
from typing import TYPE_CHECKING

import pyarrow as pa

from outsidein.speak.lexicon import words_of
from outsidein.speak.talk_about import ABOUT, about_of
from outsidein.speak.talk_words import STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from outsidein.record.settings import Settings
    from outsidein.store.duckdb import Store

# Of fewer people or conversations nothing is told: they would be one person in disguise.
FEWEST_PEOPLE = 3
FEWEST_CONVERSATIONS = 20
# So would a department in which one person says nearly everything.
MOST_OF_ONE = 0.75
# An interval that holds the true share 9 times in 10, as all intervals here do.
NORMAL_QUANTILE = 1.6448536269514722

OUR_SENTENCES = """
SELECT statement_id, statement.text
FROM statement
SEMI JOIN (SELECT statement_id FROM talk_sentence WHERE side = 'us') AS ours USING (statement_id)
"""
# In this order: each reads what those before it wrote.
VIEWS = (
    "talk_name",
    "talk_form",
    "talk_use",
    "talk_heard",
    "talk_whose",
    "talk_conversation",
    "talk_voice",
    "talk_counted",
    "talk",
    "talk_example",
    "talk_word",
)
# What nobody else has a use for.
ONLY_HERE = ("talk_stop_word", "talk_sentence", "talk_about", *VIEWS[:-3])


def write_talk(
    store: Store, settings: Settings, *, done: Callable[[int], None] | None = None
) -> None:
    """Write `talk`, `talk_example` and `talk_word` from statement, touch, person and account.

    `done` is told our sentences that were read since it was last told.
    """
    # What customers would not call a word, and what speaks of us as well as "we" does.
    names = [name for name in (settings.name, *settings.products) if name.strip()]
    values = {
        "our_names": names,
        "people": FEWEST_PEOPLE,
        "conversations": FEWEST_CONVERSATIONS,
        "most": MOST_OF_ONE,
        "z": NORMAL_QUANTILE,
    }
    store.keep("talk_stop_word", pa.table({"word": sorted(STOP_WORDS)}))
    store.view("talk_sentence", query("talk_sentence"))
    about = partial(about_of, names=tuple(tuple(words_of(name)[0]) for name in names))
    store.map("talk_about", OUR_SENTENCES, about, schema=ABOUT, done=done)
    for name in VIEWS:
        store.view(name, query(name), values)
    for name in ONLY_HERE:
        store.connection.execute(f"DROP TABLE {name}")


def query(name: str) -> str:
    """Read the SQL of one relation."""
    return files("outsidein.speak").joinpath("sql", f"{name}.sql").read_text("utf-8")
