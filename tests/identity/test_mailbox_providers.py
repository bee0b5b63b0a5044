from __future__ import annotations

from importlib.resources import files

import pytest

from outsidein.identity.words import mailbox_providers, registrable_domain


def test_each_line_is_one_registered_domain() -> None:
    text = files("outsidein.identity").joinpath("mailbox_providers.txt").read_text("utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert len(lines) == len(set(lines)) > 1000
    assert [line for line in lines if registrable_domain(line) != line] == []


@pytest.mark.parametrize(
    "domain",
    """gmail.com outlook.com web.de orange.fr libero.it telefonica.net sapo.pt wp.pl seznam.cz
    ziggo.nl skynet.be bluewin.ch telia.com online.no qq.com naver.com docomo.ne.jp uol.com.br
    yahoo.com.mx mail.ru proton.me tuta.com yopmail.com mailinator.com btinternet.com""".split(),
)
def test_where_people_have_mailboxes_no_firm_is(domain: str) -> None:
    assert domain in mailbox_providers()


@pytest.mark.parametrize(
    "domain",
    """google.com microsoft.com apple.com orange.com telekom.de vodafone.com telefonica.com bt.com
    amazon.com github.com zendesk.com alder.example""".split(),
)
def test_firms_that_own_providers_are_firms(domain: str) -> None:
    assert domain not in mailbox_providers()
