"""What we write ourselves: our site's pages, objectives, beliefs, the directory of our people."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from outsidein.simulate.beliefs import accounts_spoken_of, belief_rows
from outsidein.simulate.company import directory_rows
from outsidein.simulate.exports.files import CsvFile, open_text
from outsidein.simulate.exports.mail_text import escaped
from outsidein.simulate.script import load_script

if TYPE_CHECKING:
    from pathlib import Path

    from outsidein.simulate.exports.export import Desk
    from outsidein.simulate.wording import PublishedPage

# Every so manieth page is written as HTML, the others as Markdown.
HTML_EVERY = 3


def write_ours(desk: Desk) -> None:
    """Write all that doesn't depend on any account."""
    _write_rows(desk.folder / "directory.csv", directory_rows(desk.world.staff))
    _write_rows(desk.folder / "beliefs.csv", belief_rows(desk.world))
    _write_objectives(desk.folder / "objectives.toml")
    site = desk.folder / "marketing/site"
    for number, page in enumerate(load_script().pages):
        ending = "html" if number % HTML_EVERY == 2 else "md"
        with open_text(site / f"{page.path}.{ending}") as file:
            file.write(_html(page) if ending == "html" else _markdown(page))
    asked = {row[2] for row in belief_rows(desk.world)[1:]}
    for colleague in desk.world.staff.everyone:
        native = f"address:{colleague.address}"
        desk.truth.ours("directory", native, "colleague", colleague.key)
        if colleague.address in asked:
            desk.truth.ours("belief", native, "colleague", colleague.key)
    for account in accounts_spoken_of(desk.world):
        desk.truth.same_as("belief", f"name:{account.name}", "account", account.key)


def _write_rows(path: Path, rows: list[list[str]]) -> None:
    header, *rest = rows
    file = CsvFile(path, header)
    for row in rest:
        file.row(row)
    file.close()


def _write_objectives(path: Path) -> None:
    with open_text(path) as file:
        for objective in load_script().objectives:
            # JSON's strings are TOML's too.
            file.write(
                "[[objective]]\n"
                f"text = {json.dumps(objective.text, ensure_ascii=False)}\n"
                f"department = {json.dumps(objective.department)}\n"
                f"period = {json.dumps(objective.period)}\n\n",
            )


def _markdown(page: PublishedPage) -> str:
    title = json.dumps(page.title, ensure_ascii=False)
    return f"---\ntitle: {title}\n---\n\n{page.body.strip()}\n"


def _html(page: PublishedPage) -> str:
    blocks = []
    for block in page.body.strip().split("\n\n"):
        if block.startswith("#"):
            level = len(block) - len(block.lstrip("#"))
            blocks.append(f"<h{level}>{escaped(block.lstrip('# '))}</h{level}>")
        else:
            blocks.append(f"<p>{escaped(block)}</p>")
    return (
        '<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8">'
        f"<title>{escaped(page.title)} | Ledgerline</title></head>\n<body>\n"
        '<nav><a href="/">Home</a> <a href="/pricing">Pricing</a></nav>\n'
        "<main>\n" + "\n".join(blocks) + "\n</main>\n"
        "<footer>Ledgerline. Registered in England.</footer>\n</body>\n</html>\n"
    )
