from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from outsidein.errors import UserError
from outsidein.speak.baseline import left_by, read_baseline, write_baseline
from outsidein.speak.finding import Finding

if TYPE_CHECKING:
    from pathlib import Path


def finding(
    folder: Path, page: str, words: str, *, rule: str = "coercive", line: int = 1
) -> Finding:
    return Finding(
        path=str(folder / page),
        line=line,
        column=1,
        end_line=line,
        end_column=9,
        rule=rule,
        words=words,
        message="m",
        suggestion="s",
    )


def write(file: Path, findings: list[Finding], *pages: str) -> list[tuple[str, str]]:
    stale = write_baseline(
        file,
        findings,
        looked_at=[str(file.parent / page) for page in pages],
        rules=["coercive", "no-pain"],
    )
    return [(entry.path, entry.rule) for entry in stale]


def test_what_is_written_is_known_wherever_it_moves_on_its_page(tmp_path: Path) -> None:
    file = tmp_path / "baseline.json"
    write(file, [finding(tmp_path, "a.md", "Hurry  up")], "a.md")
    known = read_baseline(file)
    assert left_by(known, [finding(tmp_path, "a.md", "hurry up", line=40)], tmp_path) == ([], 1)
    for other in (
        finding(tmp_path, "b.md", "hurry up"),
        finding(tmp_path, "a.md", "hurry"),
        finding(tmp_path, "a.md", "hurry up", rule="no-pain"),
    ):
        assert left_by(known, [other], tmp_path) == ([other], 0)


def test_as_often_as_it_is_known_and_no_more(tmp_path: Path) -> None:
    file = tmp_path / "baseline.json"
    twice = [finding(tmp_path, "a.md", "now", line=line) for line in (1, 2)]
    write(file, twice, "a.md")
    third = finding(tmp_path, "a.md", "now", line=3)
    assert left_by(read_baseline(file), [*twice, third], tmp_path) == ([third], 2)


def test_the_file_is_sorted_has_a_line_each_and_no_line_numbers(tmp_path: Path) -> None:
    file = tmp_path / "baseline.json"
    one, other = finding(tmp_path, "b.md", "x", line=3), finding(tmp_path, "a.md", "y", line=77)
    write(file, [one, other], "a.md", "b.md")
    text = file.read_text()
    write(file, [other, one], "a.md", "b.md")
    assert file.read_text() == text
    assert [told["path"] for told in json.loads(text)["findings"]] == ["a.md", "b.md"]
    assert text.count("\n") == 6
    assert "77" not in text.replace(json.loads(text)["findings"][0]["words"], "")


def test_entries_that_are_true_no_longer_are_named_and_go(tmp_path: Path) -> None:
    file = tmp_path / "baseline.json"
    (tmp_path / "a.md").touch()
    write(file, [finding(tmp_path, "a.md", "x"), finding(tmp_path, "gone.md", "y")], "a.md")
    assert write(file, [], "a.md") == [("a.md", "coercive"), ("gone.md", "coercive")]
    assert read_baseline(file) == {}


def test_what_was_not_looked_at_stays(tmp_path: Path) -> None:
    file = tmp_path / "baseline.json"
    for name in ("a.md", "b.md"):
        (tmp_path / name).touch()
    other_rule = finding(tmp_path, "a.md", "z", rule="hard-to-read")
    write(file, [finding(tmp_path, "b.md", "y"), other_rule], "a.md", "b.md")
    assert write(file, [finding(tmp_path, "a.md", "x")], "a.md") == []
    assert sorted(entry[:2] for entry in read_baseline(file)) == [
        ("a.md", "coercive"),
        ("a.md", "hard-to-read"),
        ("b.md", "coercive"),
    ]


@pytest.mark.parametrize("text", ["[]", "{", '{"findings": [{"path": "a.md"}]}', '{"findings": 3}'])
def test_another_file_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "baseline.json"
    file.write_text(text)
    with pytest.raises(UserError, match="This is no baseline"):
        read_baseline(file)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="There is no such baseline"):
        read_baseline(tmp_path / "none.json")
