from __future__ import annotations

import csv
import datetime as dt
import io
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from outsidein.ask.statements import Statement
from outsidein.ask.wants import Money, Want, WantingAccount, Wants, WholeWant
from outsidein.ask.wants_seen import GoneWant, WantSeen
from outsidein.errors import UserError
from outsidein.surfaces.screen import WIDE, out
from outsidein.surfaces.show_wants import print_want, print_wants
from outsidein.surfaces.want_exports import cell, csv_of, export
from outsidein.surfaces.want_markdown import markdown, markdown_of_one, plain
from outsidein.surfaces.want_words import counted, kinds_in_words, paid, since_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FIRST, LAST = (dt.datetime(2026, 3, day, 9, tzinfo=dt.UTC) for day in (1, 9))
WORD = Statement(
    statement_id="s1",
    text="=cmd|' /C calc'!A0 and *two* <b>cards</b>",
    kind="want",
    person="Cleo Brandt",
    title="Buyer",
    account="Alder [Freight]",
    department="support",
    channel="ticket",
    happened_at=FIRST,
    theme="card, lost",
    side="customer",
    source="zendesk",
    place="tickets.json:12",
    url=None,
)
THEN = WantSeen(
    theme_id="cards",
    name="card, lost",
    rank=3,
    accounts=4,
    paying_accounts=2,
    right_accounts=1,
    people=4,
    paid_last_year=Decimal(900),
    currency="EUR",
)
CARDS = Want(
    theme_id="cards",
    name="card, lost",
    broader="cards & pins",
    rank=1,
    accounts=5,
    paying_accounts=3,
    right_accounts=2,
    people=6,
    statements=9,
    currency="EUR",
    paid_last_year=Decimal("1234.50"),
    open_amount=Decimal(0),
    other_money=[Money(currency="USD", paid_last_year=Decimal(20), open_amount=Decimal(7))],
    kinds={"question": 4, "pain": 1, "other": 3},
    first_at=FIRST,
    last_at=LAST,
    quotes=[WORD],
    before=THEN,
)
FEW = replace(
    CARDS, name="+one bill", rank=None, accounts=1, paying_accounts=0, quotes=[], before=None
)
FOUND = Wants(
    wants=[CARDS, FEW],
    gone=[GoneWant(before=replace(THEN, name="fee, charged"), became="hidden by you")],
    to_at=LAST,
    since=dt.date(2026, 1, 5),
    has_payments=True,
    account=None,
    fewest=3,
)
BEHIND = WantingAccount(
    account_id="alder",
    name="Alder | Freight",
    people=2,
    is_paying=True,
    is_right=False,
    reason="pays 50 % less than in the year before",
    money=[Money(currency="EUR", paid_last_year=Decimal(900), open_amount=Decimal(0))],
    last_at=LAST,
    quote=WORD,
)
WHOLE = WholeWant(
    want=CARDS, accounts=[BEHIND], to_at=LAST, since=dt.date(2026, 1, 5), has_payments=True
)


@pytest.fixture(autouse=True)
def wide() -> Iterator[None]:
    before, out.width = out.width, WIDE
    yield
    out.width = before


def shown(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return [line.strip() for line in capsys.readouterr().out.splitlines()]


@pytest.mark.parametrize(
    ("then", "words"),
    [
        (None, "new"),
        (THEN, "up 2 places, 1 more account"),
        (replace(THEN, rank=1, accounts=7), "2 fewer accounts"),
        (replace(THEN, rank=None, accounts=2), "too few to rank before, 3 more accounts"),
        (replace(THEN, rank=1, accounts=5), "as it was"),
    ],
)
def test_since_last_time_in_words(then: WantSeen | None, words: str) -> None:
    assert since_in_words(replace(CARDS, before=then)) == words


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ((5, 3, 2), "5 accounts, 3 of them paying, 2 right customers"),
        ((5, 5, 0), "5 accounts, all of them paying, no right customer"),
        ((5, 0, 0), "5 accounts, none of them paying"),
        ((1, 1, 1), "1 account, paying, a right customer"),
        ((1, 0, 0), "1 account, not paying"),
    ],
)
def test_accounts_in_words(numbers: tuple[int, int, int], words: str) -> None:
    accounts, paying, right = numbers
    told = replace(CARDS, accounts=accounts, paying_accounts=paying, right_accounts=right)
    assert counted(told) == words


