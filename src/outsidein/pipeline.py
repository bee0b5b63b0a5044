"""The architecture on one screen: the stages, in order, and how little of them has to run.

A stage reads declared tables and writes declared tables. It runs if what it reads, the settings or
decisions it depends on, or its own code has changed; otherwise what it wrote last time is taken
over. A stage that appends facts to the record runs again if they are not those it left.
"""

from __future__ import annotations

import hashlib
import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from outsidein.customer.alarms.goals import read_goals
from outsidein.customer.answers import TABLES as CUSTOMER_TABLES
from outsidein.customer.answers import answer
from outsidein.errors import WorkspaceError
from outsidein.identity import group_tables
from outsidein.identity import tables as identity_tables
from outsidein.identity.buying_groups import gather_groups
from outsidein.identity.decisions import WHO_FILE
from outsidein.identity.resolve import resolve
from outsidein.language import tables as language_tables
from outsidein.language.listen import listen
from outsidein.record.current import attach_record
from outsidein.record.decision_file import read_all
from outsidein.record.facts import facts_hash
from outsidein.record.imports import files_of
from outsidein.record.tables import FACTS, THEME_SEEN, THEME_SPLIT
from outsidein.record.tables import TABLES as RECORD_TABLES
from outsidein.speak import tables as speak_tables
from outsidein.speak.talk import write_talk
from outsidein.store.duckdb import Store, connect
from outsidein.themes import tables as themes_tables
from outsidein.themes.decide import decide
from outsidein.themes.decisions import THEMES_FILE
from outsidein.themes.gather import gather_themes
from outsidein.themes.splitting import held_by_pins

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from outsidein.customer.alarms.goals import Goal
    from outsidein.identity.decisions import Decision as WhoDecision
    from outsidein.record.settings import Settings
    from outsidein.record.tables import Table
    from outsidein.record.workspace import Workspace
    from outsidein.themes.decisions import Decision as ThemeDecision


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What a stage may use: the store, settings and decisions, a folder of its own, the record.

    With `has_before`, what the same code wrote last time is readable as `before.<table>`.
    """

    store: Store
    settings: Settings
    who_decisions: Sequence[WhoDecision]
    theme_decisions: Sequence[ThemeDecision]
    goals: Sequence[Goal]
    scratch: Path
    record: Path
    has_before: bool
    done: Callable[[int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One step from record to answers. `reads` names the stages before it, record tables and facts.

    `room` is where its code is, `appends` are the tables of facts that it adds to, and `minds` what
    else it hangs on: settings, goals, who_decisions, theme_decisions.
    """

    name: str
    room: str
    reads: tuple[str, ...]
    writes: tuple[Table, ...]
    run: Callable[[Run], None]
    appends: tuple[Table, ...] = ()
    minds: tuple[str, ...] = ()


STAGES = (
    Stage(
        name="identity",
        room="identity",
        reads=("account", "person", "membership", "touch", "deal"),
        writes=identity_tables.TABLES,
        run=lambda run: resolve(
            run.store, run.settings, run.who_decisions, has_before=run.has_before
        ),
        minds=("settings", "who_decisions"),
    ),
    Stage(
        name="language",
        room="language",
        reads=("touch", "identity"),
        writes=language_tables.TABLES,
        run=lambda run: listen(run.store, has_before=run.has_before, done=run.done),
    ),
    Stage(
        name="groups",
        room="identity",
        reads=("membership", "identity", "language"),
        writes=group_tables.TABLES,
        run=lambda run: gather_groups(run.store, done=run.done),
    ),
    Stage(
        name="themes",
        room="themes",
        reads=("language",),
        writes=themes_tables.FOUND_TABLES,
        appends=(THEME_SEEN,),
        # What is pinned only matters when themes are found anew, so pinning finds none.
        run=lambda run: gather_themes(
            run.store,
            run.scratch,
            run.record,
            pinned=held_by_pins(run.record, run.theme_decisions),
            done=run.done,
        ),
    ),
    Stage(
        name="decisions",
        room="themes",
        reads=("identity", "language", "themes"),
        writes=themes_tables.SHOWN_TABLES,
        appends=(THEME_SPLIT,),
        run=lambda run: decide(run.store, run.scratch, run.record, run.theme_decisions),
        minds=("theme_decisions",),
    ),
    Stage(
        name="customer",
        room="customer",
        reads=(
            *("payment", "deal", "page", "belief", "poll", "poll_answer"),
            *("identity", "language", "groups", "decisions"),
        ),
        writes=CUSTOMER_TABLES,
        run=lambda run: answer(
            run.store, run.settings, goals=run.goals, record=run.record, done=run.done
        ),
        minds=("settings", "goals"),
    ),
    Stage(
        name="speak",
        room="speak",
        reads=("identity", "language"),
        writes=speak_tables.TABLES,
        run=lambda run: write_talk(run.store, run.settings, done=run.done),
        minds=("settings",),
    ),
)

