"""The shapes of the words of the simulated company."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

CUSTOMER_KINDS = ("want", "pain", "goal", "question", "objection", "praise", "other")
OUR_KINDS = ("answer", "promise", "question", "pitch", "other")

ROLES = (
    "economic_buyer",
    "technical_evaluator",
    "user",
    "champion",
    "legal_procurement",
    "gatekeeper",
)

DEPARTMENTS = ("sales", "marketing", "support", "success", "product", "finance")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing that can be said: its text with placeholders, its kind and whose line it is."""

    text: str
    kind: str
    side: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """One latent need: its names, the buying roles that feel it most, what is said about it.

    `lines` holds what both sides say about it, by side and kind: `lines["customer", "want"]`.
    `phrase` is the name as it stands within a sentence. A need that is `beyond_banking77` was
    written here as a whole; its `feature` is what Ledgerline would have to build for it.
    """

    id: str
    name: str
    phrase: str
    theme: str
    roles: Mapping[str, float]
    lines: Mapping[tuple[str, str], tuple[Line, ...]]
    beyond_banking77: bool
    feature: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstName:
    """One first name, the culture it is usual in and the short forms its bearers go by."""

    name: str
    culture: str
    nicknames: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Industry:
    """One industry: the words its firms end their names with, and how many people they employ."""

    name: str
    firm_tails: tuple[str, ...]
    smallest: int
    largest: int


@dataclass(frozen=True, slots=True, kw_only=True)
class City:
    """One city, its country (ISO 3166 code) and its culture, for names of people."""

    name: str
    country: str
    culture: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What people, firms, places, jobs and products can be called.

    `surnames` are by culture, `legal_forms` by country, `titles` by buying role,
    `our_titles` by department of ours.
    """

    first_names: tuple[FirstName, ...]
    surnames: Mapping[str, tuple[str, ...]]
    firm_heads: tuple[str, ...]
    legal_forms: Mapping[str, tuple[str, ...]]
    industries: tuple[Industry, ...]
    cities: tuple[City, ...]
    titles: Mapping[str, tuple[str, ...]]
    our_titles: Mapping[str, tuple[str, ...]]
    teams: tuple[str, ...]
    rivals: tuple[str, ...]
    products: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteHeader:
    """How one mail client, in one language, introduces the message that is answered below."""

    client: str
    language: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """What surrounds the words of a mail: layouts with their own placeholders."""

    signatures: tuple[str, ...]
    quote_headers: tuple[QuoteHeader, ...]
    disclaimers: tuple[str, ...]
    automatic_replies: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedPage:
    """One page that Ledgerline publishes, whom it is about, and the needs it really answers.

    `section` is site, story, help or job; `contradicts` is the path of the page that promises
    the opposite, or None.
    """

    path: str
    title: str
    body: str
    section: str
    about: str
    answers: tuple[str, ...]
    contradicts: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective:
    """One objective of Ledgerline: what it says, who owns it, for when, whom it is about."""

    text: str
    department: str
    period: str
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """All words. `questions` are customers' lines by need, each a question, a pain or a want."""

    needs: Mapping[str, Need]
    questions: Mapping[str, tuple[Line, ...]]
    talk: Mapping[str, tuple[Line, ...]]
    names: Names
    mail: Mail
    pages: tuple[PublishedPage, ...]
    objectives: tuple[Objective, ...]
