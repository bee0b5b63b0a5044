"""Running the command line: errors are told in words, and no traceback reaches the user."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from outsidein.errors import UserError
from outsidein.surfaces.screen import fit_to_reader, print_error

if TYPE_CHECKING:
    import typer

STOPPED = 130


def run(app: typer.Typer, *, mendable: int = 1) -> None:
    """Run a command. No traceback reaches the user; what they can mend ends with `mendable`."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal may lack letters that customers use
    fit_to_reader()
    try:
        app()
    except UserError as error:
        print_error(error)
        raise SystemExit(mendable) from None
    except SystemExit as ended:
        if ended.code == STOPPED:  # the library has turned Ctrl-C into this
            print_error(
                UserError(
                    "Stopped. Nothing is half done.", next_step="Give the same command again."
                )
            )
        raise
    except Exception as error:  # noqa: BLE001 - the last place that can turn it into words
        print_error(_unexpected(error))
        raise SystemExit(70) from None


def _unexpected(error: Exception) -> UserError:
    """Keep the traceback in a file, and say where."""
    # Not needed by what goes well.
    import tempfile  # noqa: PLC0415
    import traceback  # noqa: PLC0415

    with tempfile.NamedTemporaryFile(
        "w", prefix="outsidein-", suffix=".log", delete=False, encoding="utf-8"
    ) as log:
        log.write(traceback.format_exc())
    return UserError(
        f"This should not have happened: {type(error).__name__}: {error}",
        where=f"The details are in {log.name}",
        next_step="Your record is unharmed. Please report it with that file.",
    )
