from __future__ import annotations

import re
from pathlib import Path

import pytest

from outsidein.errors import SettingError
from outsidein.speak.config import KEYS, AuditSettings, find_audit_settings, read_audit_settings
from outsidein.speak.rules.table import RULES

DOCS = Path(__file__).parents[2] / "docs"


def read(folder: Path, text: str, name: str = "outsidein.toml") -> AuditSettings:
    (folder / name).write_text(text, encoding="utf-8")
    settings = read_audit_settings(folder / name)
    assert settings is not None
    return settings


def test_what_is_told_is_read(tmp_path: Path) -> None:
    settings = read(
        tmp_path,
        """
        [audit]
        brand = ["Acme"]
        acronyms = ["OTIF"]
        select = ["no-pain"]
        skip = ["internal-customer"]
        exclude = ["drafts/**"]
        baseline = "audit/known.json"
        pages = { "blog/**" = "article" }

        [audit.rules.internal-customer]
        of = "internal-customer"
        pages = ["offer", "mail"]
        """,
    )
    assert settings.folder == tmp_path
    assert (settings.brand, settings.acronyms, settings.exclude) == (
        ("Acme",),
        ("OTIF",),
        ("drafts/**",),
    )
    assert (settings.select, settings.skip) == (("no-pain",), ("internal-customer",))
    assert settings.baseline == tmp_path / "audit" / "known.json"
    assert settings.page_kinds == {"blog/**": "article"}
    assert settings.rules["internal-customer"].pages == ("offer", "mail")
    assert set(settings.rules) == set(RULES)


def test_a_project_may_tell_it_too(tmp_path: Path) -> None:
    text = '[tool.outsidein.audit]\nskip = ["internal-customer"]\n'
    assert read(tmp_path, text, "pyproject.toml").skip == ("internal-customer",)


def test_the_firm_and_its_products_are_the_brand_unless_one_is_told(tmp_path: Path) -> None:
    text = 'name = "Acme"\nproducts = ["Team Card"]\n[audit]\n'
    assert read(tmp_path, text).brand == ("Acme", "Team Card")
    assert read(tmp_path, text + 'brand = ["Ours"]').brand == ("Ours",)


def test_the_nearest_file_that_speaks_of_the_audit_counts(tmp_path: Path) -> None:
    inner = tmp_path / "site" / "blog"
    inner.mkdir(parents=True)
    (tmp_path / "outsidein.toml").write_text('[audit]\nskip = ["no-pain"]\n')
    (tmp_path / "site" / "outsidein.toml").write_text('name = "Acme"\n')
    (inner / "pyproject.toml").write_text("[project\nbroken, and none of our business")
    assert find_audit_settings(inner).skip == ("no-pain",)
    (tmp_path / "site" / "pyproject.toml").write_text(
        '[tool.outsidein.audit]\nskip = ["coercive", "no-pain"]\n'
    )
    assert find_audit_settings(inner).file == tmp_path / "site" / "pyproject.toml"


def test_without_settings_the_usual_ones_count_from_the_top_of_the_repository(
    tmp_path: Path,
) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "docs").mkdir()
    settings = find_audit_settings(tmp_path / "docs")
    assert (settings.folder, settings.file, settings.skip) == (tmp_path, None, ())
    assert set(settings.rules) == set(RULES)


@pytest.mark.parametrize(
    ("text", "what", "where", "step"),
    [
        (
            "[audit]\nexcludes = []",
            "There is no setting `excludes`.",
            "outsidein.toml:2: excludes = []",
            "Did you mean `exclude`?",
        ),
        (
            '[audit]\nexclude = "drafts"',
            "`exclude` has to be a list.",
            'outsidein.toml:2: exclude = "drafts"',
            "Write a list.",
        ),
        (
            'audit = "on"',
            "`audit` has to be a section.",
            'outsidein.toml:1: audit = "on"',
            "Write [audit].",
        ),
        (
            '[audit]\nskip = ["internal-customers"]',
            "There is no rule `internal-customers`.",
            'outsidein.toml:2: skip = ["internal-customers"]',
            "Did you mean `internal-customer`?",
        ),
        (
            '[audit.pages]\n"blog/**" = "artikel"',
            "There is no kind of page `artikel`.",
            'outsidein.toml:2: "blog/**" = "artikel"',
            "Did you mean `article`?",
        ),
        (
            "[audit.rules.internal-custmer]\nof = 'x'",
            "There is no rule `internal-custmer`.",
            "outsidein.toml:1: [audit.rules.internal-custmer]",
            "Did you mean `internal-customer`?",
        ),
        (
            "[audit.rules.internal-customer]\nunles = ['x']",
            "There is no setting `unles`.",
            "outsidein.toml:2: unles = ['x']",
            "Did you mean `unless`?",
        ),
        (
            "[audit.rules.internal-customer]\nof = 12",
            "`of` has to be text.",
            "outsidein.toml:2: of = 12",
            "Write text.",
        ),
        (
            "[audit.rules]\ninternal-customer = 12",
            "`internal-customer` has to be a section.",
            "outsidein.toml:2: internal-customer = 12",
            "Write [audit.rules.internal-customer].",
        ),
        (
            "[audit]\nown = ['none/*.toml']",
            "`none/*.toml` names no file of a rule.",
            "outsidein.toml:2: own = ['none/*.toml']",
            "Name files such as `our-rules/*.toml`, counted from this file's folder.",
        ),
    ],
)
def test_what_cannot_be_right_is_told_with_its_line(
    tmp_path: Path, text: str, what: str, where: str, step: str
) -> None:
    with pytest.raises(SettingError) as caught:
        read(tmp_path, text)
    assert (caught.value.what, caught.value.where, caught.value.next_step) == (what, where, step)


def test_every_setting_is_documented() -> None:
    text = (DOCS / "audit.md").read_text("utf-8")
    assert [key for key in KEYS if f"| `{key}` |" not in text] == []


def test_the_examples_of_the_documentation_can_be_read(tmp_path: Path) -> None:
    text = (DOCS / "audit.md").read_text("utf-8")
    settings, rule = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    own = tmp_path / "our-rules"
    own.mkdir()
    (own / "empty-phrase.toml").write_text(rule)
    (own / "empty-phrase.txt").write_text("leverage~\n(best|first) in class\n! best in class of\n")
    assert read(tmp_path, settings).own == ("empty-phrase",)
