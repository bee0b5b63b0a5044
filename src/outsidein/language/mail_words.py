"""The words that mail programs and letter writers use in seven languages, ready to be looked for.

They are data, in mail_words.toml, one section a language; what each key means stands there.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    Sections = Mapping[str, Mapping[str, Sequence[str]]]

# German writes ss and ue where a keyboard lacks the letters; the others lose their accents.
TRANSCRIBED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
HEADER_ROLES = ("from", "sent", "to", "subject", "other")


@dataclass(frozen=True, slots=True, kw_only=True)
class MailWords:
    """Patterns and words; patterns are meant for one line or paragraph in lower case."""

    roles: Mapping[str, str]  # a header's label, lower case → from, sent, to, subject, other
    closings: Mapping[str, str]  # a closing, lower case → closing, brief or thanks
    formula: re.Pattern[str]
    said: str  # the verbs, as an alternation: part of larger patterns
    opens: str  # the same for what such a line begins with
    original: str  # the same for what announces an older mail
    forwarded: str
    marks: tuple[str, ...]  # all of said, original and forwarded, to be looked for one by one
    device: re.Pattern[str]
    about: re.Pattern[str]
    disowned: re.Pattern[str]
    misdirected: re.Pattern[str]
    notice: re.Pattern[str]
    footer: re.Pattern[str]
    banner: re.Pattern[str]
    automatic: re.Pattern[str]
    absent: re.Pattern[str]
    greeting: re.Pattern[str]
    role: re.Pattern[str]
    label: str


@cache
def mail_words() -> MailWords:
    """Give the words of all languages."""
    told: Sections = tomllib.loads(
        files("outsidein.language").joinpath("mail_words.toml").read_text("utf-8")
    )
    words = {name: _all(told, name) for name in next(iter(told.values()))}
    starts = r"^[\W_]*(?:{})\b"
    within = r"(?<!\w)(?:{})"
    return MailWords(
        roles={label: role for role in reversed(HEADER_ROLES) for label in words[role]},
        closings={
            phrase: name for name in ("thanks", "brief", "closing") for phrase in words[name]
        },
        formula=_compiled(r"^(?:{})", words["formula"]),
        said=_either(words["said"]),
        opens=_either(words["opens"]),
        original=_either(words["original"]),
        forwarded=_either(words["forwarded"]),
        marks=(*words["said"], *words["original"], *words["forwarded"]),
        device=_compiled(starts, words["device"]),
        about=_compiled(within, words["about"]),
        disowned=_compiled(within, words["disowned"]),
        misdirected=_compiled(within, words["misdirected"]),
        notice=_compiled(r"^[\W_]*(?:{})", words["notice"]),
        footer=_compiled(within, words["footer"]),
        banner=_compiled(within, words["banner"]),
        # A program names the mail it answers. "Out of office: Monday" may be a person's subject.
        automatic=re.compile(
            rf"^[\W_]*(?:(?:{_either(words['away'])})\b[^:]{{0,30}}:|(?:{_either(words['bounced'])})\b)"
        ),
        absent=_compiled(within, words["absent"]),
        greeting=_compiled(r"^(?:{})\b", words["greeting"]),
        role=_compiled(r"(?<!\w)(?:{})(?!\w)", words["role"]),
        label=_either(words["label"]),
    )


def _all(told: Sections, name: str) -> list[str]:
    """Give the phrases of a key in all languages, also as they are typed without accents."""
    phrases = [phrase for section in told.values() for phrase in section[name]]
    forms = (form.casefold() for phrase in phrases for form in (phrase, *_typed(phrase)))
    return sorted(dict.fromkeys(forms), key=lambda form: (-len(form), form))


def _typed(phrase: str) -> tuple[str, str]:
    bare = unicodedata.normalize("NFKD", phrase)
    bare = "".join(letter for letter in bare if not unicodedata.combining(letter))
    return phrase.translate(TRANSCRIBED), bare


def _either(phrases: Iterable[str]) -> str:
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in phrases)


def _compiled(frame: str, phrases: Iterable[str]) -> re.Pattern[str]:
    # Not str.format: the frame may hold braces of its own.
    return re.compile(frame.replace("{}", _either(phrases)))
