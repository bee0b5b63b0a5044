from __future__ import annotations

import pytest

from outsidein.pages.opening import page_of
from outsidein.speak.audit import prepared, read_for
from outsidein.speak.known import NOTHING, Known
from outsidein.speak.page_kinds import PAGE_KINDS

PROSE = "The hall stands by the port, and twelve doors lead to the water of the river Maas. " * 4
OFFER = """# Payroll for restaurants

Save time on every shift. We help you pay everyone on Monday, so you can close the office early.
Trusted by four hundred kitchens. Start your free trial today, or book a demo with our team.

- Split shifts are easy, and so are tips
- Your accountant gets the figures on the first day of the month
- Your team sees its hours on the phone
"""
REFERENCE = """# The command dock

Set the option `port` to the number of the door. The default is 1, and the following values are
supported. See the documentation for more information on each of the parameters and the flags.

```
dock --port 3
```

To disable a door, pass the flag `closed` to the function, and configure the variable in the file.
"""
# It praises itself in one sentence and tells how to use it in the others.
PRAISED = """# The command dock

The dock is a powerful tool that lets you open doors from the terminal of your own computer.

It reads the number of a door from the file and writes the time at which it was opened. The number
is that of the plan of the hall. Doors that were opened are closed after a minute. The time of the
last door is kept in the file. Numbers without a door are told on the screen in the order read.

## Usage

Run `dock` with the number of the door. Your team can do so from any computer of the hall.
"""
JOB = """# Account manager

We're hiring! In this role you'll be responsible for our customers in the north of the country.

## Responsibilities

- Visit customers with the engineers
- Bring five years of experience in sales

## What we offer

A salary above the usual, thirty days of vacation, and a pension. Apply now with a short letter.
"""
OBJECTIVES = """# Objectives for Q3

## Objective 1: new customers reach their first result in a week

- KR 1: by the end of the quarter half of them do, and we know the reasons of the others
- KR 2: the target of nine in ten is in sight, with the same number of people in the team as now

## Objective 2: fewer customers have to call us

- KR 1: calls per customer fall by a third, with the same share of them answered on the same day
"""
LEGAL = """# Terms

These terms are an agreement between you and the licensor. The licensor shall not be liable for any
infringement. You shall indemnify the licensor notwithstanding any waiver. All rights reserved.
Your personal data shall be processed by the controller pursuant to applicable regulation. This
agreement is governed by the law of the country, and the jurisdiction is that of its capital.
"""


def kind(source: str, name: str = "page.md", known: Known = NOTHING) -> str:
    return read_for(prepared([], known), page_of(source, name)).kind


@pytest.mark.parametrize(
    ("source", "there"),
    [
        (OFFER, "offer"),
        (REFERENCE, "reference"),
        (PRAISED, "other"),
        (JOB, "job"),
        (OBJECTIVES, "objectives"),
        (LEGAL, "legal"),
        (PROSE, "other"),
        ("# Payroll\n\nStart your free trial today.", "other"),
    ],
)
def test_the_words_tell_the_kind(source: str, there: str) -> None:
    assert kind(source) == there


@pytest.mark.parametrize(
    ("name", "there"),
    [
        ("site/blog/payroll.md", "article"),
        ("docs/payroll.md", "reference"),
        ("site/Legal/payroll.md", "legal"),
        ("careers/payroll.md", "job"),
        ("okrs/payroll.md", "objectives"),
        ("mailings/payroll.md", "mail"),
        ("CHANGELOG.md", "reference"),
        ("privacy-policy.md", "legal"),
        ("site/payroll.md", "offer"),
    ],
)
def test_the_path_tells_more_than_the_words(name: str, there: str) -> None:
    assert kind(OFFER, name) == there


@pytest.mark.parametrize(
    ("front", "there"),
    [
        ("author: Ana Ruiz", "article"),
        ("date: 2024-05-01", "article"),
        ("title: Payroll", "offer"),
        ("sidebar_position: 3", "offer"),
    ],
)
def test_front_matter_tells_articles(front: str, there: str) -> None:
    assert kind(f"---\n{front}\n---\n\n{OFFER}") == there


def test_an_offer_with_a_manual_behind_it_is_one_until_the_manual_outweighs_it() -> None:
    steps = "Install the package. Run the command with the name of the file. Set the option first."
    manual = f"\n## Usage\n\n{steps}\n\n```\npayroll run --file shifts.csv\n```\n\n### Options\n"
    assert kind(f"{OFFER}{manual}") == "offer"
    assert kind(f"{OFFER}{manual * 8}") != "offer"


def test_what_builds_a_site_sells_unless_it_says_otherwise() -> None:
    text = "Every pallet is weighed at the door, and you see in the portal where it stands. " * 4
    page = f"export default () => <main><h1>Halls</h1><p>{text}</p><p>Your data is safe.</p></main>"
    assert kind(page, "app/Halls.tsx") == "offer"
    assert kind(page, "app/blog/Halls.tsx") == "article"


@pytest.mark.parametrize("there", PAGE_KINDS)
def test_a_comment_in_the_page_decides(there: str) -> None:
    assert kind(f"<!-- outsidein: page {there} -->\n{OFFER}", "docs/payroll.md") == there


def test_a_comment_with_an_unknown_kind_decides_nothing() -> None:
    assert kind(f"<!-- outsidein: page flyer -->\n{OFFER}") == "offer"


def test_the_settings_decide_by_path() -> None:
    known = Known(page_kinds={"site/*.md": "article"})
    assert kind(OFFER, "site/payroll.md", known) == "article"
    assert kind(OFFER, "payroll.md", known) == "offer"
