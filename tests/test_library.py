"""What `import outsidein` gives, without a workspace."""

from __future__ import annotations

import subprocess
import sys

import pytest

import outsidein as oi


def ran(code: str) -> str:
    """Run code in a fresh process and give what it printed."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_importing_loads_nothing_that_takes_long() -> None:
    heavy = {
        "numpy",
        "pyarrow",
        "duckdb",
        "sklearn",
        "onnxruntime",
        "tokenizers",
        "scipy",
        "splink",
    }
    loaded = ran("import sys, outsidein; print(*sys.modules)").split()
    assert heavy.isdisjoint(loaded)


def test_every_name_is_there_and_listed() -> None:
    for name in oi.__all__:
        assert name in dir(oi)
        assert callable(getattr(oi, name))
    with pytest.raises(AttributeError, match="no attribute 'topics'"):
        getattr(oi, "topics")  # noqa: B009 - a name that nothing has


def test_the_calls_need_no_workspace_and_print_nothing() -> None:
    code = (
        "import outsidein as oi; "
        "assert oi.statements(['I was charged twice.'])['text'].to_pylist(); "
        "assert oi.themes(['I was charged twice.']).too_few; "
        "assert isinstance(oi.themes(['It broke.'], seed=1), oi.Themes); "
        "import pyarrow as pa; mails = pa.table({'email': ['a@b.example', 'A@b.example']}); "
        "assert oi.match(mails)['entity_id'].to_pylist() == [0, 0]; "
        "told = pa.table({'rater': ['a', 'b'], 'item': ['x', 'x'], 'value': [1, 1]}); "
        "assert oi.agreement(told).too_few and isinstance(oi.agreement(told), oi.Agreement)"
    )
    assert ran(code) == ""


@pytest.mark.parametrize(
    "before", ["import outsidein.themes.discover", "from outsidein.pipeline import STAGES"]
)
def test_themes_can_be_called_whatever_was_imported_of_the_room(before: str) -> None:
    """The room `outsidein.themes` has the same name."""
    assert ran(f"{before}; import outsidein as oi; print(callable(oi.themes))") == "True\n"
    assert (
        ran(f"import outsidein as oi; oi.themes; {before}; print(callable(oi.themes))") == "True\n"
    )
