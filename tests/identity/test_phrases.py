from __future__ import annotations

import re

import pyarrow as pa
import pytest

from outsidein.identity.phrases import pattern_of, plain_words


def fits(phrases: str, text: str, **words: str) -> bool:
    (plain,) = plain_words(pa.array([text])).to_pylist()
    return re.search(pattern_of(phrases, words), plain) is not None


@pytest.mark.parametrize(
    ("phrase", "text", "is_so"),
    [
        ("sign it off", "Sign it off!", True),
        ("sign it off", "I sign it offshore.", False),
        ("(sign|signed) .. off", "I signed every last one of them off.", False),  # five between
        ("(sign|signed) .. off", "I signed all of them off.", True),
        ("i [really] like", "I like it", True),
        ("i [really] like", "I really like it", True),
        ("i [really] like", "I hardly like it", False),
        ("i <will|can|now> pay", "I can now pay.", True),
        ("i <will|can|now> pay", "I can not pay.", False),
        ("convinc* {WHO}", "I'm convincing my boss", True),
        ("convinc* {WHO}", "I'm convincing Bob", False),
        ("section #", "see section 7.2", True),
        ("section #", "see section seven", False),
        ("_ s diary", "Mr Okafor’s diary", True),
        ("pay . you", "pay to you", True),
        ("pay . you", "pay it to you", False),
        ("red\nblue", "it is blue", True),
    ],
)
def test_a_phrase_fits_what_it_says(phrase: str, text: str, *, is_so: bool) -> None:
    assert fits(phrase, text, WHO="(my boss|{ALL})", ALL="everyone") is is_so


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("I’ll pay, won't I?", " i will pay will not i "),
        ("She'd can't; they've R&D", " she would can not they have r and d "),
        ("Crème brûlée — №7", " creme brulee no7 "),
        ("It's Bob's e-mail", " it is bob s e mail "),
        ("…", "  "),
    ],
)
def test_words_are_plain(text: str, plain: str) -> None:
    assert plain_words(pa.array([text])).to_pylist() == [plain]


def test_a_text_is_the_same_beside_any_other() -> None:
    alone = [plain_words(pa.array([text])).to_pylist()[0] for text in ("It's I", "Ça, c’est")]
    assert plain_words(pa.array(["It's I", "Ça, c’est"])).to_pylist() == alone


def test_no_text_stays_none() -> None:
    assert plain_words(pa.array([None], pa.string())).to_pylist() == [None]
