"""Where the command `outsidein` begins.

An audit runs on every commit and every save: it must not wait for the database and the readers that
all other commands load, which take longer than auditing a hundred pages.
"""

from __future__ import annotations

import gc
import sys

# Nothing that is loaded goes away again, and looking for what does takes a tenth of the time.
SELDOM = 100_000
LIGHT = "audit"


def main() -> None:
    """Run the command line, or the audit alone."""
    if sys.argv[1:2] != [LIGHT]:
        from outsidein.surfaces.cli import main as run_all  # noqa: PLC0415 - heavy, see above

        run_all()
        return
    gc.set_threshold(SELDOM)
    import typer  # noqa: PLC0415 - after it is known what is needed

    from outsidein.surfaces.audit_commands import WRONG, audit_pages  # noqa: PLC0415
    from outsidein.surfaces.running import run  # noqa: PLC0415

    app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    app.command(name=LIGHT)(audit_pages)
    app.callback()(lambda: None)  # so that the command is named, as among all others
    run(app, mendable=WRONG)


if __name__ == "__main__":
    main()
