"""People met in e-mails of a system that has no record of them: known by address alone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from outsidein.read.contract import Row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from outsidein.errors import Rejected
    from outsidein.read.contract import Context, Raw


class Correspondents:
    """The people met so far, so that each is told once, and again only when more is known."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[str | None, str | None]] = {}

    def rows(self, mail: str, name: str | None = None, *, side: str | None = None) -> Iterator[Row]:
        """Give a row for a person, if this tells more than was known of them."""
        known = self._known.get(mail)
        told = (name or (known and known[0]) or None, side or (known and known[1]) or None)
        if told != known:
            self._known[mail] = told
            values = {"name": told[0], "emails": [mail], "side": told[1]}
            yield Row("person", f"address:{mail}", values)


def each_letter(
    function: Callable[[Raw, Context, Correspondents], Iterable[Row | Rejected]],
) -> Callable[[Sequence[str], Context], Callable[[Raw], Iterable[Row | Rejected]]]:
    """Make a shape's `open` from a function of one row that tells of the people in an e-mail."""
    return partial(_opened, function)


def _opened(
    function: Callable[[Raw, Context, Correspondents], Iterable[Row | Rejected]],
    _header: Sequence[str],
    context: Context,
) -> Callable[[Raw], Iterable[Row | Rejected]]:
    met = Correspondents()
    return lambda raw: function(raw, context, met)