def test_money_in_words_never_adds_currencies() -> None:
    said = "They paid EUR 1,234 and USD 20 in the last year · open opportunities: USD 7"
    assert paid(CARDS) == said
    assert paid(replace(CARDS, paid_last_year=Decimal(-5), other_money=[])) == ""


def test_what_is_mostly_a_question_is_said_to_be_that() -> None:
    assert kinds_in_words(CARDS) == "Besides: 4 ask about it, 1 suffers from it"
    rather = kinds_in_words(replace(CARDS, people=3))
    assert rather.startswith("Mostly a question rather than a want: 4 ask")
    assert kinds_in_words(replace(CARDS, kinds={"other": 9})) == ""


def test_the_list_has_all_that_stands_behind_each(capsys: pytest.CaptureFixture[str]) -> None:
    print_wants(FOUND, limit=None)
    lines = shown(capsys)
    assert "In order of the right customers behind them" in lines[1]
    assert "in the year to 9 Mar 2026" in lines[1]
    assert lines[2] == "Since 5 Jan 2026: 1 new, 1 further up, 1 gone."
    for line in (
        "1. card, lost",
        "5 accounts, 3 of them paying, 2 right customers · 6 people",
        "Since last time: up 2 places, 1 more account",
        f"“{WORD.text}”",
        "Cleo Brandt, Buyer · Alder [Freight] · want to support · 1 Mar 2026 · tickets.json:12",
        "Wanted by fewer than 3 accounts: too few to rank",
        "– +one bill",
        "Gone since: “fee, charged” (place 3, 4 accounts): hidden by you",
    ):
        assert line in lines
    print_wants(FOUND, limit=1)
    assert "… and 1 more: --limit 0" in shown(capsys)


def test_what_nobody_who_pays_wants_is_named_as_such(capsys: pytest.CaptureFixture[str]) -> None:
    free = replace(CARDS, paying_accounts=0, right_accounts=0)
    print_wants(replace(FOUND, wants=[CARDS, free]), limit=None)
    assert "No account that pays wants these so far" in shown(capsys)
    print_wants(replace(FOUND, wants=[free], has_payments=False, since=None), limit=None)
    lines = shown(capsys)
    assert lines[1].startswith("No payments are known, so the order is by the number of accounts.")
    assert "No account that pays wants these so far" not in lines
    assert not any(line.startswith("Since") for line in lines)


def test_nothing_wanted_is_said_to_be_that(capsys: pytest.CaptureFixture[str]) -> None:
    print_wants(replace(FOUND, wants=[], gone=[]), limit=None)
    assert shown(capsys) == [
        "What customers want",
        "No account has said that it wants anything about any theme yet.",
    ]


def test_one_want_names_the_accounts_and_why(capsys: pytest.CaptureFixture[str]) -> None:
    print_want(WHOLE)
    lines = shown(capsys)
    assert "Part of the broader need “cards & pins”" in lines
    (row,) = [line for line in lines if line.startswith("Alder |")]
    for words in ("paying", "pays 50 % less than in the year before", "EUR 900", "9 Mar 2026"):
        assert words in row
    assert lines[-1] == 'All their words: outsidein statements --kind want --theme "card, lost"'


@pytest.mark.parametrize(
    "words",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\n=1",
        " =1",
        "\uff1d1",
        "\uff0b1",
        "\uff0d1",
        "\uff20A",
    ],
)
def test_no_word_of_a_customers_runs_in_a_spreadsheet(words: str) -> None:
    assert cell(words).startswith("'")
    assert cell(f"He said {words}") == f"He said {' '.join(words.split())}"


