from __future__ import annotations

import tomllib
from importlib.resources import files

from outsidein.language.mail_words import mail_words

TOLD = tomllib.loads(files("outsidein.language").joinpath("mail_words.toml").read_text("utf-8"))


def test_every_language_tells_all_keys_each_phrase_once_in_lower_case() -> None:
    keys = set(TOLD["en"])
    assert set(TOLD) == {"en", "de", "fr", "es", "nl", "pt", "it"}
    for section in TOLD.values():
        assert set(section) == keys
        for phrases in section.values():
            assert phrases
            assert len(set(phrases)) == len(phrases)
            assert [phrase.lower() for phrase in phrases] == phrases


def test_words_are_found_as_they_are_typed_without_accents() -> None:
    words = mail_words()
    for typed in ("mit freundlichen grüssen", "mit freundlichen gruessen", "viele grusse"):
        assert words.closings[typed] == "closing"
    assert words.roles["envoye"] == "sent"


def test_a_word_with_two_roles_has_the_more_telling_one() -> None:
    assert mail_words().roles["de"] == "from"
    assert mail_words().closings["saludos y gracias"] == "closing"
