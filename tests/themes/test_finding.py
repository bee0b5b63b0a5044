from __future__ import annotations

from typing import TYPE_CHECKING

from outsidein.themes.discover import FEWEST_TEXTS
from outsidein.themes.finding import born_since, found_anew, is_held, known
from outsidein.themes.memory import THEME, Finding, Memory, Seen, members, text_hash, with_finding

if TYPE_CHECKING:
    from collections.abc import Iterable


def sample(questions: Iterable[str]) -> dict[str, str]:
    return {f"s{place:04}": text for place, text in enumerate(questions)}


def remembering(told: dict[str, str], theme_of: dict[str, str | None]) -> Memory:
    """Remember a whole finding in which each statement was in the theme that is given."""
    seen = [
        Seen(
            theme_id=theme,
            name=theme,
            texts={one: text_hash(told[one]) for one, its in theme_of.items() if its == theme},
        )
        for theme in sorted({*theme_of.values()}, key=str)
    ]
    return with_finding(Memory(), Finding(is_whole=True, seen_at=None, seen=seen))


def test_a_sample_holds_while_four_fifths_of_it_are_what_they_were() -> None:
    told = sample(f"question {number}" for number in range(100))
    memory = remembering(told, dict.fromkeys(told, "cards"))
    assert is_held(told, memory)
    grown = told | {f"n{number}": f"new {number}" for number in range(25)}
    assert is_held(grown, memory)
    assert not is_held(grown | {"one": "too many"}, memory)
    shrunk = dict([*told.items()][:79])
    assert not is_held(shrunk, memory)
    assert not is_held(told, Memory())


def test_other_words_under_a_known_id_are_not_known() -> None:
    told = sample(f"question {number}" for number in range(10))
    memory = remembering(told, dict.fromkeys(told, "cards"))
    changed = {**told, "s0000": "quite another question"}
    assert known(changed, memory) == told.keys() - {"s0000"}
    assert not is_held({one: f"{text}?" for one, text in told.items()}, memory)


def test_themes_found_anew_have_the_ids_of_those_they_continue(questions: list[str]) -> None:
    told = sample(questions[:150])
    first = found_anew(told, Memory(), pinned=(), seen_at=None)
    assert first is not None
    old = {
        one: f"old {theme}" for one, theme in members(with_finding(Memory(), first), THEME).items()
    }
    again = found_anew(told, remembering(told, dict(old)), pinned=(), seen_at=None)
    assert again is not None
    assert members(with_finding(Memory(), again), THEME) == old


def test_a_pinned_theme_keeps_its_statements_whatever_is_found(questions: list[str]) -> None:
    told = sample(questions[:150])
    odd: dict[str, str | None] = {
        one: "odd" if place % 10 == 0 else "rest" for place, one in enumerate(told)
    }
    memory = remembering(told, odd)
    found = found_anew(told, memory, pinned=["odd", "silent"], seen_at=None)
    assert found is not None
    (kept,) = (one for one in found.seen if one.theme_id == "odd")
    assert kept.texts.keys() >= {one for one, theme in odd.items() if theme == "odd"}
    assert kept.name == "odd"
    everywhere = [statement for one in found.seen for statement in one.texts]
    assert sorted(everywhere) == sorted(told)  # nothing twice, nothing lost
    unpinned = found_anew(told, memory, pinned=(), seen_at=None)
    assert unpinned is not None
    assert all(one.theme_id != "odd" for one in unpinned.seen)


def test_a_new_theme_never_has_the_id_of_another(questions: list[str]) -> None:
    told = sample(questions[:150])
    first = found_anew(told, Memory(), pinned=(), seen_at=None)
    assert first is not None
    ids = [one.theme_id for one in first.seen if one.theme_id]
    # The ids are taken by themes of statements that are no more.
    gone = with_finding(
        Memory(),
        Finding(
            is_whole=True,
            seen_at=None,
            seen=[Seen(theme_id=one, texts={f"gone {one}": "0"}) for one in ids],
        ),
    )
    again = found_anew(told, gone, pinned=(), seen_at=None)
    assert again is not None
    assert not {one.theme_id for one in again.seen} & {*ids}


def test_nothing_is_born_of_a_few(questions: list[str]) -> None:
    told = sample(questions[:60])
    memory = remembering(dict([*told.items()][:40]), dict.fromkeys([*told][:40], "cards"))
    assert len(told) - 40 < FEWEST_TEXTS
    assert born_since(told, memory, homeless={*told}, seen_at=None) is None


def test_what_was_looked_at_is_remembered_even_where_nothing_was_born(questions: list[str]) -> None:
    told = sample(questions[:100])
    memory = remembering(dict([*told.items()][:40]), dict.fromkeys([*told][:40], "cards"))
    found = born_since(told, memory, homeless={*told} - {*[*told][:40]}, seen_at=None)
    assert found is not None
    assert not found.is_whole
    later = with_finding(memory, found)
    assert known(told, later) == told.keys()
    assert later.whole == memory.whole
    assert born_since(told, later, homeless={*told}, seen_at=None) is None
