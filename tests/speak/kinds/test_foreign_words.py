from __future__ import annotations

from dataclasses import replace

from outsidein.pages.opening import page_of
from outsidein.speak.audit import findings_in, prepared, read_for, silences
from outsidein.speak.known import Known
from outsidein.speak.rule import shipped_rule

RULE = "words-customers-never-use"
SAID = ["When does my contract start?"] * 300 + ["Can I use the card abroad?"] * 250
FEW = [f"Please tell me about number {number}." for number in range(4)]


def told(text: str, *more: str) -> list[tuple[str, str]]:
    audit = prepared([shipped_rule(RULE)], Known(customer_words=[*SAID, *FEW, *more]))
    found = findings_in(audit, read_for(audit, page_of(text)))
    return [(one.words, one.message) for one in found]


def test_a_word_nobody_says_is_told_with_theirs_and_how_many_say_it() -> None:
    ((words, message),) = told("Your subscription commences in May.")
    assert words == "commences"
    assert "300 customers say “start”; none says “commences”" in message


def test_the_suggestion_quotes_a_customer() -> None:
    audit = prepared([shipped_rule(RULE)], Known(customer_words=SAID))
    (one,) = findings_in(audit, read_for(audit, page_of("You can utilise it.")))
    assert one.suggestion == "Say it with their word, “use”: “Can I use the card abroad?”"


def test_a_word_that_one_customer_says_in_any_form_is_theirs() -> None:
    assert told("Your subscription commences in May.", "It commenced in June.") == []


def test_there_has_to_be_a_word_of_theirs_that_enough_say() -> None:
    assert told("We notify you by mail.") == []  # four say "tell"
    assert len(told("We notify you by mail.", "Tell me more.")) == 1


def test_names_are_left_alone_and_the_beginning_of_a_sentence_is_no_name() -> None:
    assert told("Ask Utilise for the card.\n\n# The Utilise Card") == []
    assert [words for words, _ in told("Utilise the card.")] == ["Utilise"]


def test_a_word_is_told_once_and_few_of_a_page() -> None:
    text = "It commences. It commences. We utilise it. Terminate it. Cease it. Procure it."
    words = [words for words, _ in told(text, *["Stop it. Get it."] * 9)]
    assert len(words) == 3
    assert words.count("commences") == 1


def test_too_few_customers_say_nothing_and_why() -> None:
    audit = prepared([shipped_rule(RULE)], Known(customer_words=SAID[:400]))
    assert silences(audit) == [(RULE, "fewer than 500 statements of customers (400)")]
    assert findings_in(audit, read_for(audit, page_of("It commences in May."))) == []
    one_person = Known(customer_words=SAID, people=["Ana"] * len(SAID))
    ((_, reason),) = silences(prepared([shipped_rule(RULE)], one_person))
    assert reason == "fewer than 200 people’s words (1)"
    assert not silences(prepared([shipped_rule(RULE)], Known(customer_words=SAID)))


def test_words_are_found_by_meaning_when_that_is_asked_for() -> None:
    rule = shipped_rule(RULE)
    said = [*SAID, *["Can I insure my car?"] * 20, *["My car was stolen."] * 20]
    page = page_of("You can insure your vehicle here. Your Vehicle starts. It commences.")
    by_table = prepared([rule], Known(customer_words=said))
    assert [one.words for one in findings_in(by_table, read_for(by_table, page))] == ["commences"]
    asked = replace(rule, settings={**rule.settings, "by_meaning": True})
    audit = prepared([asked], Known(customer_words=said))
    found = findings_in(audit, read_for(audit, page))
    assert [one.words for one in found] == ["vehicle", "commences"]
    assert "40 customers say “car”; none says “vehicle”" in found[0].message
