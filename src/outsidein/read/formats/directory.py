"""Our own people: a table of colleagues with their departments, and since when and until when.

Somebody who moved has a row for each department. The person shows the newest one; each is kept as
a membership without an account, so that what they said in between can be told apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from outsidein.errors import Rejected
from outsidein.read.addresses import addresses
from outsidein.read.contract import Preparation, Row, Shape, each
from outsidein.read.date_order import in_order, order_of
from outsidein.read.parties import person_named
from outsidein.read.preparing import rows_of
from outsidein.read.times import when
from outsidein.read.values import texts, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from outsidein.read.contract import Context, Raw, Reader
    from outsidein.read.files import SourceFile
    from outsidein.record.settings import Settings

OPEN_END = "9999"


def colleague(raw: Raw, context: Context) -> Iterator[Row]:
    """Read one colleague in one department."""
    told = raw.fields
    native = _native(told)
    department = words(told["department"])
    if not native:
        raise Rejected("colleague without name and address")
    reading = context.settings.reading
    since, until = when(told.get("from"), reading), when(told.get("to"), reading)
    newest = context.prepared.get("newest", {}).get(native)
    if newest in {None, _term(told, context.settings)}:
        person = person_named(
            told.get("email"),
            native,
            name=words(told.get("name")),
            title=words(told.get("title")),
            department=department,
            phones=texts(words(told.get("phone"))),
        )
        assert person is not None  # whoever has a native id here has a name or an address
        yield Row("person", native, {**person.values, "side": "us"}, raw.rest)
    if department:
        post = {"person_id": context.id(native), "title": f"department: {department}"}
        begin = since.date().isoformat() if since else ""
        post_id = f"{native}>department:{department}/{begin}"
        yield Row("membership", post_id, {**post, "from_at": since, "to_at": until})


def prepare(files: Sequence[tuple[SourceFile, Reader]], settings: Settings) -> Mapping[str, Any]:
    """Find each colleague's newest post."""
    newest: dict[str, str] = {}
    for file, reader in files:
        if reader is not COLLEAGUES:
            continue
        order = order_of(rows_of(file, COLLEAGUES), settings)
        for raw in rows_of(file, COLLEAGUES):
            native = _native(raw.fields)
            if native:
                newest[native] = max(
                    newest.get(native, ""), _term(raw.fields, in_order(settings, order))
                )
    return {"newest": dict(sorted(newest.items()))}


def _native(told: Mapping[str, Any]) -> str | None:
    found, name = addresses(told["email"]), words(told.get("name"))
    return f"address:{found[0]}" if found else name and f"name:{name}"


def _term(told: Mapping[str, Any], settings: Settings) -> str:
    """Write the time of a post so that a newer one sorts behind; what can't be read is oldest."""
    try:
        since, until = (when(told.get(end), settings.reading) for end in ("from", "to"))
    except Rejected:
        return ""
    ends = until.isoformat() if until else OPEN_END
    return f"{since.isoformat() if since else ''}|{ends}|{words(told['department']) or ''}"


COLLEAGUES = Shape(
    source="directory",
    name="colleagues",
    columns=("name", "email", "department", "title", "phone", "from", "to"),
    needs=("name", "email", "department", "from", "to"),
    aliases={
        "name": ("full name", "employee", "employee name", "colleague"),
        "email": ("email address", "mail", "work email"),
        "department": ("team",),
        "title": ("job title", "position", "role"),
        "phone": ("phone number", "work phone"),
        "from": ("since", "from date", "start", "start date", "valid from"),
        "to": ("until", "to date", "end", "end date", "valid to"),
    },
    open=each(colleague),
)
SHAPES = (COLLEAGUES,)
PREPARATION = Preparation(source="directory", prepare=prepare)
