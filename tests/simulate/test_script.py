from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from outsidein.simulate.script import load_script
from outsidein.simulate.wording import (
    CUSTOMER_KINDS,
    DEPARTMENTS,
    OUR_KINDS,
    ROLES,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from outsidein.simulate.wording import Line, Need, Script

KINDS = {"customer": CUSTOMER_KINDS, "us": OUR_KINDS}
FEWEST_OF_EACH_NEED = {
    ("customer", "want"): 2,
    ("customer", "goal"): 1,
    ("customer", "objection"): 1,
    ("customer", "praise"): 1,
    ("us", "answer"): 1,
    ("us", "promise"): 1,
    ("us", "pitch"): 1,
}
PLACEHOLDER = re.compile(r"\{(\w+)\}")
# What may stand in braces in anything that is said, and in mail layouts.
SPOKEN_PLACEHOLDERS = frozenset(
    {
        "firm",
        "person",
        "team",
        "amount",
        "date",
        "month",
        "count",
        "rival",
        "product",
        "feature",
    },
)
MAIL_PLACEHOLDERS = frozenset(
    {"name", "title", "firm", "phone", "address", "recipient", "subject", "date", "time"},
)


@pytest.fixture(scope="module")
def script() -> Script:
    return load_script()


def written_lines(script: Script) -> Iterator[Line]:
    for need in script.needs.values():
        for lines in need.lines.values():
            yield from lines
    for lines in script.talk.values():
        yield from lines


def test_the_script_is_read_once() -> None:
    assert load_script() is load_script()


def test_there_is_a_need_for_each_intent_and_twelve_more(script: Script) -> None:
    beyond = [need for need in script.needs.values() if need.beyond_banking77]
    assert (len(script.needs), len(beyond)) == (89, 12)
    assert all(need.feature for need in beyond)
    assert not any(n.feature for n in script.needs.values() if not n.beyond_banking77)


def test_every_need_has_lines_of_both_sides(script: Script) -> None:
    for need in script.needs.values():
        for key, fewest in FEWEST_OF_EACH_NEED.items():
            assert len(need.lines.get(key, ())) >= fewest, (need.id, key)


def test_every_need_is_asked_about(script: Script) -> None:
    assert script.questions.keys() == script.needs.keys()
    for need in script.needs.values():
        kinds = Counter(line.kind for line in script.questions[need.id])
        assert set(kinds) <= {"question", "pain", "want"}, need.id
        assert kinds["question"] >= 6, need.id
        assert kinds["pain"] >= (6 if need.beyond_banking77 else 1), need.id


def test_needs_are_felt_by_known_roles(script: Script) -> None:
    def is_felt(need: Need) -> bool:
        return bool(need.roles) and all(weight > 0 for weight in need.roles.values())

    assert all(is_felt(need) and need.roles.keys() <= set(ROLES) for need in script.needs.values())
    felt_most = {max(need.roles, key=need.roles.__getitem__) for need in script.needs.values()}
    assert felt_most == set(ROLES)


def test_names_of_needs_are_phrases(script: Script) -> None:
    names = [need.name for need in script.needs.values()]
    assert len(set(names)) == len(names)
    assert script.needs["card_arrival"].phrase == "cards that arrive on time"
    assert script.needs["api_access"].phrase == "API access"
    assert script.needs["get_physical_card"].phrase == "a PIN that comes with the card"


def test_every_line_is_of_a_kind_of_its_side(script: Script) -> None:
    wrong = [line for line in written_lines(script) if line.kind not in KINDS[line.side]]
    assert wrong == []


def test_no_line_is_written_twice(script: Script) -> None:
    counts = Counter((line.side, line.text.casefold()) for line in written_lines(script))
    assert [text for text, count in counts.items() if count > 1] == []


def test_lines_about_needs_are_one_sentence_each(script: Script) -> None:
    lines = [line.text for n in script.needs.values() for ls in n.lines.values() for line in ls]
    assert [text for text in lines if re.search(r"[.!?]\s", text)] == []


def test_spoken_lines_have_known_placeholders_only(script: Script) -> None:
    for line in written_lines(script):
        assert set(PLACEHOLDER.findall(line.text)) <= SPOKEN_PLACEHOLDERS, line
        assert not set(PLACEHOLDER.sub("", line.text)) & set("{}"), line
        # What is filled in begins with a small letter or a capital as it likes.
        assert not line.text.startswith(("{feature}", "{team}")), line


def test_mail_layouts_have_known_placeholders_only(script: Script) -> None:
    mail = script.mail
    headers = [header.text for header in mail.quote_headers]
    for text in (*mail.signatures, *mail.disclaimers, *mail.automatic_replies, *headers):
        assert set(PLACEHOLDER.findall(text)) <= MAIL_PLACEHOLDERS, text
        assert not set(PLACEHOLDER.sub("", text)) & set("{}"), text


def test_requests_of_banking77_and_pages_have_no_braces(script: Script) -> None:
    spoken = set(written_lines(script))
    others = [line.text for ls in script.questions.values() for line in ls if line not in spoken]
    others += [page.body for page in script.pages]
    assert [text for text in others if "{" in text or "}" in text] == []


def test_promises_have_a_date(script: Script) -> None:
    promises = [line.text for line in written_lines(script) if line.kind == "promise"]
    assert [text for text in promises if "{date}" not in text] == []


def test_every_not_now_says_until_when_or_without_what(script: Script) -> None:
    assert all("{date}" in line.text for line in script.talk["not_now_until"])
    assert all("{feature}" in line.text for line in script.talk["not_now_feature"])


def test_every_role_reveals_itself(script: Script) -> None:
    assert all(len(script.talk[f"role_{role}"]) >= 6 for role in ROLES)
    assert all(len(script.names.titles[role]) >= 8 for role in ROLES)


def test_every_department_writes_notes_and_has_titles(script: Script) -> None:
    assert all(len(script.talk[f"note_{department}"]) >= 5 for department in DEPARTMENTS)
    assert script.names.our_titles.keys() == set(DEPARTMENTS)


def test_there_are_names_for_many_people(script: Script) -> None:
    names = script.names
    assert len({first.name for first in names.first_names}) >= 150
    assert len({name for part in names.surnames.values() for name in part}) >= 200
    assert {first.culture for first in names.first_names} == names.surnames.keys()
    assert {city.culture for city in names.cities} <= names.surnames.keys()
    robert = next(first for first in names.first_names if first.name == "Robert")
    assert "Bob" in robert.nicknames


def test_there_are_names_for_many_firms(script: Script) -> None:
    names = script.names
    tails = [tail for industry in names.industries for tail in industry.firm_tails]
    assert len({f"{head} {tail}" for head in names.firm_heads for tail in tails}) >= 5_000
    assert {city.country for city in names.cities} <= names.legal_forms.keys()
    assert all(0 < industry.smallest < industry.largest for industry in names.industries)


def test_mail_is_quoted_in_seven_languages(script: Script) -> None:
    languages = {header.language for header in script.mail.quote_headers}
    assert languages == {"en", "de", "fr", "es", "nl", "pt", "it"}
    assert all("{name}" in header.text for header in script.mail.quote_headers)


def test_pages_answer_two_thirds_of_the_needs(script: Script) -> None:
    answered = {need for page in script.pages for need in page.answers}
    assert answered <= script.needs.keys()
    assert 0.6 <= len(answered) / len(script.needs) <= 0.72
    assert not any(script.needs[need].beyond_banking77 for need in answered)


def test_half_of_the_pages_are_about_us_and_answer_nothing(script: Script) -> None:
    about_us = [page for page in script.pages if page.about == "us"]
    assert len(script.pages) - 2 * len(about_us) in range(-2, 3)
    assert [page.path for page in about_us if page.answers] == []
    assert {page.section for page in script.pages} == {"site", "story", "help", "job"}
    assert all(80 <= len(page.body.split()) <= 250 for page in script.pages)


def test_contradicting_pages_name_each_other(script: Script) -> None:
    contradicts = {page.path: page.contradicts for page in script.pages if page.contradicts}
    assert len(contradicts) == 4
    assert all(contradicts[other] == path for path, other in contradicts.items())


def test_half_of_the_objectives_are_about_us(script: Script) -> None:
    assert Counter(objective.about for objective in script.objectives) == {"us": 6, "them": 6}
    assert {objective.department for objective in script.objectives} <= set(DEPARTMENTS)
    period = re.compile(r"\d{4}(-Q[1-4]|-(0[1-9]|1[0-2]))?")
    assert all(period.fullmatch(objective.period) for objective in script.objectives)
