from __future__ import annotations

from outsidein.pages.opening import page_of
from outsidein.speak.audit import findings_in, prepared, read_for, silences
from outsidein.speak.known import Known
from outsidein.speak.rule import Rule, shipped_rule

BUZZ = Rule(
    name="empty-phrase",
    kind="words",
    why="It says nothing.",
    suggestion="Leave it out.",
    settings={"of": "buzz"},
    phrases={"buzz": ("leverage~",)},
)


def found(text: str, *rules: Rule, name: str = "a.md", known: Known | None = None) -> list[str]:
    audit = prepared(rules, known or Known())
    return [
        f"{one.line}:{one.column}-{one.end_line}:{one.end_column} {one.words}"
        for one in findings_in(audit, read_for(audit, page_of(text, name)))
    ]


def test_a_finding_stands_where_its_words_stand() -> None:
    text = "# Tools\n\nGrößer — *we* `x` **leverage** it.\nTeams\nleveraging it win.\n"
    assert found(text, BUZZ) == ["3:21-3:29 leverage", "5:1-5:11 leveraging"]


def test_findings_come_in_the_order_of_the_page_not_of_the_rules() -> None:
    second = Rule(
        name="another",
        kind="words",
        why="Why.",
        suggestion="What.",
        settings={"of": "other"},
        phrases={"other": ("synergy",)},
    )
    text = "We find synergy and leverage it.\n\nSynergy again.\n"
    assert found(text, BUZZ, second) == found(text, second, BUZZ)
    assert [one.split()[-1] for one in found(text, BUZZ, second)] == [
        "synergy",
        "leverage",
        "Synergy",
    ]


def test_code_and_quotes_of_customers_are_not_judged() -> None:
    text = "```\nleverage\n```\n\n> We leverage it daily.\n\n`leverage` is a word.\n"
    assert found(text, BUZZ) == []


def test_a_rule_looks_only_at_its_kinds_of_pages() -> None:
    rule = Rule(
        name=BUZZ.name,
        kind=BUZZ.kind,
        why=BUZZ.why,
        suggestion=BUZZ.suggestion,
        settings=BUZZ.settings,
        phrases=BUZZ.phrases,
        pages=("job",),
    )
    assert found("We leverage it.", rule, known=Known(page_kinds={"*.md": "article"})) == []
    assert found("We leverage it.", rule, known=Known(page_kinds={"*.md": "job"})) == [
        "1:4-1:12 leverage"
    ]


def test_a_page_in_another_language_is_not_judged() -> None:
    german = (
        "Wir nutzen das Leverage unserer Plattform, damit Ihre Mitarbeiter jeden Tag weniger "
        "Zeit mit der Suche nach Belegen verbringen und mehr Zeit für ihre Kunden haben. leverage"
    )
    assert found(german, BUZZ) == []


def test_a_rule_that_needs_customers_words_says_why_it_is_silent() -> None:
    audit = prepared([shipped_rule("words-customers-never-use"), BUZZ])
    assert [name for name, _ in silences(audit)] == ["words-customers-never-use"]