SCRATCH = ".refresh"
# Libraries whose answers may change with their version.
LIBRARIES = (
    "anyascii",
    "duckdb",
    "numpy",
    "onnxruntime",
    "pyromark",
    "scikit-learn",
    "scikit-network",
    "scipy",
    "selectolax",
    "sentencex",
    "splink",
    "tokenizers",
)

# Every table of the answers, by name.
ANSWERS: Mapping[str, Table] = {table.name: table for stage in STAGES for table in stage.writes}


def refresh(
    workspace: Workspace, *, progress: Callable[[str, int], None] | None = None
) -> tuple[str, ...]:
    """Bring the answers up to date and name the stages that had to run; none if nothing is new.

    The new answers take the place of the old ones as a whole, at the end. `progress` is told the
    stage and the rows it has done since it was last told.
    """
    with _alone(workspace):
        told = _told(workspace)
        wanted = fingerprints(told, workspace.record)
        before = _fingerprints_before(workspace.answers)
        if before == wanted:
            return ()
        scratch = workspace.folder / SCRATCH
        shutil.rmtree(scratch, ignore_errors=True)
        scratch.mkdir()
        try:
            ran = _rebuild(workspace, told, scratch, before, progress or _to_nobody)
            (scratch / "answers.duckdb").replace(workspace.answers)
        finally:
            shutil.rmtree(scratch, ignore_errors=True)
        return ran


