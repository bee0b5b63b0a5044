"""What each column of a table of records holds, told by its header and by what stands in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyarrow.compute as pc

from outsidein.identity.nicknames import known_first_names
from outsidein.identity.words import LEGAL_FORMS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pyarrow as pa

# Looked at are so many different values of a column.
LOOKED_AT = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One column of the records: where it stands, its header, and the kind of thing it holds."""

    column: str
    header: str
    kind: str


# Headers by kind, in order: the first that fits counts. Matched against the header's words.
HEADERS: tuple[tuple[str, str], ...] = (
    (
        "ignored",
        r"\b(cluster|source|source dataset|row|index|created|updated|modified|timestamp)\b",
    ),
    ("mail", r"\be ?mails?\b"),
    ("phone", r"\b(tele)?(phone|tel|mobile|cell|fax)(s|no|nr|number)?\b"),
    ("url", r"\b(url|website|web|homepage|domain|link)\b"),
    ("date", r"\b(dob|birth(date|day)?|born|geburtsdatum)\b(?!.*\b(place|town|city|country)\b)"),
    (
        "number",
        (
            r"\b(ssn|soc(ial)? sec.*|nhs|passport|national|vat|tax|tin|siren|siret|duns|isbn|issn"
            r"|doi|ean|upc|gtin|iban|licen[cs]e|nino|sku|mpn|model ?no|model ?number)\b"
        ),
    ),
    ("first", r"\b((first|given|fore|christian) ?names?|f ?name|given|forename|vorname|prenom)\b"),
    ("last", r"\b((last|sur|family) ?names?|l ?name|s ?name|surname|nachname|family)\b"),
    ("street_number", r"\b((street|house|building) ?(number|no|nr|num)|hausnummer)\b"),
    ("postcode", r"\b(post ?code.*|zip.*|postal.*|plz)\b"),
    ("region", r"\b(state|province|county|region|country|nation|bundesland)\b"),
    ("town", r"\b(city|town|suburb|locality|place|municipality|village|ort|location)\b"),
    ("street", r"\b(street|addr(ess)?( ?(line)?( ?\d)?)?|road|strasse)\b"),
    ("amount", r"\b(date|time|day|month|year)\b"),
    (
        "firm",
        r"\b(compan(y|ies)|firm|organi[sz]ations?|employer|account|supplier|business)( name)?\b",
    ),
    ("text", r"\b(authors?|description|notes?|comments?|features?|text|details?|abstract)\b"),
    (
        "category",
        (
            r"\b(type|category|class|sector|genre|venue|journal|booktitle|brand|manufacturer|occupation"
            r"|gender|sex|series|stage|status|segment|cuisine|job|role|position|department|publisher)\b"
        ),
    ),
    ("amount", r"\b(price|cost|revenue|amount|value|employees|age|pages|volume|size)\b"),
    ("name", r"\b(name|full ?name|contact|person|customer|client|agent)\b"),
    ("title", r"\b(title|product|item|model|song|album|label)\b"),
)

MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[a-z]+")
DATE = re.compile(r"(?:1[89]|20)\d\d-?[01]\d-?[0-3]\d(?:\D.*)?|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}")
# Kinds whose columns hold a key if their header ends like one: account id.
MAY_BE_KEYS = frozenset({"", "name", "firm", "title"})
NUMBER = re.compile(r"[-+]?[$€£]?\s?\d+(?:[.,]\d+)*\s?(?:[$€£]|usd|eur)?")
LONG_NUMBER = re.compile(r"\d{6,}")
PHONE = re.compile(r"(?:\D*\d){6,}\D*")
# What has to stand in a column of a kind, in which share of values, and what it is otherwise.
NEEDED: Mapping[str, tuple[re.Pattern[str], float, str]] = {
    "mail": (MAIL, 0.3, "text"),
    "phone": (PHONE, 0.5, "category"),
    "date": (DATE, 0.5, "amount"),
    "amount": (NUMBER, 0.5, "category"),
}
# The kinds that are told by content alone, in order, and in which share of values.
FORMS = (
    ("mail", MAIL, 0.5),
    ("date", DATE, 0.8),
    ("number", LONG_NUMBER, 0.8),
    ("amount", NUMBER, 0.8),
)
LEGAL = re.compile(rf"\b(?:{'|'.join(sorted(LEGAL_FORMS - {'a', 'co', 'as', 'se'}))})\b\.?$")