def test_a_table_comes_back_as_it_was_written() -> None:
    text = csv_of(FOUND.wants, since=True)
    assert text.count("\r\n") == text.count("\n") == 3
    cards, few = csv.DictReader(io.StringIO(text, newline=""))
    assert cards["Rank"] == "1"
    assert cards["Want"] == "card, lost"
    assert cards["Paid last year"] == "1234.50"
    assert cards["In other currencies"] == "USD 20 paid; USD 7 open"
    assert (cards["People with question"], cards["People with goal"]) == ("4", "0")
    assert (cards["First said"], cards["Last said"]) == ("2026-03-01", "2026-03-09")
    assert cards["Since last time"] == "up 2 places, 1 more account"
    assert cards["Quote 1"] == f"'{WORD.text}"
    assert cards["Said by 1"] == (
        "Cleo Brandt, Buyer, Alder [Freight], support, 2026-03-01, tickets.json:12"
    )
    assert (few["Rank"], few["Want"], few["Quote 1"]) == ("", "'+one bill", "")
    (alone,) = csv.DictReader(io.StringIO(csv_of([CARDS], since=False), newline=""))
    assert alone["Since last time"] == ""


def test_a_table_begins_with_the_mark_that_spreadsheets_need(tmp_path: Path) -> None:
    export(tmp_path / "wants.CSV", FOUND, limit=1)
    data = (tmp_path / "wants.CSV").read_bytes()
    assert data.startswith(b'\xef\xbb\xbf"Rank"')
    assert data.count(b"\r\n") == 2
    export(tmp_path / "one.csv", WHOLE)
    assert (tmp_path / "one.csv").read_bytes() == data


def test_markdown_has_a_table_what_changed_and_quotes() -> None:
    lines = markdown(FOUND).splitlines()
    assert lines[0] == "# What customers want"
    assert "Since 5 Jan 2026: 1 new, 1 further up, 1 gone." in lines
    assert "- “fee, charged” (place 3, 4 accounts): hidden by you" in lines
    row = "| 1 | card, lost | 2 | 3 | 5 | EUR 1,234 and USD 20 | up 2 places, 1 more account |"
    assert row in lines
    assert "## 1. card, lost" in lines
    assert "> “=cmd\\|' /C calc'!A0 and \\*two\\* \\<b\\>cards\\</b\\>”  " in lines
    assert (
        "> — Cleo Brandt, Buyer · Alder \\[Freight\\] · want to support · 1 Mar 2026 · "
        "tickets.json:12"
    ) in lines
    assert len(markdown(FOUND, limit=1)) < len(markdown(FOUND))
    assert "s1" not in markdown(FOUND)  # no id


def test_markdown_of_one_has_its_accounts() -> None:
    lines = markdown_of_one(WHOLE).splitlines()
    assert lines[0] == "# card, lost"
    why = "pays 50 % less than in the year before"
    assert f"| Alder \\| Freight | paying | {why} | EUR 900 | – | 2 | 9 Mar 2026 |" in lines


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("# one\n\n- two", "\\# one - two"),
        ("- one", "\\- one"),
        ("1. one", "1\\. one"),
        ("[a](http://b)", "\\[a\\](http://b)"),
        ("<script>", "\\<script\\>"),
        ("one-two (three)", "one-two (three)"),
    ],
)
def test_no_word_of_a_customers_is_markup(words: str, written: str) -> None:
    assert plain(words) == written


@pytest.mark.parametrize("name", ["wants.xlsx", "wants", ".csv"])
def test_another_suffix_names_both_that_can_be_written(tmp_path: Path, name: str) -> None:
    with pytest.raises(UserError) as refused:
        export(tmp_path / name, FOUND)
    assert ".csv" in refused.value.next_step
    assert ".md" in refused.value.next_step
    assert not [*tmp_path.iterdir()]


def test_a_folder_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="could not be written: No such file") as refused:
        export(tmp_path / "nowhere" / "wants.md", FOUND)
    assert refused.value.where.endswith("wants.md")