@contextmanager
def _alone(workspace: Workspace) -> Iterator[None]:
    """Keep other refreshes out. Raises WorkspaceError while one is under way."""
    lock = FileLock(workspace.folder / f"{SCRATCH}.lock", timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise WorkspaceError(
            "Another command is refreshing this workspace.",
            where=str(workspace.folder),
            next_step="Wait until it has ended: its answers will be yours too.",
        ) from None
    try:
        yield
    finally:
        lock.release()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What we were told, as it was when a refresh began: other commands may add to it meanwhile."""

    record: Mapping[str, str]
    settings: Settings
    who_decisions: Sequence[WhoDecision]
    theme_decisions: Sequence[ThemeDecision]
    goals: Sequence[Goal]


def _told(workspace: Workspace) -> _Told:
    return _Told(
        record={
            **{
                name: _hashed(file.name for file in files_of(workspace.record, name))
                for name in RECORD_TABLES
            },
            **{name: facts_hash(workspace.record, [name]) for name in FACTS},
        },
        settings=workspace.settings,
        who_decisions=read_all(WHO_FILE, workspace.notes),
        theme_decisions=read_all(THEMES_FILE, workspace.notes),
        goals=read_goals(workspace.goals),
    )


def check_notes(workspace: Workspace) -> None:
    """Raise what is wrong with settings, decisions or goals, as a refresh would."""
    _told(workspace)


def fingerprints(told: _Told, record: Path) -> dict[str, str]:
    """Give, for each stage, the hashes of its code and of all that decides what it writes."""
    known = dict(told.record)
    wanted: dict[str, str] = {}
    for stage in STAGES:
        code = wanted[f"{stage.name} code"] = _code_hash(stage.room)
        facts = facts_hash(record, [table.name for table in stage.appends])
        parts = [*(known[name] for name in stage.reads), code, facts]
        parts.extend(repr(getattr(told, name)) for name in stage.minds)
        known[stage.name] = wanted[stage.name] = _hashed(parts)
    return wanted


def _rebuild(
    workspace: Workspace,
    told: _Told,
    scratch: Path,
    before: Mapping[str, str],
    progress: Callable[[str, int], None],
) -> tuple[str, ...]:
    wanted = fingerprints(told, workspace.record)
    store = Store(scratch / "answers.duckdb", spill=scratch / "spill")
    ran: list[str] = []
    try:
        if before:
            path = str(workspace.answers.resolve()).replace("'", "''")
            store.connection.execute(f"ATTACH '{path}' AS before (READ_ONLY)")
        attach_record(store.connection, workspace.record)
        for stage in STAGES:
            if before.get(stage.name) == wanted[stage.name]:
                for table in stage.writes:
                    store.view(table.name, f"FROM before.{table.name}")
                continue
            ran.append(stage.name)
            progress(stage.name, 0)
            stage.run(
                Run(
                    store=store,
                    settings=told.settings,
                    who_decisions=told.who_decisions,
                    theme_decisions=told.theme_decisions,
                    goals=told.goals,
                    scratch=scratch,
                    record=workspace.record,
                    has_before=before.get(f"{stage.name} code") == wanted[f"{stage.name} code"],
                    done=lambda rows, name=stage.name: progress(name, rows),  # type: ignore[misc]
                )
            )
        # The stages may have appended facts: what they made is made from those too.
        _finish(store, fingerprints(told, workspace.record))
    finally:
        store.close()
    return tuple(ran)


def _to_nobody(_stage: str, _rows: int) -> None:
    """Tell nobody how far a refresh is."""


def _finish(store: Store, wanted: Mapping[str, str]) -> None:
    """Drop what only the stages needed, describe what stays, and say what it was made from."""
    kept = {*ANSWERS}
    for (name,) in store.connection.execute(
        "SELECT table_name FROM duckdb_tables() WHERE database_name = current_database()"
    ).fetchall():
        if name not in kept:
            store.connection.execute(f"DROP TABLE {name}")
    for table in ANSWERS.values():
        comment = table.comment.replace("'", "''")
        store.connection.execute(f"COMMENT ON TABLE {table.name} IS '{comment}'")
        for column in table.columns:
            comment = column.comment.replace("'", "''")
            store.connection.execute(f"COMMENT ON COLUMN {table.name}.{column.name} IS '{comment}'")
    store.connection.execute("CREATE TABLE made_from (stage VARCHAR, fingerprint VARCHAR)")
    store.connection.executemany("INSERT INTO made_from VALUES (?, ?)", [*wanted.items()])


def _fingerprints_before(answers: Path) -> dict[str, str]:
    """Give what the answers that are there were made from; nothing if they can't be used."""
    if not answers.exists():
        return {}
    try:
        with connect(answers, read_only=True) as connection:
            return dict(connection.execute("FROM made_from").fetchall())
    except Exception:  # noqa: BLE001 - whatever is wrong with the old answers, new ones mend it
        return {}


@cache
def _code_hash(room: str) -> str:
    """Hash a room's code and data, and what it stands on: no version trusts another's outcome."""
    digest = hashlib.blake2b(digest_size=16)
    for name in LIBRARIES:
        digest.update(f"{name} {version(name)}".encode())
    for part in sorted(
        chain(*map(_files_in, (room, "meaning", "pages", "record", "store"))), key=str
    ):
        digest.update(part.name.encode())
        digest.update(part.read_bytes())
    return digest.hexdigest()


def _files_in(room: str) -> Iterable[Path]:
    folder = Path(str(files(f"outsidein.{room}")))
    return (
        file
        for file in folder.rglob("*")
        if file.suffix in {".py", ".sql", ".json", ".npz", ".onnx", ".toml", ".csv", ".txt"}
    )


def _hashed(parts: Iterable[str]) -> str:
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        digest.update(part.encode() + b"\x1f")
    return digest.hexdigest()
