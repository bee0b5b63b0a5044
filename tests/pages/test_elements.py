from __future__ import annotations

import pytest

from outsidein.pages.elements import element_of, is_spoken


@pytest.mark.parametrize(
    ("tag", "attributes", "nature"),
    [
        ("h3", {}, "heading"),
        ("li", {"class": "wide"}, "item"),
        ("div", {"class": "testimonial-card"}, "quote"),
        ("section", {"id": "customerQuotes"}, "quote"),
        ("testimonial", {}, "quote"),
        ("div", {"class": "quote-form"}, ""),
        ("a", {"class": "nav-link btn btn-primary"}, "button"),
        ("a", {"class": "get-a-quote"}, ""),
        ("div", {"role": "navigation"}, "navigation"),
        ("ul", {"class": "breadcrumb"}, "navigation"),
        ("div", {"id": "cookie-banner"}, "navigation"),
        ("div", {"class": "card-footer"}, ""),
        ("div", {"class": "site-footer"}, "navigation"),
        ("p", {"class": "legal-notice"}, "legal"),
        ("div", {"class": "gmail_signature"}, "note"),
        ("h2", {"class": "testimonials"}, "heading"),
    ],
)
def test_tags_roles_and_classes_tell_what_an_element_is(
    tag: str, attributes: dict[str, str], nature: str
) -> None:
    assert element_of(tag, attributes).nature == nature


@pytest.mark.parametrize(
    ("attributes", "is_read"),
    [
        ({"hidden": ""}, False),
        ({"aria-hidden": "true"}, False),
        ({"style": "color: red; DISPLAY: none"}, False),
        ({"style": "display:none", "class": "preheader"}, True),
        ({"style": "display:none; mso-hide:all"}, True),
        ({"style": "display:block"}, True),
    ],
)
def test_what_is_hidden_is_not_read_but_the_first_line_of_a_mail(
    attributes: dict[str, str],
    is_read: bool,  # noqa: FBT001
) -> None:
    assert element_of("div", attributes).is_read is is_read


def test_a_price_that_is_asked_for_is_no_words_of_a_customer() -> None:
    assert [is_spoken(name) for name in ("pull-quote", "request-quote", "quoted-price")] == [
        True,
        False,
        False,
    ]
