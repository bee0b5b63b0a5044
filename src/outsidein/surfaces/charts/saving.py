"""Saving a chart: SVG or PNG, told by the suffix of the file."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from outsidein.errors import UserError

if TYPE_CHECKING:
    from outsidein.surfaces.charts.chart import Chart

SUFFIXES = (".svg", ".png")

# The library carries several; another one could draw the same document a little differently.
VEGA_LITE = "6.4"

# Two dots of the picture for one of the document, so that small letters are sharp.
SCALE = 2


def save_chart(chart: Chart, file: Path) -> None:
    """Write the picture to the file, over one that is there; the same chart gives the same bytes.

    Nothing is fetched: the library draws in this process, and may load from no address.
    """
    checked(file)
    # Loading it takes as long as many a command.
    import vl_convert  # noqa: PLC0415

    document = dict(chart.document)
    if file.suffix.lower() == ".svg":
        drawn = vl_convert.vegalite_to_svg(document, VEGA_LITE, allowed_base_urls=[]).encode()
    else:
        drawn = vl_convert.vegalite_to_png(document, VEGA_LITE, SCALE, allowed_base_urls=[])
    try:
        file.write_bytes(drawn)
    except OSError as error:
        raise UserError(
            f"The chart could not be written: {error.strerror}.", where=str(file)
        ) from error


def checked(file: Path | None) -> Path | None:
    """Give the file back if a chart can be written there; say what is wrong with it otherwise."""
    if file is None:
        return None
    if file.suffix.lower() not in SUFFIXES:
        raise UserError(
            "A chart is written as SVG or PNG, and the suffix of the file tells which.",
            where=str(file),
            next_step=f"--plot {_quoted(file, '.svg')} or --plot {_quoted(file, '.png')}",
        )
    if not file.parent.is_dir():
        raise UserError(
            f"There is no folder {file.parent} to write the chart into.",
            where=str(file),
            next_step=f"mkdir -p {shlex.quote(str(file.parent))}",
        )
    return file


def _quoted(file: Path, suffix: str) -> str:
    return shlex.quote(str(file.parent / f"{file.stem or 'chart'}{suffix}"))


Plot = Annotated[
    Path | None,
    typer.Option(
        "--plot", metavar="FILE", help="Draw it too: FILE.svg or FILE.png.", callback=checked
    ),
]
