"""A section of a settings file: its keys checked, each mistake with line and nearest key."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from outsidein.record.toml_lines import line_of, nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from outsidein.errors import UserError
    from outsidein.record.toml_lines import TomlText

NAMES_OF_TYPES = {
    str: "text",
    list: "a list",
    dict: "a section",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
}


@dataclass(frozen=True, slots=True)
class Section:
    """A section by the name in its header; `nth` tells those of one name apart, from 0."""

    file: TomlText
    name: str = ""
    nth: int = 0

    def within(self, name: str, nth: int = 0) -> Section:
        """Give a section of this name of the same file."""
        return replace(self, name=name, nth=nth)

    def error(self, what: str, key: str, next_step: str) -> UserError:
        """Make the error for one key here, or for the section itself."""
        outer = "" if key == self.name else self.name
        line = line_of(self.file.text, key, section=outer, nth=self.nth)
        return self.file.error(what, line=line, step=next_step)

    def check(self, told: Mapping[str, Any], known: Mapping[str, type]) -> None:
        """Raise if a key is not known here, or holds something of another type."""
        for key, value in told.items():
            if key not in known:
                raise self.error(f"There is no setting `{key}`.", key, nearest(key, known))
            if not _fits(value, known[key]):
                wanted = NAMES_OF_TYPES[known[key]]
                raise self.error(f"`{key}` has to be {wanted}.", key, f"Write {wanted}.")

    def texts(self, told: Mapping[str, Any], key: str) -> tuple[str, ...]:
        """Give the texts of a list, none if it is not there. Raises if it holds anything else."""
        values = told.get(key, [])
        if not all(isinstance(value, str) for value in values):
            raise self.error(f"`{key}` has to be a list of texts.", key, 'Write ["one", "two"].')
        return tuple(values)


def _fits(value: object, kind: type) -> bool:
    """Tell whether a value is of a type: true is no number, and a whole number is a number."""
    if isinstance(value, bool):
        return kind is bool
    return isinstance(value, int | float) if kind is float else isinstance(value, kind)
