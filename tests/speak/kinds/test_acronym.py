from __future__ import annotations

import pytest

from outsidein.pages.opening import page_of
from outsidein.speak.audit import findings_in, prepared, read_for
from outsidein.speak.known import NOTHING, Known
from outsidein.speak.rule import shipped_rule


def found(page: str, known: Known = NOTHING) -> list[str]:
    audit = prepared([shipped_rule("unexplained-acronym")], known)
    return [one.words for one in findings_in(audit, read_for(audit, page_of(page)))]


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("You get an SLA with it.", ["SLA"]),
        ("You get SLAs, and the SLA holds.", ["SLAs"]),
        ("It is SEO-friendly.", ["SEO"]),
        ("For SEO/SEM and CI/CD alike.", ["SEO", "SEM", "CI/CD"]),
        ("# Your ROAS\n\nIt grows.", ["ROAS"]),
        ("It shows your ROAS (and more).", ["ROAS"]),
        ("They work with SREs,SDRs, or others.", ["SREs", "SDRs"]),
        ("- **SSO** for all", ["SSO"]),
        ("[Our SLA holds](sla.md) for your team.", ["SLA"]),
        ("You may ask for a QRT, or for ten QRTs.", ["QRT"]),
    ],
)
def test_first_places_of_abbreviations(page: str, words: list[str]) -> None:
    assert found(page) == words


@pytest.mark.parametrize(
    "page",
    [
        "You get a PDF, in EUR, by API, from IBM.",
        "It is NOT hard. It is FREE. TRY IT NOW, WITH SSO.",
        "# ALL YOUR SLA NEEDS",
        "Chapter XIV says so, and so does part III.",
        "Model KX7, GA4, EN 1090 and RFC 2616.",
        "Set `SSO` here.",
        "Ask QRT for it.",  # may be a name
        "Your QRT Desk is open, and so is QRT's shop.",
        "See SMTP_HOST, CDN.com, /SLA and @SSO.",
        "[QRTs](https://example.com) are here, says one.",
        "- [LLMs and chat](https://example.com)\n- [NLP and language](https://example.com)",
    ],
)
def test_no_abbreviations_to_explain(page: str) -> None:
    assert found(page) == []


def test_what_readers_know_and_our_own_name_are_left_out() -> None:
    page = "You get an SLA from us. Each of your ACMEs has SSO."
    assert found(page) == ["SLA", "ACMEs", "SSO"]
    assert found(page, Known(acronyms=["sla"], brand=["Acme"])) == ["SSO"]


def test_the_suggestion_spells_it_out_where_we_know_it() -> None:
    audit = prepared([shipped_rule("unexplained-acronym")])
    known, unknown = findings_in(audit, read_for(audit, page_of("An SLA. Ten QRTs.")))
    assert "service level agreement (SLA)" in known.suggestion
    assert unknown.suggestion == shipped_rule("unexplained-acronym").suggestion
