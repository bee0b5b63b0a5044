"""Every command, setting, error, table and format is documented, and every link leads somewhere."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import typer

from outsidein import errors
from outsidein.ask.formats import formats
from outsidein.language.kinds import kinds_of
from outsidein.language.tables import KINDS
from outsidein.pipeline import ANSWERS
from outsidein.read.recognise import shapes_of
from outsidein.record.settings import (
    COUNT,
    DEPARTMENTS,
    MAP,
    READ,
    TOP,
    Mapped,
    Settings,
    read_settings,
)
from outsidein.record.tables import FACTS, TABLES
from outsidein.surfaces.cli import app

if TYPE_CHECKING:
    from collections.abc import Iterable

    from outsidein.record.tables import Table

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(DOCS.rglob("*.md"))]
SHOWN = re.compile(r"^(?:    |\$ )(outsidein .+)$", re.MULTILINE)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
TEXT_SUFFIXES = {".md", ".py", ".sql", ".toml"}
LOCAL_PATH = re.compile(r"(?<![\w.>])/(?:tmp|work|home|root|Users)/")


def page(name: str) -> str:
    return (DOCS / name).read_text("utf-8")


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def section(text: str, heading: str) -> str:
    """Give what stands below a heading of the second level, up to the next one."""
    return re.split(r"^## ", text.split(f"\n## {heading}\n")[1], flags=re.MULTILINE)[0]


def rows(text: str) -> Iterable[list[str]]:
    """Give the cells of each row of each table, heads included."""
    for line in text.splitlines():
        if line.startswith("| "):
            yield [cell.strip() for cell in line.strip("|").split("|")]


def told(text: str) -> dict[str, str]:
    """Give, for each key in backticks that begins a row, what stands at its end: the default."""
    return {row[0].strip("`"): row[-1].strip("`") for row in rows(text) if row[0][0] == "`"}


def test_generated_pages_are_current() -> None:
    command = [sys.executable, str(DOCS / "generate.py"), "--check"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_every_command_shown_can_be_parsed(path: Path) -> None:
    for line in SHOWN.findall(path.read_text("utf-8")):
        command: Any = typer.main.get_command(app)
        words = shlex.split(line.partition(" && ")[0])[1:]
        while words and words[0] in getattr(command, "commands", {}):
            command = command.commands[words.pop(0)]
        command.make_context(command.name, words)


@pytest.mark.parametrize(
    "table", [*TABLES.values(), *FACTS.values(), *ANSWERS.values()], ids=lambda one: one.name
)
def test_names_are_made_of_words_in_the_glossary(table: Table) -> None:
    known = {word for row in rows(page("words.md")) for word in re.findall(r"\*\*(\w+)", row[0])}
    known |= {word for row in rows(page("words.md")) for word in re.findall(r"\*\*(\w+)", row[-1])}
    for name in (table.name, *(column.name for column in table.columns)):
        unknown = [one for one in name.split("_") if not {one, one.removesuffix("s")} & known]
        assert not unknown, f"docs/words.md lacks {unknown} of {table.name}.{name}"


def test_every_setting_is_documented_with_its_default() -> None:
    top = told(page("settings.md").partition("\n## departments\n")[0])
    assert {*top} | {"departments", "read", "count", "map", "audit"} == {*TOP}
    for key, default in top.items():
        assert tomllib.loads(f"it = {default}")["it"] == _as_toml(getattr(Settings(), key)), key


def test_every_key_of_a_section_is_documented_with_its_default() -> None:
    text = page("settings.md")
    read = told(section(text, "read"))
    assert {key: tomllib.loads(f"it = {one}")["it"] for key, one in read.items()} == {
        key: getattr(Settings().reading, key) for key in READ
    }
    count = told(section(text, "count"))
    assert {key: tomllib.loads(f"it = {one}")["it"] for key, one in count.items()} == {
        key: getattr(Settings().counting, key) for key in COUNT
    }
    own = told(section(text, "map"))
    assert {*own} == {*MAP}
    least = Mapped(name="", table="", columns={})
    assert (own["match"], own["source"]) == (f'"{least.match}"', f'"{least.source}"')
    departments = told(section(text, "departments"))
    assert {key: tuple(tomllib.loads(f"it = {one}")["it"]) for key, one in departments.items()} == {
        **DEPARTMENTS
    }


@pytest.mark.parametrize(
    "example", re.findall(r"```toml\n(.*?)```", page("settings.md"), re.DOTALL)
)
def test_an_example_of_settings_can_be_read(example: str, tmp_path: Path) -> None:
    (tmp_path / "outsidein.toml").write_text(example)
    settings = read_settings(tmp_path / "outsidein.toml")
    assert settings != Settings()
    assert len(shapes_of(settings)) == example.count("[[map]]")  # the columns exist in the record


def test_every_error_is_documented_by_its_slug() -> None:
    slugs = {
        one.slug
        for one in vars(errors).values()
        if isinstance(one, type) and issubclass(one, errors.UserError)
    }
    headings = re.findall(r"^## ([a-z-]+)$", page("errors.md"), re.MULTILINE)
    assert {*headings} == slugs


def test_every_format_has_a_page_in_the_index() -> None:
    index = page("formats/README.md")
    linked = {*LINK.findall(index)}
    assert {one.name for one in (DOCS / "formats").glob("*.md")} - {"README.md"} <= linked
    pages = {one: page(f"formats/{one}").casefold() for one in linked if "/" not in one}
    for source in {name.split()[0] for name in formats()}:
        # A source may share a page with another.
        assert f"{source}.md" in pages or any(source in text for text in pages.values()), source


def test_every_room_is_in_the_guide_for_contributors() -> None:
    rooms = {path.parent.name for path in (ROOT / "src" / "outsidein").glob("*/__init__.py")}
    assert rooms == {*told(section(page("contributing.md"), "How it hangs together"))}


@pytest.mark.parametrize(
    ("heading", "kinds"), [("What customers say", KINDS["customer"]), ("What we say", KINDS["us"])]
)
def test_every_kind_is_documented(heading: str, kinds: tuple[str, ...]) -> None:
    text = section(page("kinds.md"), heading)
    assert {one for row in rows(text) for one in re.findall(r"\*\*(\w+)\*\*", row[0])} == {*kinds}


def test_what_kinds_get_wrong_is_still_so() -> None:
    misses = list(rows(section(page("kinds.md"), "What this version can't do")))[1:]
    told, _ = kinds_of(
        [said.strip("“”") for said, _, _ in misses], [""] * len(misses), side="customer"
    )
    assert [
        [said, right, kind] for (said, right, _), kind in zip(misses, told, strict=True)
    ] == misses


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_links_lead_somewhere(path: Path) -> None:
    for link in LINK.findall(path.read_text("utf-8")):
        if re.match(r"[a-z]+:", link):
            continue
        target, _, anchor = link.partition("#")
        there = (path.parent / target).resolve() if target else path
        assert there.exists(), f"{name_of(path)} links to {link}"
        if anchor:
            assert anchor in _anchors(there), f"{name_of(path)} links to {link}"


def test_every_page_is_in_the_index() -> None:
    linked = {*LINK.findall(page("README.md"))}
    assert {one.name for one in DOCS.glob("*.md")} - {"README.md"} <= linked


def test_nothing_names_a_place_on_somebodys_machine() -> None:
    files = [path for top in (ROOT / "src", DOCS) for path in top.rglob("*")]
    texts = [path for path in (*files, *PAGES) if path.suffix in TEXT_SUFFIXES and path.is_file()]
    found = [name_of(path) for path in texts if LOCAL_PATH.search(path.read_text("utf-8"))]
    assert found == []


def _as_toml(value: object) -> object:
    return [*value] if isinstance(value, tuple) else value


def _anchors(path: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", path.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", one.casefold()).replace(" ", "-") for one in headings}