def fields_of(texts: pa.Table) -> list[Field]:
    """Tell what each column holds. Those that tell nothing of who a record is are left out."""
    found = []
    for place, header in enumerate(texts.column_names):
        kind = _kind(header, texts[header])
        if kind != "ignored":
            found.append(Field(column=f"c{place}", header=header, kind=kind))
    return _with_a_name(found, texts)


def words_of_header(header: str) -> str:
    """Write a header as words: givenName and given_name are given name."""
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", header)
    return re.sub(r"[^a-z0-9]+", " ", parted.casefold()).strip()


def _kind(header: str, column: pa.ChunkedArray) -> str:
    words = words_of_header(header)
    told = column.drop_null()
    different = pc.unique(told)
    # The smallest values, so that the same are looked at in whatever order rows come.
    values: list[str] = different.take(
        pc.sort_indices(different)[:: max(1, len(different) // LOOKED_AT)]
    ).to_pylist()
    if len(values) < 2 and len(column) > 2:
        return "ignored"
    by_header = next((kind for kind, form in HEADERS if re.search(form, words)), "")
    if by_header == "ignored":
        return by_header
    if re.search(r"\b(id|key|uuid|guid|code|no|nr|number)$", words) and by_header in MAY_BE_KEYS:
        # A key of its own tells each row apart and nothing else; another one leads elsewhere.
        return "ignored" if len(different) > 0.98 * len(told) else "code"
    return _checked(by_header, values, is_repeated=len(different) < 0.2 * len(told))


def _checked(kind: str, values: Sequence[str], *, is_repeated: bool) -> str:
    """Mind what stands in a column before its header is believed."""
    if not kind:
        return _by_content(values, is_repeated=is_repeated)
    if kind in NEEDED:
        form, share, otherwise = NEEDED[kind]
        return kind if _share(form, values) > share else otherwise
    if kind == "name":
        return _name_kind(values)
    if kind == "title" and is_repeated and len(values) > 100:
        return "category"
    return kind


def _by_content(values: Sequence[str], *, is_repeated: bool) -> str:
    for kind, form, share in FORMS:
        if _share(form, values) > share and not (kind == "number" and is_repeated):
            return kind
    known = known_first_names()
    if sum(one in known for one in values) > 0.2 * len(values):
        return "first"
    if is_repeated:
        return "category"
    words = sum(len(one.split()) for one in values) / max(len(values), 1)
    return "text" if words > 8 else _name_kind(values)


def _name_kind(values: Sequence[str]) -> str:
    if sum(LEGAL.search(one) is not None for one in values) > 0.2 * len(values):
        return "firm"
    return "full" if _person_share(values) > 0.2 else "title"


def _person_share(values: Sequence[str]) -> float:
    """Tell which share of values is two to four words of which one is a known first name.

    None if too many can't be names of people.
    """
    known = known_first_names()
    parted = [re.findall(r"[^\W_]+", one) for one in values]
    named = [one for one in parted if 2 <= len(one) <= 5 and all(map(str.isalpha, one))]
    if len(named) < 0.85 * len(values):
        return 0.0
    return sum(not known.isdisjoint((one[0], one[-1])) for one in named) / max(len(values), 1)


def _share(form: re.Pattern[str], values: Sequence[str]) -> float:
    return sum(form.fullmatch(one) is not None for one in values) / max(len(values), 1)


def _with_a_name(fields: list[Field], texts: pa.Table) -> list[Field]:
    """See to it that one column says what a record is: at least the one with most values."""
    naming = {"first", "last", "full", "title", "firm", "mail", "number", "phone", "date"}
    if not fields or any(one.kind in naming for one in fields):
        return fields
    best = max(fields, key=lambda one: (len(pc.unique(texts[one.header])), one.header))
    return [
        Field(column=one.column, header=one.header, kind="title") if one is best else one
        for one in fields
    ]
