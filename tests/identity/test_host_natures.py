from __future__ import annotations

import pytest

from outsidein.identity.host_natures import host_nature


@pytest.mark.parametrize(
    ("host", "nature"),
    [
        ("alder.zendesk.com", "shared mailbox"),
        ("zendesk.com", ""),
        ("googlegroups.com", "list"),
        ("lists.alder.co.uk", "list"),
        ("alioth-lists.alder.example", "list"),
        ("list.co.uk", ""),
        ("groups.example", ""),
        ("bounces.alder.example", "bot"),
        ("docs.google.com", "bot"),
        ("google.com", ""),
        ("users.noreply.github.com", "person"),
        ("noreply.github.com", "bot"),
        ("invalid", "placeholder"),
        ("noemail.invalid", "placeholder"),
        ("alder.example.invalid", ""),
        ("lists.alder.example.invalid", "list"),
        ("import.local", "placeholder"),
        ("alder.local", ""),
        ("localhost", "placeholder"),
        ("alder.example", ""),
        ("", ""),
    ],
)
def test_a_host_says_what_all_its_addresses_are(host: str, nature: str) -> None:
    assert host_nature(host).nature == nature


@pytest.mark.parametrize(("host", "is_for_all"), [("mail.gmx.de", True), ("alder.example", False)])
def test_a_provider_gives_mailboxes_to_all(host: str, *, is_for_all: bool) -> None:
    assert host_nature(host).is_for_all is is_for_all
