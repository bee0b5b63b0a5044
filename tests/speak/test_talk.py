from __future__ import annotations

import datetime as dt
import math
import random
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

import pyarrow as pa
import pytest

from outsidein.identity.tables import TABLES as IDENTITY_TABLES
from outsidein.language.tables import STATEMENT
from outsidein.record.settings import Settings
from outsidein.speak.tables import TABLES
from outsidein.speak.talk import ONLY_HERE, VIEWS, query, write_talk
from outsidein.store.duckdb import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

READ = {
    table.name: table
    for table in (*IDENTITY_TABLES, STATEMENT)
    if table.name in {"touch", "person", "account", "statement"}
}
ASKED = ("question", "How do you pay your drivers today?")
PITCHED = ("pitch", "We are the leader in prepaid cards.")
TOLD = "Our drivers pay with prepaid cards."
OF_US = ("ana", "ben", "cleo")


class Conversation(NamedTuple):
    """What one of us and one of a customer's people say to one another."""

    name: str
    ours: str
    said: Sequence[tuple[str, str]]
    told: Sequence[str] = (TOLD,)
    department: str = "sales"
    channel: str = "call"
    month: int = 3
    year: int = 2026
    is_internal: bool = False

    def touches(self) -> Iterator[tuple[str, str, str, str]]:
        """Give side, person, kind and text of each sentence."""
        yield from (("us", self.ours, kind, text) for kind, text in self.said)
        yield from (("customer", f"bob of {self.name}", "other", text) for text in self.told)


def usual(count: int = 24, **told: Any) -> list[Conversation]:
    """Give conversations in which three of us ask by turns, and pitch in each fourth."""
    by = told.pop("by", OF_US)
    name = told.get("department", "sales") + told.get("channel", "") + str(told.get("month", ""))
    return [
        Conversation(
            f"{name} {at:02}",
            by[at % len(by)],
            **{"said": [ASKED, PITCHED] if at % 4 == 0 else [ASKED], **told},
        )
        for at in range(count)
    ]


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Callable[..., Store]]:
    made: list[Store] = []

    def answered(conversations: Sequence[Conversation], **settings: Any) -> Store:
        folder = tmp_path / str(len(made))
        store = Store(folder / "answers.duckdb", spill=folder / "spill", processes=1)
        made.append(store)
        fill(store, conversations)
        write_talk(store, Settings(name="Ours", **settings))
        return store

    yield answered
    for store in made:
        store.close()


def fill(store: Store, conversations: Sequence[Conversation]) -> None:
    told: dict[str, list[dict[str, Any]]] = {name: [] for name in READ}
    people: dict[str, str] = {}
    for one in conversations:
        for at, (side, person, kind, text) in enumerate(one.touches()):
            people[person] = side
            shared: dict[str, Any] = {
                "touch_id": f"{one.name} {at}",
                "person_id": person,
                "account_id": f"firm of {one.name}",
                "department": one.department,
                "channel": one.channel,
                "happened_at": dt.datetime(one.year, one.month, 2 + at, 9, tzinfo=dt.UTC),
                "side": side,
            }
            told["touch"].append({**shared, "thread_id": one.name, "is_internal": one.is_internal})
            told["statement"].append(
                {**shared, "statement_id": f"{one.name} s{at}", "kind": kind, "text": text}
                | {"confidence": 0.9, "doubtful": False}
            )
    told["person"] = [
        {
            "person_id": person,
            "name": person.split()[0].title(),
            "side": side,
            "nature": "shared mailbox" if person == "office" else "person",
        }
        for person, side in people.items()
    ]
    for name, table in READ.items():
        store.keep(name, pa.Table.from_pylist(told[name], schema=table.schema))


def figures(store: Store, period: str = "month", **where: str) -> dict[str, dict[str, Any]]:
    chosen = {"department": "sales", "medium": "all", **where}
    conditions = " AND ".join(f"CAST({name} AS VARCHAR) = ${name}" for name in chosen)
    rows = store.arrow(
        f"FROM talk WHERE period = $period AND {conditions}", {**chosen, "period": period}
    ).to_pylist()
    return {row["figure"]: row for row in rows}


def words(store: Store) -> list[tuple[Any, ...]]:
    rows = store.arrow("SELECT word, people, conversations, customers FROM talk_word ORDER BY rank")
    return [tuple(row.values()) for row in rows.to_pylist()]


def share(found: dict[str, Any]) -> tuple[int, int]:
    return found["counted"], found["among"]


def test_tables_are_as_declared_and_nothing_else_stays(told: Callable[..., Store]) -> None:
    store = told(usual())
    for table in TABLES:
        assert store.arrow(f"FROM {table.name}").schema.names == table.schema.names
    names = store.connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()
    assert {name for (name,) in names} == {*READ, *(table.name for table in TABLES)}


def test_every_relation_says_what_one_row_is() -> None:
    names = {one.name for one in files("outsidein.speak").joinpath("sql").iterdir()}
    assert names == {f"{name}.sql" for name in ("talk_sentence", *VIEWS)}
    assert all(query(name).startswith("-- One row is one ") for name in VIEWS)


