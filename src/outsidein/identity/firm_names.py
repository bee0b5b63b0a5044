"""What a firm's name is made of, however it was written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import pyarrow as pa

from outsidein.identity.letters import plain_letters
from outsidein.identity.words import legal_form_length

ARTICLES = frozenset(
    {"the", "der", "die", "das", "la", "le", "les", "el", "los", "il", "de", "het"}
)
ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]")
# Shorter words say little alone, and are in too many names.
SHORTEST_WORD = 3

# Longer and shorter ways to write one legal form, and what is left out of it.
SAME_FORMS = {
    "limited": "ltd",
    "incorporated": "inc",
    "corporation": "corp",
    "coltd": "ltd",
    "aktiebolag": "ab",
    "company": "co",
    "privatelimited": "pvtltd",
    "haftungsbeschrankt": "",
    "and": "",
}

NAMES = pa.schema(
    [
        pa.field("name", pa.string()),
        pa.field("plain", pa.string()),
        pa.field("core", pa.string()),
        pa.field("words", pa.list_(pa.string())),
        pa.field("initials", pa.string()),
        pa.field("form", pa.string()),
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FirmName:
    """A firm's name in plain letters and digits.

    `plain` is all of it but the legal form, `core` also without article and brackets, `words` what
    the core is made of, `initials` their first letters, if there are three or more; `form` is the
    legal form, empty where none is told.
    """

    plain: str
    core: str
    words: tuple[str, ...]
    initials: str
    form: str


def firm_names(names: pa.RecordBatch) -> pa.RecordBatch:
    """Take names of firms apart: the column `name` in."""
    told = names.column(0).to_pylist()
    parts = [firm_name(name) for name in told]
    columns = [told, *([getattr(one, field.name) for one in parts] for field in [*NAMES][1:])]
    return pa.RecordBatch.from_arrays(
        [pa.array(values, field.type) for values, field in zip(columns, NAMES, strict=True)],
        schema=NAMES,
    )


@lru_cache(maxsize=65_536)
def firm_name(name: str) -> FirmName:
    """Take one name apart.

    >>> firm_name("GTX Pro").plain == firm_name("GTXPro Ltd.").plain
    True
    >>> firm_name("The Alder Freight (Leeds)").core, firm_name("Alder Freight, GmbH & Co. KG").core
    ('alderfreight', 'alderfreight')
    >>> firm_name("International Business Machines Corp.").initials
    'ibm'
    """
    whole, _ = _words(name)
    short, form = _words(ASIDE.sub(" ", name))
    if len(short) > 1 and short[0] in ARTICLES:
        short = short[1:]
    short = short or whole
    return FirmName(
        plain="".join(whole),
        core="".join(short),
        words=tuple(dict.fromkeys(word for word in short if len(word) >= SHORTEST_WORD)),
        initials="".join(word[0] for word in short) if len(short) >= SHORTEST_WORD else "",
        form=form,
    )


def _words(name: str) -> tuple[list[str], str]:
    """Give the words of a name without its legal form, and that form."""
    letters = plain_letters(name.replace("&", " and ").replace("+", " and "))
    words = re.findall(r"[a-z0-9]+", re.sub(r"(?<=\b\w)\.(?=\w\b)|['’]", "", letters))
    form = ""
    while length := legal_form_length(words) or int(len(words) > 1 and words[-1] == "and"):
        told = "".join(words[-length:])
        form = SAME_FORMS.get(told, told) + form
        words = words[:-length]
    return words, SAME_FORMS.get(form, form)
