from __future__ import annotations

from outsidein.speak.phrase_states import Element, PhraseStates


def follow(elements: list[Element], words: list[str]) -> bool:
    """Tell whether words are one phrase, to the last of them."""
    states = PhraseStates()
    state = states.begin([states.add("it", elements)])
    for word in words:
        following = state.following(word)
        if following is None:
            return False
        state = following
    return state.groups == ("it",)


def test_each_word_leads_on_by_what_it_may_be() -> None:
    phrase = [Element(frozenset({"cut", "halve"}), False), Element(frozenset({"<number>"}), False)]
    assert follow(phrase, ["halve", "3.5"])
    assert follow(phrase, ["cut", "two"])
    assert not follow(phrase, ["cut", "costs"])
    assert not follow(phrase, ["cut"])


def test_what_may_be_missing_may_be_missing_anywhere() -> None:
    some = frozenset({"very"})
    phrase = [Element(some, True), Element(frozenset({"best"}), False), Element(some, True)]
    for words in (["best"], ["very", "best"], ["best", "very"], ["very", "best", "very"]):
        assert follow(phrase, words)
    assert not follow(phrase, ["very", "very"])


def test_any_word_is_also_a_word_that_another_phrase_knows() -> None:
    states = PhraseStates()
    one = states.add("any", [Element(frozenset({"_"}), False), Element(frozenset({"time"}), False)])
    two = states.add("save", [Element(frozenset({"save"}), False)])
    state = states.begin([one, two]).following("save")
    assert state is not None
    assert state.groups == ("save",)
    further = state.following("time")
    assert further is not None
    assert further.groups == ("any",)
