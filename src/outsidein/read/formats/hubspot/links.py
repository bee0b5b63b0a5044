"""HubSpot's ids: who and what a record is tied to, however the export says so.

The API nests associations, the CSV export has cells of ids (or names), a warehouse has tables of
pairs. Those tables are looked through before anything is read, so that a call knows its contacts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from outsidein.errors import Rejected
from outsidein.read.addresses import addresses
from outsidein.read.contract import Row, Shape
from outsidein.read.preparing import rows_of
from outsidein.read.times import in_utc
from outsidein.read.values import texts, words, yes_no

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from outsidein.read.contract import Context, Raw, Reader
    from outsidein.read.files import SourceFile
    from outsidein.record.settings import Reading, Settings

# The cells of a CSV export that tie a record to others, the main one first.
CELLS = {
    "company": ("company_ids_primary", "associatedcompanyid", "company_ids"),
    "contact": ("contact_ids",),
    "deal": ("deal_ids",),
}
# Of these, the first that tells one names the main company.
MAIN = ("company_ids_primary", "associatedcompanyid")
PLURALS = {"company": "companies", "contact": "contacts", "deal": "deals"}
TABLES = {"company": "account", "contact": "person"}

# A pair of ids is kept with the first of these that is in it.
PAIRED = ("engagement", "ticket", "deal", "company", "contact", "merged_deal")
LOOKED_UP = frozenset(
    {
        "engagement links",
        "ticket links",
        "deal links",
        "merged deals",
        "pipelines",
        "pipeline stages",
    }
)

# The label of a stage, whether it is closed, whether it is won.
Stage = tuple[str | None, bool | None, bool | None]


def record_number(told: Mapping[str, Any]) -> Any:
    """Give the id of a record, by whichever of its names the export has."""
    return (
        told.get("record_id")
        or told.get("hs_object_id")
        or told.get("id")
        or told.get("engagement_id")
        or told.get("deal_id")
        or told.get("ticket_id")
    )


def native_of(what: str, told: Mapping[str, Any], context: Context) -> str:
    """Name a record; raises Rejected if it has no id."""
    native = context.native(what, record_number(told))
    if native is None:
        raise Rejected(f"{what} without an id")
    return native


def reading_of(told: Mapping[str, Any], context: Context) -> Reading:
    """Give how to read times: a warehouse has UTC without saying so, a CSV the account's zone."""
    reading = context.settings.reading
    return in_utc(reading) if told.get("_fivetran_synced") else reading


def linked(what: str, told: Mapping[str, Any], owner: str, context: Context) -> list[str]:
    """Give the native ids of all companies, contacts or deals of a record, each once, in order.

    `owner` is the record's own id as the tables of pairs have it: `engagement:12`.
    """
    found: dict[str, None] = {}
    associations = told.get("associations")
    if isinstance(associations, dict):
        for number in _associated(associations, what):
            found[f"{what}:{number}"] = None
    for column in CELLS[what]:
        found.update(dict.fromkeys(_natives(what, told.get(column))))
    if context.prepared:
        pairs = context.prepared["links"].get(owner, ())
        found.update(dict.fromkeys(pair for pair in pairs if pair.startswith(f"{what}:")))
    return list(found)


def main_company(told: Mapping[str, Any], firms: Sequence[str]) -> str | None:
    """Give the firm that a record is about: the main one, else the only one.

    The order in which an export lists several says nothing, so of those it is none.
    """
    for column in MAIN:
        main = _natives("company", told.get(column))
        if main:
            return main[0]
    return firms[0] if len(firms) == 1 else None


def _natives(what: str, cell: Any) -> list[str]:
    """Give the native ids in a cell."""
    parts = _parts(cell) if cell else ()
    # Users type names into columns of ids, and HubSpot exports them.
    return [f"{what}:{part}" if part.isdigit() else f"{what}_name:{part}" for part in parts]


def _associated(associations: Mapping[str, Any], what: str) -> Iterator[Any]:
    """Give the ids in the associations of an API record, of version 1 or 3."""
    told = associations.get(PLURALS[what]) or associations.get(f"{what}Ids") or ()
    for one in told.get("results") or () if isinstance(told, dict) else told:
        yield one["id"] if isinstance(one, dict) else one


def _parts(cell: Any) -> list[str]:
    if isinstance(cell, int | float):
        return [str(int(cell))]
    return texts(cell)


def named_only(natives: Sequence[str]) -> Iterator[Row]:
    """Give rows for those that are known by nothing but a name."""
    for native in natives:
        what, _, name = native.partition("_name:")
        if name and what in TABLES:
            yield Row(TABLES[what], native, {"name": name})


