from __future__ import annotations

import pytest

from outsidein.identity.words import mailbox_providers, plain_firm_name, registrable_domain


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Alder Freight Ltd.", "ALDER FREIGHT"),
        ("GTX Pro", "GTXPro"),
        ("Müller & Söhne GmbH", "Muller and Sohne"),
        ("Kestrel Holdings B.V.", "Kestrel Holdings"),
    ],
)
def test_spellings_of_one_firm_are_alike(one: str, other: str) -> None:
    assert plain_firm_name(one) == plain_firm_name(other)


def test_a_firm_that_is_all_legal_form_keeps_its_name() -> None:
    assert plain_firm_name("SA") == "sa"


def test_different_firms_stay_different() -> None:
    assert plain_firm_name("Alder Freight") != plain_firm_name("Alder Fruit")


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("mail.alder.co.uk", "alder.co.uk"),
        ("alder.example", "alder.example"),
        ("eu.mail.alder.de", "alder.de"),
        ("localhost", "localhost"),
    ],
)
def test_a_host_is_reduced_to_what_was_registered(host: str, domain: str) -> None:
    assert registrable_domain(host) == domain


def test_providers_are_domains() -> None:
    assert all("." in domain and domain == domain.lower() for domain in mailbox_providers())
    assert "gmail.com" in mailbox_providers()
