"""Settings: what is right is read, what can't be right is named with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from outsidein.errors import SettingError
from outsidein.record.settings import DEPARTMENTS, Mapped, Reading, Settings, read_settings

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def _read(folder: Path, text: str | bytes) -> Settings:
    path = folder / "outsidein.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_settings(path)


def test_an_empty_file_gives_the_defaults(tmp_path: Path) -> None:
    settings = _read(tmp_path, "")
    assert settings == Settings()
    assert settings.departments == DEPARTMENTS
    assert settings.reading == Reading(time_zone="UTC", date_order="MDY", private_calls=False)


def test_what_is_told_is_read(tmp_path: Path) -> None:
    settings = _read(
        tmp_path,
        """
        name = "Acme"
        domains = ["@Acme.example", "acme.co.example"]
        currency = "chf"
        products = ["Team Card"]
        rivals = ["Brightpay"]
        people = ["Ana Ruiz"]
        [read]
        time_zone = "Europe/Berlin"
        date_order = "DMY"
        private_calls = true
        [count]
        half_life_days = 0
        [[map]]
        name = "visits"
        match = "shop*.csv"
        table = "visit"
        columns = { url = "Page" }
        """,
    )
    assert settings.domains == ("acme.example", "acme.co.example")
    assert settings.currency == "CHF"
    assert settings.products == ("Team Card",)
    assert settings.reading == Reading(
        time_zone="Europe/Berlin", date_order="DMY", private_calls=True
    )
    assert settings.counting.half_life_days == 0
    assert settings.maps == (
        Mapped(name="visits", table="visit", columns={"url": "Page"}, match="shop*.csv"),
    )


def test_a_byte_order_mark_is_no_part_of_the_first_key(tmp_path: Path) -> None:
    assert _read(tmp_path, b'\xef\xbb\xbfname = "Acme"').name == "Acme"


def test_departments_of_ours_take_systems_from_the_usual_ones(tmp_path: Path) -> None:
    settings = _read(tmp_path, '[departments]\ncare = ["zendesk"]\nsales = ["hubspot"]')
    assert settings.departments["care"] == ("zendesk",)
    assert settings.departments["sales"] == ("hubspot",)
    assert settings.departments["support"] == ("intercom", "freshdesk")
    assert settings.departments["marketing"] == DEPARTMENTS["marketing"]


# The text, what the error says, the line it quotes, and the step it names.
FAULTS: Mapping[str, tuple[str | bytes, str, str, str]] = {
    "unknown key": (
        'name = "Acme"\n\ndomain = ["acme.example"]\n',
        "There is no setting `domain`.",
        'outsidein.toml:3: domain = ["acme.example"]',
        "Did you mean `domains`?",
    ),
    "unknown key like none": (
        "zzz = 1",
        "There is no setting `zzz`.",
        "outsidein.toml:1: zzz = 1",
        (
            "Known here: name, domains, currency, products, rivals, people, departments, read, "
            "count, map, audit."
        ),
    ),
    "unknown section": (
        'name = "Acme"\n[reed]\ntime_zone = "UTC"',
        "There is no setting `reed`.",
        "outsidein.toml:2: [reed]",
        "Did you mean `read`?",
    ),
    "unknown key in a section": (
        '# timezone\n[read]\ntimezone = "UTC"',
        "There is no setting `timezone`.",
        'outsidein.toml:3: timezone = "UTC"',
        "Did you mean `time_zone`?",
    ),
    "unknown key in a section of one line": (
        'read = { timezone = "UTC" }',
        "There is no setting `timezone`.",
        'outsidein.toml:1: read = { timezone = "UTC" }',
        "Did you mean `time_zone`?",
    ),
    "wrong type": (
        'products = ["name"]\nname = ["Acme"]',
        "`name` has to be text.",
        'outsidein.toml:2: name = ["Acme"]',
        "Write text.",
    ),
    "list of other things": (
        'name = "Acme"\ndomains = ["acme.example", 4]',
        "`domains` has to be a list of texts.",
        'outsidein.toml:2: domains = ["acme.example", 4]',
        'Write ["one", "two"].',
    ),
    "neither true nor false": (
        "[read]\nprivate_calls = 1",
        "`private_calls` has to be true or false.",
        "outsidein.toml:2: private_calls = 1",
        "Write true or false.",
    ),
    "half-life in words": (
        '[count]\nhalf_life_days = "a year"',
        "`half_life_days` has to be a whole number.",
        'outsidein.toml:2: half_life_days = "a year"',
        "Write a whole number.",
    ),
    "half-life below nothing": (
        "[count]\nhalf_life_days = -1",
        "`half_life_days` has to be a number of days.",
        "outsidein.toml:2: half_life_days = -1",
        "Write a number of days, or 0 for words that never age.",
    ),
    "no TOML": (
        'name = "Acme"\ndomains = [\n  acme.example\n]',
        "This is not TOML: Invalid value (at line 3, column 3)",
        "outsidein.toml:3: acme.example",
        "Mend that line.",
    ),
    "no end": (
        'name = "Acme"\ndomains = ["acme.example"\n\n',
        "This is not TOML: Unclosed array (at end of document)",
        'outsidein.toml:2: domains = ["acme.example"',
        "Mend that line.",
    ),
    "the same key twice": (
        'name = "Acme"\nname = "Beta"\n',
        "This is not TOML: Cannot overwrite a value (at line 2, column 14)",
        'outsidein.toml:2: name = "Beta"',
        "Mend that line.",
    ),
    "no text": (
        b'name = "Acme"\nrivals = ["Caf\xe9"]\n',
        "This is not UTF-8 text.",
        'outsidein.toml:2: rivals = ["Caf\ufffd"]',
        "Save the file as UTF-8.",
    ),
    "zone": (
        '[read]\ntime_zone = "Europe/Berln"',
        "There is no time zone `Europe/Berln`.",
        'outsidein.toml:2: time_zone = "Europe/Berln"',
        "Did you mean `Europe/Berlin`?",
    ),
    "date order": (
        '[read]\ndate_order = "YMD"',
        "There is no date order `YMD`.",
        'outsidein.toml:2: date_order = "YMD"',
        "Use MDY for 12/31/2026 or DMY for 31/12/2026.",
    ),
    "currency": (
        'currency = "Euro"',
        "There is no currency `Euro`.",
        'outsidein.toml:1: currency = "Euro"',
        'Write the three letters of ISO 4217, for instance "EUR".',
    ),
    "department": (
        'name = "Acme"\n[departments]\nsupport = "zendesk"',
        "Department `support` has to be a list.",
        'outsidein.toml:3: support = "zendesk"',
        'Write, for instance, support = ["zendesk", "support@acme.com"].',
    ),
    "map without its table": (
        'name = "Acme"\n[[map]]\nname = "a"\ntable = "touch"\ncolumns = {}\n[[map]]\nname = "b"',
        "A [[map]] has no `table`.",
        "outsidein.toml:6: [[map]]",
        "A [[map]] needs name, table and columns.",
    ),
    "map with a wrong key": (
        'name = "Acme"\n[[map]]\nname = "a"\ntable = "touch"\ncolumns = {}\nfiles = "*.csv"',
        "There is no setting `files`.",
        'outsidein.toml:6: files = "*.csv"',
        "Known here: name, table, columns, match, source.",
    ),
    "name of the second map": (
        'name = "A"\n[[map]]\nname = "a"\ntable = "touch"\ncolumns = {}\n[[map]]\nname = 1',
        "`name` has to be text.",
        "outsidein.toml:7: name = 1",
        "Write text.",
    ),
    "map of something else": (
        'map = ["shop"]',
        "`map` has to be sections.",
        'outsidein.toml:1: map = ["shop"]',
        "A [[map]] needs name, table and columns.",
    ),
    "column of something else": (
        '[[map]]\nname = "a"\ntable = "touch"\n[map.columns]\nbody = 3',
        "`body` has to be the name of a column.",
        "outsidein.toml:5: body = 3",
        'Write the header in your table: body = "Remark".',
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_cannot_be_right_is_named_with_its_line(fault: str, tmp_path: Path) -> None:
    text, what, where, step = FAULTS[fault]
    with pytest.raises(SettingError) as raised:
        _read(tmp_path, text)
    assert (raised.value.what, raised.value.where, raised.value.next_step) == (what, where, step)
