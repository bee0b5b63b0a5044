"""Whatever the package needs at run time has a permissive licence, by what is installed.

What is judged is what a package says of itself. Wheels of NumPy, SciPy and scikit-learn also carry
the runtime libraries of GCC, whose licence has an exception for exactly that.
"""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping

LOCK = Path(__file__).parent.parent / "requirements.lock"

PERMISSIVE = frozenset(
    """0BSD Apache-2.0 BSD-2-Clause BSD-3-Clause CC0-1.0 HPND ISC MIT MIT-CMU MPL-2.0 PSF-2.0
    Unlicense Zlib""".split()
)

# The free text that packages wrote before there were licence expressions.
SPELLINGS: Mapping[str, str] = {
    "3-Clause BSD License": "BSD-3-Clause",
    "Apache 2.0": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "ISC License": "ISC",
    "MIT License": "MIT",
}
CLASSIFIERS: Mapping[str, str] = {
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}

# Packages whose licence can't be read here: the licence, and how we know.
JUDGED: Mapping[str, tuple[str, str]] = {
    "colorama": ("BSD-3-Clause", "only installed on Windows; LICENSE.txt of its source"),
    "pyromark": ("MIT", "LICENSE and README of its wheel"),
    "httpx2-jsfetch": ("BSD-3-Clause", "only installed in browsers; as httpx2, whose part it is"),
}


def locked() -> list[str]:
    names = re.findall(r"^([A-Za-z0-9][A-Za-z0-9._-]*)==", LOCK.read_text("utf-8"), re.MULTILINE)
    return sorted(set(names))


def licence_of(name: str) -> str:
    """Give the licence expression of an installed package, empty if it tells none we can read."""
    told = metadata(name)
    for expression in told.get_all("License-Expression") or []:
        return str(expression)
    for spelt in told.get_all("License") or []:
        expression = SPELLINGS.get(spelt.strip(), str(spelt).strip())
        if is_permissive(expression):
            return expression
    return from_classifiers(told.get_all("Classifier") or [])


def from_classifiers(classifiers: list[str]) -> str:
    """Join the licences that the classifiers name; an unknown one stays, and is not permissive."""
    told = [one.rpartition(" :: ")[2] for one in classifiers if one.startswith("License ::")]
    return " AND ".join(CLASSIFIERS.get(one, one) for one in told if one != "OSI Approved")


def is_permissive(expression: str) -> bool:
    """Tell if one of the alternatives of a licence expression asks for permissive ones only.

    Brackets are refused: whoever adds such a package has to judge it.
    """
    if "(" in expression:
        return False
    alternatives = re.split(r"\s+OR\s+", expression)
    return any(
        all(part in PERMISSIVE for part in re.split(r"\s+AND\s+", alternative))
        for alternative in alternatives
    )


@pytest.mark.parametrize("name", locked())
def test_a_package_we_need_has_a_permissive_licence(name: str) -> None:
    if name in JUDGED:
        assert is_permissive(JUDGED[name][0])
        return
    licence = licence_of(name)
    assert is_permissive(licence), f"{name}: {licence or 'tells no licence'}"


@pytest.mark.parametrize("name", sorted(JUDGED))
def test_only_what_cannot_be_read_is_judged(name: str) -> None:
    assert name in locked(), f"{name} is no longer needed"
    try:
        told = licence_of(name)
    except PackageNotFoundError:
        return
    assert not is_permissive(told), f"{name} tells its licence by now: {told}"


@pytest.mark.parametrize(
    "expression",
    [
        "GPL-3.0-or-later",
        "LGPL-2.1-only",
        "AGPL-3.0",
        "MIT AND GPL-2.0-only",
        "(MIT OR Apache-2.0) AND GPL-3.0",
        "GNU General Public License v3 (GPLv3)",
        "",
    ],
)
def test_copyleft_and_silence_fail(expression: str) -> None:
    assert not is_permissive(expression)


@pytest.mark.parametrize(
    "expression", ["MIT", "MPL-2.0 AND MIT", "GPL-3.0 OR MIT", "BSD-3-Clause AND 0BSD AND CC0-1.0"]
)
def test_permissive_ones_pass(expression: str) -> None:
    assert is_permissive(expression)


def test_classifiers_are_read_and_copyleft_ones_fail() -> None:
    mit = "License :: OSI Approved :: MIT License"
    gpl = "License :: OSI Approved :: GNU General Public License v3 (GPLv3)"
    assert from_classifiers(["Programming Language :: Python", mit]) == "MIT"
    assert not is_permissive(from_classifiers([mit, gpl]))