def test_nobody_ever_talked(told: Callable[..., Store]) -> None:
    store = told([])
    assert [store.count(table.name) for table in TABLES] == [0, 0, 0]


def test_figures_by_hand(told: Callable[..., Store]) -> None:
    store = told(usual())
    assert share(figures(store, medium="calls")["our words"]) == (24 * 7 + 6 * 7, 210 + 24 * 6)
    found = figures(store)
    assert "our words" not in found  # words in a call and in a mail are not of one measure
    assert share(found["questions"]) == (24, 30)
    assert share(found["pitches"]) == (6, 30)
    assert share(found["answers"]) == (0, 30)
    assert share(found["questions, not pitches"]) == (24, 30)
    assert share(found["about them"]) == (24, 30)
    # Of "pay", "driver" and "today" customers use two, of "leader", "prepaid" and "card" too.
    assert share(found["their words"]) == (24 * 2 + 6 * 2, 24 * 3 + 6 * 3)
    assert share(found["customers alike"]) == (24 * 4, 24 * 4)
    assert {(one["conversations"], one["people"]) for one in found.values()} == {(24, 3)}


def test_an_interval_is_wilsons_with_conversations_as_what_is_independent(
    told: Callable[..., Store],
) -> None:
    found = figures(told(usual()))["questions"]
    # Eighteen conversations with one question of one sentence, six with one of two.
    share, size, squares = 0.8, 30, 18 * (1 - 0.8) ** 2 + 6 * (1 - 2 * 0.8) ** 2
    variance = 24 / 23 * squares / size**2
    independent = min(size, share * (1 - share) / variance)
    z = 1.6448536269514722
    middle = (share + z * z / 2 / independent) / (1 + z * z / independent)
    half = z / (1 + z * z / independent)
    half *= math.sqrt(share * (1 - share) / independent + (z / 2 / independent) ** 2)
    assert found["share"] == pytest.approx(share)
    assert (found["low"], found["high"]) == pytest.approx((middle - half, middle + half))


def test_of_what_never_happens_each_conversation_is_a_witness(told: Callable[..., Store]) -> None:
    found = figures(told(usual()))["answers"]
    z = 1.6448536269514722
    assert (found["share"], found["low"]) == (0, pytest.approx(0))
    assert found["high"] == pytest.approx(z * z / (24 + z * z))


def test_only_conversations_with_both_sides_tell_who_talks(told: Callable[..., Store]) -> None:
    unanswered = usual(30, told=(), channel="mail")
    found = told([*usual(), *unanswered])
    assert figures(found, medium="mails").keys().isdisjoint({"our words", "customers alike"})
    # What nobody answered is asked and pitched nevertheless.
    assert share(figures(found)["questions"]) == (24 + 30, 30 + 38)
    assert figures(found, medium="calls")["our words"]["conversations"] == 24


def test_what_we_say_among_ourselves_and_surveys_are_no_talk(told: Callable[..., Store]) -> None:
    more = [*usual(department="product", is_internal=True), *usual(channel="survey")]
    store = told([*usual(), *more])
    assert share(figures(store)["questions"]) == (24, 30)
    assert figures(store, department="product") == {}


@pytest.mark.parametrize(
    "few",
    [
        usual(19),
        usual(by=("ana", "ben")),
        usual(by=("ana", "office", "ben")),  # a mailbox is nobody
        usual(by=("ana",) * 10 + ("ben", "cleo")),  # one says nearly everything
    ],
    ids=["conversations", "people", "mailbox", "one of many"],
)
def test_who_would_be_a_person_in_disguise_is_too_few(
    few: list[Conversation], told: Callable[..., Store]
) -> None:
    store = told(few)
    found = figures(store)
    assert not any(one["is_enough"] for one in found.values())
    silent = {"share", "low", "high", "counted", "among", "conversations", "people"}
    assert {one[name] for one in found.values() for name in silent} == {None}
    assert (store.count("talk_example"), store.count("talk_word")) == (0, 0)


def test_a_quarter_may_tell_what_its_months_do_not(told: Callable[..., Store]) -> None:
    store = told([*usual(12, month=2), *usual(12, month=3)])
    assert not figures(store)["questions"]["is_enough"]
    spring = figures(store, "quarter")["questions"]
    assert (spring["since"], share(spring)) == (dt.date(2026, 1, 1), (24, 30))


def test_whose_words_is_asked_of_two_others_in_the_same_quarter(
    told: Callable[..., Store],
) -> None:
    usual_months = usual(month=3)
    one = [usual_months[0]._replace(told=(TOLD, "Today is payday."))]
    other = [usual_months[1]._replace(told=(TOLD, "And today again."))]
    rest = usual_months[2:]
    alone = told([*one, *usual_months[1:]])
    assert share(figures(alone)["their words"]) == (60, 90)
    both = told([*one, *other, *rest])
    assert share(figures(both)["their words"]) == (60 + 24, 90)
    # Of customers' own words "today" is said by one other alone, and "payday" by nobody else.
    assert share(figures(both)["customers alike"]) == (24 * 4, 24 * 4 + 3)
    later = told([*one, *rest, *(two._replace(month=4) for two in other)])
    assert share(figures(later, since="2026-03-01")["their words"]) == (46 + 12, 69 + 18)


