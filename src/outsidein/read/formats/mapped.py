"""Tables of the user's own, read by a `[[map]]` in outsidein.toml.

A mapping names, for columns of the record, the columns of the user's table. People and firms need
no table of their own: `author_email`, `account_name` and their like make the person and the firm.
Whatever is mapped to nothing is kept in `extra`.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from outsidein.errors import Rejected
from outsidein.read.addresses import addresses, domains
from outsidein.read.amounts import money, real, whole
from outsidein.read.content_ids import content_ids
from outsidein.read.contract import Raw, Row, Shape
from outsidein.read.formats.mapped_columns import PEOPLE, found_in, plan
from outsidein.read.formats.survey.questions import plain_headers
from outsidein.read.parties import account_named, parties, person_named
from outsidein.read.times import day, when, zone
from outsidein.read.values import NO, YES, text, texts, words, yes_no
from outsidein.record.tables import DATE, MONEY, REAL, TABLES, TEXT, TEXTS, TIME, WHOLE, YES_NO

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    import pyarrow as pa

    from outsidein.read.contract import Context
    from outsidein.read.formats.mapped_columns import Found, Plan
    from outsidein.read.parties import Parties
    from outsidein.record.settings import Mapped, Reading

# What the user's own number in a column of references counts; `merged_into` counts its own table.
REFERENCES: Mapping[str, str] = {
    "thread_id": "thread",
    "touch_id": "touch",
    "deal_id": "deal",
    "account_id": "account",
    "parent_id": "account",
    "person_id": "person",
    "party_ids": "person",
    "person_ids": "person",
}
# A stage says as much as a yes or no, where one is mapped to it: every other stage is open.
STAGES: Mapping[str, frozenset[str]] = {
    "is_won": frozenset({"won", "closed won"}),
    "is_closed": frozenset({"won", "closed won", "lost", "closed lost"}),
}

# How a value becomes what a column of its type holds.
TIMES: Mapping[pa.DataType, Callable[[Any, Reading], Any]] = {TIME: when, DATE: day}
LISTS: Mapping[str, Callable[[Any], list[str]]] = {"emails": addresses, "domains": domains}
VALUES: Mapping[pa.DataType, Callable[[Any], Any]] = {
    TEXT: text,
    MONEY: money,
    WHOLE: whole,
    REAL: real,
    YES_NO: yes_no,
}


def mapped_shape(mapped: Mapped, header: Sequence[str] = ()) -> Shape:
    """Give the shape that a user's mapping describes, for a file with this header.

    Raises SettingError for a table or column that the record does not have.
    """
    planned = plan(mapped)
    used = dict.fromkeys(found.header for found in found_in(planned, header).values())
    return Shape(
        source=mapped.source,
        name=mapped.name,
        columns=tuple(used) or tuple(planned.headers),
        needs=(),
        open=partial(open_mapped, planned),
    )


def lacking(mapped: Mapped, header: Sequence[str]) -> list[str]:
    """Name the columns that a mapping speaks of and a header does not have."""
    planned = plan(mapped)
    found = found_in(planned, header)
    return [name for name in planned.headers if name not in found]


def open_mapped(
    planned: Plan, header: Sequence[str], context: Context
) -> Callable[[Raw], Iterable[Row | Rejected]]:
    """Find the mapped columns; where there is no header, its line is the first row."""
    read = partial(mapped_row, planned, found_in(planned, header), content_ids(), context)
    if not planned.is_without_header:
        return read
    context.used.update(header)
    first = [Raw({}, dict(zip(header, plain_headers(header), strict=True)), "1")]

    def with_first(raw: Raw) -> Iterator[Row | Rejected]:
        if first:
            for row in read(first.pop()):
                yield row._replace(at="(line 1)") if isinstance(row, Row) else row
        yield from read(raw)

    return with_first


def mapped_row(
    planned: Plan,
    found: Mapping[str, Found],
    name: Callable[[Mapping[str, Any]], str],
    context: Context,
    raw: Raw,
) -> Iterator[Row | Rejected]:
    """Read one row: the people and the firm it names, then the row itself."""
    told = {**raw.rest, **raw.fields}
    given = {header: _value(told, where) for header, where in found.items()}
    given |= {header: header[1:] for header in _constants(planned)}
    person = _person({part: given[header] for part, header in planned.person.items()})
    account = _account({part: given[header] for part, header in planned.account.items()})
    who = parties(context, person, account)
    others = _others(planned, given)
    values = _values(planned, given, context)
    if planned.table in PEOPLE and who.person_id:
        values[PEOPLE[planned.table][0]] = who.person_id
    if who.account_id and planned.table != "person":
        values["account_id"] = who.account_id
    if others and "party_ids" not in values:
        values["party_ids"] = [context.id(other.source_id) for other in others]
    native = _native(planned, values, given, lambda: name(told))
    if planned.table == "touch" and not values.get("thread_id"):
        values["thread_id"] = context.id(native)  # said on its own
    yield from _around(planned.table, native, who, context)
    yield from others
    yield Row(planned.table, native, values, raw.rest)


def _constants(planned: Plan) -> list[str]:
    parts = (planned.columns, planned.person, planned.account, planned.parties)
    return [header for part in parts for header in part.values() if header.startswith("=")]


def _value(told: Mapping[str, Any], where: Found) -> Any:
    """Follow a path down into nested objects; through a list it leads to a list."""
    value = told.get(where.header)
    for step in where.path:
        if isinstance(value, list):
            value = [one.get(step) for one in value if isinstance(one, dict)]
        else:
            value = value.get(step) if isinstance(value, dict) else None
    return value


def _person(told: Mapping[str, Any]) -> Row | None:
    number, name = words(told.get("id")), words(told.get("name"))
    about = {
        "name": name,
        "title": words(told.get("title")),
        "department": words(told.get("department")),
        "phones": texts(told.get("phone")),
    }
    if number:
        about["emails"] = addresses(told.get("email"))
        return Row("person", f"person:{number}", {key: one for key, one in about.items() if one})
    return person_named(told.get("email"), name and f"name:{name}", **about)


def _account(told: Mapping[str, Any]) -> Row | None:
    number = words(told.get("id"))
    return account_named(
        told.get("name"),
        native=number and f"account:{number}",
        web=told.get("domain"),
        external_ids=texts(number),
    )


def _others(planned: Plan, given: Mapping[str, Any]) -> list[Row]:
    """Give the people a touch went to; names go with addresses if there are as many."""
    told = {name: given[header] for name, header in planned.parties.items()}
    found = addresses(told.get("party_emails"))
    names = texts(told.get("party_names"))
    paired: list[tuple[str | None, str | None]]
    if found and names and len(found) == len(names):
        paired = list(zip(found, names, strict=True))
    else:
        paired = [*((one, None) for one in found), *((None, one) for one in names)]
    rows = (person_named(one, name and f"name:{name}", name=name) for one, name in paired)
    return [row for row in rows if row]


def _values(planned: Plan, given: Mapping[str, Any], context: Context) -> dict[str, Any]:
    kinds = {column.name: column.type for column in TABLES[planned.table].columns}
    reading = context.settings.reading
    values: dict[str, Any] = {}
    for column, header in planned.columns.items():
        what = planned.table if column == "merged_into" else REFERENCES.get(column)
        if column == "parent_id" and not planned.id:
            what = "name"  # firms without numbers are known by their names
        value = given[header]
        if what and kinds[column] == TEXT:
            values[column] = context.ref(what, words(value))
        elif what:
            values[column] = [context.ref(what, one) for one in texts(value)]
        else:
            values[column] = _typed(column, kinds[column], value, reading)
        if column == "happened_at" and planned.table == "touch":
            values["zone"] = zone(value, reading)
    if planned.table == "touch":
        values = {"is_internal": False, "body_format": "text", **values}
    if planned.table == "payment" and values.get("amount") is not None:
        values.setdefault("kind", "refund" if values["amount"] < 0 else "payment")
    return values


def _typed(column: str, kind: pa.DataType, value: Any, reading: Reading) -> Any:
    """Turn a value into what its column holds."""
    said = (words(value) or "").casefold()
    if column in STAGES and said and said not in YES | NO:
        return said in STAGES[column]
    if kind in TIMES:
        return TIMES[kind](value, reading)
    if kind == TEXTS:
        return LISTS.get(column, texts)(value)
    return VALUES[kind](value)


def _native(
    planned: Plan,
    values: Mapping[str, Any],
    given: Mapping[str, Any],
    name: Callable[[], str],
) -> str:
    """Name the row: by its id, a person by address, a firm by domain or name, else by content."""
    number = words(given.get(planned.id)) if planned.id else None
    if planned.id and not number:
        raise Rejected("row without an id", str(dict(given)))
    if number:
        return f"{planned.table}:{number}"
    for column, what in (("emails", "address"), ("domains", "domain"), ("name", "name")):
        told = values.get(column) if planned.table in {"person", "account"} else None
        if told:
            return f"{what}:{told if isinstance(told, str) else told[0]}"
    return f"{planned.table}:{name()}"


def _around(table: str, native: str, who: Parties, context: Context) -> Iterator[Row]:
    """Give the rows of the people and the firm that a row names."""
    if table == "person" and who.account:
        yield who.account
        member = {"person_id": context.id(native), "account_id": who.account_id}
        yield Row("membership", f"{native}>{who.account.source_id}", member)
    elif table in {"membership", "account", "deal", "belief"}:
        # Here the person is an owner or one of ours, or the row itself says who is where.
        yield from (row for row in (who.person, who.account) if row)
    else:
        yield from who.rows()
