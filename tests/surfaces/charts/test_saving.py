from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from outsidein.errors import UserError
from outsidein.surfaces.charts.heat_map import Cell, heat_map
from outsidein.surfaces.charts.saving import Plot, checked, save_chart

CHART = heat_map(
    "Heard", ["Invoices"], ["sales"], cells=[[Cell(value=0.3, label="30 %")]], notes=["A note."]
)


@pytest.mark.parametrize("name", ["chart.svg", "Übersicht 1.SVG"])
def test_the_suffix_svg_gives_one(tmp_path: Path, name: str) -> None:
    save_chart(CHART, tmp_path / name)
    assert (tmp_path / name).read_text("utf-8").startswith("<svg ")


@pytest.mark.parametrize("name", ["chart.png", "chart.PNG"])
def test_the_suffix_png_gives_one_with_two_dots_for_each(tmp_path: Path, name: str) -> None:
    save_chart(CHART, tmp_path / name)
    data = (tmp_path / name).read_bytes()
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    save_chart(CHART, tmp_path / "same.svg")
    wide = float((tmp_path / "same.svg").read_text("utf-8").split('width="')[1].split('"')[0])
    assert int.from_bytes(data[16:20], "big") == pytest.approx(2 * wide, abs=2)


@pytest.mark.parametrize("suffix", [".svg", ".png"])
def test_a_chart_gives_the_same_bytes_again_over_what_is_there(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"chart{suffix}"
    save_chart(CHART, file)
    once = file.read_bytes()
    file.write_bytes(b"something that is longer " * 9999)
    save_chart(CHART, file)
    assert file.read_bytes() == once


def test_another_suffix_is_refused_and_both_are_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="SVG or PNG") as refused:
        save_chart(CHART, tmp_path / "my chart.pdf")
    assert refused.value.where == str(tmp_path / "my chart.pdf")
    assert refused.value.next_step == (
        f"--plot '{tmp_path}/my chart.svg' or --plot '{tmp_path}/my chart.png'"
    )
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["chart", ".", ".svg", "chart."])
def test_no_suffix_is_refused_too(name: str) -> None:
    with pytest.raises(UserError, match="SVG or PNG"):
        checked(Path(name))


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no folder") as refused:
        checked(tmp_path / "not there" / "chart.svg")
    assert refused.value.next_step == f"mkdir -p '{tmp_path}/not there'"


def test_a_place_that_cannot_be_written_is_an_error_of_the_user(tmp_path: Path) -> None:
    (tmp_path / "chart.svg").mkdir()
    with pytest.raises(UserError, match="could not be written") as refused:
        save_chart(CHART, tmp_path / "chart.svg")
    assert refused.value.where == str(tmp_path / "chart.svg")


def test_the_option_refuses_before_the_command_begins() -> None:
    begun: list[Path | None] = []
    app = typer.Typer()

    @app.command()
    def command(plot: Plot = None) -> None:
        begun.append(plot)

    with pytest.raises(UserError, match="SVG or PNG"):
        app(["--plot", "chart.jpg"], standalone_mode=False)
    assert begun == []
    app(["--plot", "chart.png"], standalone_mode=False)
    app([], standalone_mode=False)
    assert begun == [Path("chart.png"), None]


def test_the_library_is_loaded_only_when_something_is_drawn() -> None:
    code = """if True:
        import sys
        from outsidein.surfaces.charts import heat_map, people_by_needs, saving, two_bars
        from outsidein.surfaces import cli
        sys.exit("vl_convert" in sys.modules)
    """
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_document_that_would_load_from_an_address_is_not_drawn(tmp_path: Path) -> None:
    elsewhere = {"url": "http://127.0.0.1:9/data.json"}
    document = {**CHART.document, "data": elsewhere}
    with pytest.raises(ValueError, match=re.escape("127.0.0.1")):
        save_chart(type(CHART)(document=document), tmp_path / "chart.svg")
