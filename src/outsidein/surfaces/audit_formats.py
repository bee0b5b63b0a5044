"""Findings for other programs: SARIF 2.1.0, and the commands of a GitHub workflow."""

from __future__ import annotations

import hashlib
from collections import Counter
from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from outsidein.ask.audit_rules import RuleShown
    from outsidein.ask.audits import Audited
    from outsidein.speak.finding import Finding

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
TOP = "%SRCROOT%"


def sarif(found: Audited, rules: Sequence[RuleShown], *, folder: PurePath) -> Mapping[str, Any]:
    """Give findings as a SARIF log; paths that are not whole count from the folder."""
    fired = [rule for rule in rules if rule.name in found.by_rule]
    unnamed = sorted({*found.by_rule} - {rule.name for rule in fired})
    described = [*map(_described, fired), *({"id": name} for name in unnamed)]
    numbers = {one["id"]: number for number, one in enumerate(described)}
    nth: Counter[tuple[str, str, str]] = Counter()
    results = []
    for finding in found.findings:
        key = (finding.path, finding.rule, finding.words)
        results.append(_result(finding, numbers[finding.rule], nth[key]))
        nth[key] += 1
    # Only this format has to know, and finding out takes its time.
    from importlib.metadata import version  # noqa: PLC0415

    driver = {"name": "Outside In", "version": version("outsidein"), "rules": described}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {TOP: {"uri": f"file://{_uri(folder.as_posix())}/"}},
        "invocations": [_invocation(found)],
        "results": results,
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def github(found: Audited) -> Iterator[str]:
    """Give findings as commands that mark lines in a pull request on GitHub, one a line."""
    for finding in found.findings:
        told = {
            "file": finding.path,
            "line": finding.line,
            "endLine": finding.end_line,
            "col": finding.column,
            # GitHub refuses columns of a stretch over several lines.
            "endColumn": finding.end_column if finding.end_line == finding.line else None,
            "title": finding.rule,
        }
        if finding.end_line != finding.line:
            told["col"] = None
        properties = ",".join(
            f"{key}={_property(str(value))}" for key, value in told.items() if value is not None
        )
        yield f"::warning {properties}::{_data(_message(finding))}"
    for unread in found.unread:
        yield f"::error file={_property(unread.path)},title=not read::{_data(unread.why)}"


def _message(finding: Finding) -> str:
    where = f"{finding.part}: " if finding.part else ""
    words = "" if finding.of_page else f"{where}“{finding.words}”\n"
    return f"{words}{finding.message}\n→ {finding.suggestion}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _described(rule: RuleShown) -> dict[str, Any]:
    return {
        "id": rule.name,
        "shortDescription": {"text": rule.name.replace("-", " ").capitalize()},
        "fullDescription": {"text": rule.why},
        "help": {
            "text": f"{rule.why}\n\n{rule.suggestion}",
            "markdown": f"{rule.why}\n\n**Instead:** {rule.suggestion}",
        },
        "defaultConfiguration": {"level": "warning"},
    }


def _result(finding: Finding, rule: int, nth: int) -> dict[str, Any]:
    region = {
        "startLine": finding.line,
        "startColumn": finding.column,
        "endLine": finding.end_line,
        "endColumn": finding.end_column,
        "snippet": {"text": finding.words},
    }
    # Found again in another version of the page, whatever was written above it.
    told = "\0".join((finding.path, finding.rule, " ".join(finding.words.split()), str(nth)))
    mark = hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()[:32]
    place = {"artifactLocation": _artifact(finding.path), "region": region}
    return {
        "ruleId": finding.rule,
        "ruleIndex": rule,
        "level": "warning",
        "message": {"text": _message(finding)},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"words/v1": mark},
    }


def _invocation(found: Audited) -> dict[str, Any]:
    notes = [
        {
            "level": "error",
            "message": {"text": unread.why},
            "locations": [{"physicalLocation": {"artifactLocation": _artifact(unread.path)}}],
        }
        for unread in found.unread
    ]
    return {"executionSuccessful": not notes, "toolExecutionNotifications": notes}


def _artifact(path: str) -> dict[str, str]:
    if PurePath(path).is_absolute():
        return {"uri": f"file://{_uri(path)}"}
    return {"uri": _uri(path), "uriBaseId": TOP}


def _uri(path: str) -> str:
    uri = quote(path, safe="/")
    return uri if uri.startswith("/") or not PurePath(path).is_absolute() else f"/{uri}"