def test_names_and_greetings_are_nobodys_choice_of_words(told: Callable[..., Store]) -> None:
    said = (ASKED, ("other", "Good morning!"), ("answer", "Bob and Ana know Ours Pay."))
    found = figures(told(usual(said=said), products=("Ours Pay",)))
    # "Pay" is a product of ours here, so the question has two words that tell something.
    assert share(found["their words"]) == (24, 24 * 3)


def test_words_that_only_we_use_are_said_by_several(told: Callable[..., Store]) -> None:
    assert words(told(usual())) == [("today", 3, 24, 0), ("leader", 3, 6, 0)]
    by_one = [one._replace(said=[ASKED]) if one.ours != "ana" else one for one in usual()]
    assert [word for word, *_ in words(told(by_one))] == ["today"]


def test_words_of_ours_are_used_by_at_most_half_as_many_customers(
    told: Callable[..., Store],
) -> None:
    conversations = usual()
    conversations[0] = conversations[0]._replace(told=(TOLD, "Not today."))
    assert words(told(conversations)) == [("leader", 3, 6, 0), ("today", 3, 24, 1)]
    conversations[1] = conversations[1]._replace(told=(TOLD, "Today is fine."))
    assert [word for word, *_ in words(told(conversations))] == ["leader"]


def test_words_of_ours_are_those_of_the_last_twelve_months(told: Callable[..., Store]) -> None:
    earlier = usual(month=1, said=[("pitch", "Our elegant cards.")])
    assert [word for word, *_ in words(told([*usual(month=12), *earlier]))] == [
        "elegant",
        "today",
        "leader",
    ]
    before = [one._replace(year=2025) for one in earlier]
    store = told([*usual(month=12), *before])
    assert [word for word, *_ in words(store)] == ["today", "leader"]
    assert store.arrow("SELECT DISTINCT since FROM talk_word").to_pylist() == [
        {"since": dt.date(2026, 1, 1)}
    ]


def test_numbers_are_nobodys_words_in_letters_either(told: Callable[..., Store]) -> None:
    store = told(usual(said=[("answer", "Fifty drivers plus twelve elegant 100s.")]))
    assert [word for word, *_ in words(store)] == ["elegant"]


def test_an_example_names_nobody_and_is_what_several_say(
    told: Callable[..., Store],
) -> None:
    odd = ("pitch", "Ana Pop and her team are the very best there is on this planet.")
    once = ("pitch", "Nobody else on earth has cards that are as beautiful as ours are.")
    conversations = usual()
    conversations[1] = conversations[1]._replace(said=[ASKED, odd])
    conversations[2] = conversations[2]._replace(said=[ASKED, once])
    store = told(conversations)
    found = store.arrow(
        "SELECT figure, text, people FROM talk_example WHERE period = 'month' ORDER BY figure"
    ).to_pylist()
    assert [tuple(one.values()) for one in found] == [
        ("about us", PITCHED[1], 3),
        ("pitch", PITCHED[1], 3),
        ("question", ASKED[1], 3),
    ]


def test_nobody_is_quoted_alone(told: Callable[..., Store]) -> None:
    # Each pitches in words of their own; a mailbox is nobody, so of its words one is the author.
    own = {
        "ana": "We have the very finest cards of them all.",
        "ben": "We have the most beautiful cards of all.",
        "cleo": "We have the very fastest cards there are.",
    }
    conversations = [one._replace(said=[ASKED, ("pitch", own[one.ours])]) for one in usual()]
    conversations += [
        one._replace(said=[("pitch", own["ana"])])
        for one in usual(4, by=("office",), channel="mail")
    ]
    found = told(conversations).arrow("SELECT DISTINCT figure, text FROM talk_example").to_pylist()
    assert found == [{"figure": "question", "text": ASKED[1]}]


def test_examples_lead_to_no_statement() -> None:
    assert not any(column.name.endswith("_id") for table in TABLES for column in table.columns)


def test_a_promise_is_neither_about_us_nor_about_them(told: Callable[..., Store]) -> None:
    store = told(usual(said=[ASKED, ("promise", "We will send you the cards by Friday.")]))
    found = figures(store)
    assert share(found["promises"]) == (24, 48)
    assert share(found["about them"]) == (24, 24)


def test_the_order_of_rows_does_not_matter(told: Callable[..., Store]) -> None:
    conversations = [*usual(), *usual(channel="mail"), *usual(department="support", month=4)]
    shuffled = random.Random(3).sample(conversations, len(conversations))
    one, other = told(conversations), told(shuffled)
    for table in TABLES:
        assert one.arrow(f"FROM {table.name}") == other.arrow(f"FROM {table.name}")


def test_everything_in_between_is_dropped() -> None:
    assert {*ONLY_HERE}.isdisjoint(table.name for table in TABLES)