def owner_of(cell: Any, context: Context) -> str | None:
    """Name the one of us who owns a record: by id in the API, by name or mail in a CSV."""
    if isinstance(cell, int | float) or (isinstance(cell, str) and cell.strip().isdigit()):
        return context.native("owner", cell)
    told = words(cell)
    mails = addresses(told)
    return f"address:{mails[0]}" if mails else context.native("owner_name", told)


def owner_row(cell: Any, context: Context) -> Iterator[Row]:
    """Give a row for an owner who is told by name or mail, as no list of owners will."""
    owner = owner_of(cell, context)
    if owner is None or owner.startswith("owner:"):
        return
    name = words(str(cell).partition("(")[0])
    values = {"name": name if name and "@" not in name else None, "side": "us"}
    yield Row("person", owner, {**values, "emails": addresses(cell)})


def merged_away(
    table: str, native: str, told: Mapping[str, Any], context: Context
) -> Iterator[Row]:
    """Give a row for each record that was merged into this one and whose own id is gone."""
    what = native.partition(":")[0]
    cells = (told.get("hs_merged_object_ids"), told.get("hs_calculated_merged_vids"))
    losers = dict.fromkeys(part.partition(":")[0] for cell in cells for part in _parts(cell))
    for loser in losers:
        if loser.isdigit() and f"{what}:{loser}" != native:
            values = {"merged_into": context.id(native), "is_deleted": True}
            yield Row(table, f"{what}:{loser}", values)


def merged_contact(raw: Raw, context: Context) -> Iterator[Row]:
    """Read a row of the warehouse's history of merges: one contact went into another."""
    winner = context.native("contact", raw.fields["canonical_vid"])
    loser = context.native("contact", raw.fields["vid_to_merge"])
    if not winner or not loser:
        raise Rejected("merge without both ids")
    values = {"merged_into": context.id(winner), "is_deleted": True}
    yield Row("person", loser, values, raw.rest)


def link(raw: Raw, _context: Context) -> Iterator[Row]:
    """Check a pair of ids; what it ties together was looked up before the reading began."""
    if _pair(raw.fields) is None:
        raise Rejected("link without both ids")
    yield from ()


def stage(raw: Raw, _context: Context) -> Iterator[Row]:
    """Check a pipeline or a stage of one; their labels were looked up before the reading began."""
    if not _stages(raw.fields):
        raise Rejected("pipeline has an unexpected form")
    yield from ()


def prepare(files: Sequence[tuple[SourceFile, Reader]], _settings: Settings) -> Mapping[str, Any]:
    """Look up what other files must know: pairs of ids, labels of stages, deals merged away."""
    links: dict[str, set[str]] = {}
    stages: dict[str, Stage] = {}
    merged: set[str] = set()
    for told in _looked_up(files):
        pair = _pair(told)
        if told.get("merged_deal_id"):
            merged.add(str(told["merged_deal_id"]).strip())
        elif pair:
            links.setdefault(pair[0], set()).add(pair[1])
        else:
            stages.update(_stages(told))
    if not (links or stages or merged):
        return {}
    return {
        "links": {owner: tuple(sorted(links[owner])) for owner in sorted(links)},
        "stages": dict(sorted(stages.items())),
        "merged_deals": tuple(sorted(merged)),
    }


def _looked_up(files: Sequence[tuple[SourceFile, Reader]]) -> Iterator[Mapping[str, Any]]:
    for file, reader in files:
        if isinstance(reader, Shape) and reader.name in LOOKED_UP:
            for raw in rows_of(file, reader):
                yield raw.fields


def _pair(told: Mapping[str, Any]) -> tuple[str, str] | None:
    """Give the two native ids of a row of pairs, the one it is kept with first."""
    known = [f"{what}:{number}" for what in PAIRED if (number := words(told.get(f"{what}_id")))]
    return (known[0], known[1]) if len(known) == 2 else None


def _stages(told: Mapping[str, Any]) -> dict[str, Stage]:
    """Give label, closed and won of each stage: of a pipeline of the API, or of one row.

    What can't be understood is left out here, and rejected when its row is read.
    """
    try:
        return dict(_stage(one) for one in told.get("stages") or [told])
    except (Rejected, AttributeError, TypeError, ValueError):
        return {}


def _stage(told: Mapping[str, Any]) -> tuple[str, Stage]:
    label = words(told.get("label"))
    about = told.get("metadata")
    if not isinstance(about, dict):
        closed, won = yes_no(told.get("is_closed")), yes_no(told.get("closed_won"))
        return str(told.get("stage_id")), (label, closed, won)
    closed = yes_no(about.get("isClosed"))
    won = closed and float(about.get("probability") or 0) == 1
    return str(told.get("id")), (label, closed, won)
