from __future__ import annotations

from outsidein.language.boilerplate import (
    disclaimer_start,
    is_automatic,
    is_device_line,
    is_footer,
    sounds_absent,
    without_banner,
)


def test_phones_sign_with_a_short_line() -> None:
    assert is_device_line("*Sent from my phone*")
    assert is_device_line("Envoye depuis mon mobile")  # without its accent
    assert not is_device_line("We sent from my phone a list of cards")


def test_a_disclaimer_begins_below_a_signature() -> None:
    lines = ["Bob Miller", "This message is confidential.", "If it came in error, delete it."]
    assert disclaimer_start(lines) == 1
    assert disclaimer_start(["This invoice came in error.", "Please delete it."]) == 2
    assert disclaimer_start(["I will keep this confidential."]) == 1


def test_footers_are_told_by_what_a_person_would_not_say() -> None:
    assert is_footer(["To unsubscribe from this list, click here."])
    assert not is_footer(["I want to cancel my card."])


def test_a_banner_goes_from_the_top_only() -> None:
    banner = "[EXTERNAL EMAIL] This came from outside of the company."
    assert without_banner([banner, "", "It broke."]) == ["", "It broke."]
    low = ["One.", "", "Two.", "", "Three.", "", banner]
    assert without_banner(low) == low


def test_automatic_answers_name_the_mail_that_they_answer() -> None:
    assert is_automatic("Abwesenheitsnotiz: Re: Ihre Karte")
    assert is_automatic("Mail delivery failed")
    assert not is_automatic("Out of office: Monday and Tuesday")
    assert not is_automatic("AW: Abwesenheitsnotiz: Ihre Karte")


def test_absence_is_heard_at_the_beginning() -> None:
    assert sounds_absent("Guten Tag, ich bin im Urlaub und lese nichts.")
    assert not sounds_absent("x" * 300 + " I am currently out of cards.")
