"""Drawing what pages do for their readers: pages × what each tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from outsidein.errors import NotFound
from outsidein.surfaces.charts.heat_map import Cell, heat_map
from outsidein.surfaces.show_scorecards import short_path

if TYPE_CHECKING:
    from outsidein.ask.audit_scorecards import Scorecards
    from outsidein.speak.scorecard import Scorecard
    from outsidein.surfaces.charts.chart import Chart

PAGES_DRAWN = 60
LETTERS_OF_PATH = 44


def scorecard_chart(found: Scorecards) -> Chart:
    """Give the chart, pages that do least first. Raises NotFound if there is no page."""
    pages = [page for page in found.pages if page.score is not None]
    if not pages:
        raise NotFound("There is nothing to draw: there is no page to read here.")
    pages.sort(key=lambda page: (page.kind != "offer", page.score, page.path))
    drawn = pages[:PAGES_DRAWN]
    notes = [
        "Darker is better. “Reader”: of the sentences about somebody, those about the reader.",
        "What a buyer has to know is asked of pages that sell: the first here, weakest on top.",
    ]
    if len(pages) > len(drawn):
        notes.append(f"{len(pages) - len(drawn)} further pages are left out.")
    traits = [trait.name for trait in drawn[0].traits]
    return heat_map(
        "What our pages do for their readers",
        rows=[short_path(page.path, LETTERS_OF_PATH) for page in drawn],
        columns=["score", "reader", *traits],
        cells=[_cells(page) for page in drawn],
        notes=notes,
    )


def _cells(page: Scorecard) -> list[Cell | None]:
    score, about = page.score or 0.0, page.about_us + page.about_reader
    share = page.about_reader / about if about else None
    cells: list[Cell | None] = [
        Cell(value=score / 100, label=f"{score:.0f}"),
        Cell(value=share, label="–" if share is None else f"{100 * share:.0f} %"),
    ]
    for trait in page.traits:
        is_asked = page.kind == "offer"
        told = Cell(value=float(trait.is_told), label="yes" if trait.is_told else "no")
        cells.append(told if is_asked else None)
    return cells
