"""What errors say to the person in front of them."""

from __future__ import annotations

import pytest

from outsidein.errors import (
    NoteError,
    NotFound,
    NothingRecognised,
    OutsideInError,
    PageError,
    Rejected,
    SettingError,
    UserError,
    WorkspaceError,
)

USER_ERRORS = (
    UserError,
    WorkspaceError,
    SettingError,
    NoteError,
    PageError,
    NothingRecognised,
    NotFound,
)


@pytest.mark.parametrize("error", USER_ERRORS)
def test_a_user_error_says_what_where_and_what_next_one_a_line(error: type[UserError]) -> None:
    raised = error("What is wrong.", where="file.toml:3", next_step="Mend it.")
    assert str(raised) == "What is wrong.\nfile.toml:3\nMend it."
    assert (raised.what, raised.where, raised.next_step) == (
        "What is wrong.",
        "file.toml:3",
        "Mend it.",
    )


def test_parts_that_were_not_given_leave_no_empty_lines() -> None:
    assert str(UserError("What is wrong.", next_step="Mend it.")) == "What is wrong.\nMend it."


def test_each_user_error_has_a_slug_of_its_own() -> None:
    slugs = {error.slug for error in USER_ERRORS}
    assert len(slugs) == len(USER_ERRORS)
    assert all(slug == slug.lower().replace(" ", "-") for slug in slugs)


def test_a_rejected_row_is_no_error_of_the_user() -> None:
    assert issubclass(Rejected, OutsideInError)
    assert not issubclass(Rejected, UserError)


def test_a_rejected_row_keeps_the_beginning_of_what_was_told() -> None:
    rejected = Rejected("bad date", "x" * 500, at="12")
    assert (str(rejected), rejected.excerpt, rejected.at) == ("bad date", "x" * 200, "12")
