"""Mail addresses, phones, birth dates and numbers of people: forms, levels and keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from outsidein.identity.matching.comparisons import (
    Aspect,
    compared,
    header_words,
    near,
    one_letter,
    one_slip,
    same,
    two_letters,
    unknown,
)
from outsidein.identity.scoring import Level
from outsidein.identity.words import SHARED_MAILBOXES, mailbox_providers

if TYPE_CHECKING:
    from collections.abc import Sequence

SHARED = ", ".join(f"'{one}'" for one in SHARED_MAILBOXES)


def mail(name: str, column: str, named: Sequence[str]) -> Aspect:
    """Compare mail addresses, without what stands behind a plus.

    `named` are the columns that hold the names of people.
    """
    return Aspect(
        comparison=compared(name, unknown(name), *_mail_levels(name)),
        columns=_mail_columns(name, column, named),
        keys=(name, f"{name}_box", f"left({name}, 6)", f"substr({name}, 3, 6)"),
        is_own=True,
        may_change=True,
        levels_of_relatives=1,
    )


def _mail_levels(name: str) -> tuple[Level, ...]:
    box, domain, handle = f"{name}_box", f"{name}_domain", f"{name}_handle"
    # At one domain, jlopes@ and blopes@ are colleagues, ana.silva@ and ana.santos@ are, and nobody
    # would be ana.silva2@ if there were no ana.silva@.
    box_slip = f"({one_letter(box, shortest=5)} OR {two_letters(box, shortest=8)})"
    domain_slip = f"NOT {same(domain)} AND {one_slip(domain, shortest=4)}"
    return (
        Level(when=same(name), m=0.7, u=0.0001, words="mail address", rarity=name),
        Level(
            when=f"left({box}_l, 1) = left({box}_r, 1) AND {same(f'{name}_digits')} "
            f"AND ({same(domain)} AND {box_slip} "
            f"OR {domain_slip} AND {near(box, 0.9)})",
            m=0.1, u=0.0003, words="mail address but for its spelling",
        ),
        Level(
            when=f"length({handle}_l) >= 5 AND {same(handle)}",
            m=0.04, u=0.0003, words="mail name, at another domain",
        ),
        Level(
            when=f"{near(name, 0.86)} "
            f"AND ({domain_slip} OR {domain}_l IS NULL OR {domain}_r IS NULL)",
            m=0.04, u=0.003, words="mail address, nearly",
        ),
        # Who shares a domain that isn't a provider's shares a firm, and is rather a colleague.
        Level(when=same(f"{name}_firm"), m=0.04, u=0.003, words="mail domain"),
    )  # fmt: skip


def _mail_columns(name: str, column: str, named: Sequence[str]) -> dict[str, str]:
    box, host = f"{name}_box", f"split_part({name}, '@', 2)"
    at = f"nullif(split_part({column}, '@', 2), '')"
    plain = f"regexp_replace({column}, '\\+[^@]*@', '@')"
    providers = ", ".join(f"'{one}'" for one in sorted(mailbox_providers()))
    handle = box
    if named:
        # Behind info@ are many people; john.smith@ is at many domains, and not always the same.
        plain = f"CASE WHEN split_part({plain}, '@', 1) NOT IN ({SHARED}) THEN {plain} END"
        letters = f"regexp_replace({box}, '[^a-z]', '', 'g')"
        told = " OR ".join(f"(length({one}) > 2 AND contains({letters}, {one}))" for one in named)
        handle = f"CASE WHEN NOT coalesce({told}, false) THEN {box} END"
    return {
        name: plain,
        box: f"nullif(split_part({name}, '@', 1), '')",
        f"{name}_domain": rf"nullif(regexp_replace({host}, '\.[a-z]+$', ''), '')",
        f"{name}_firm": f"CASE WHEN {at} NOT IN ({providers}) THEN {at} END",
        f"{name}_digits": f"regexp_replace({box}, '[^0-9]', '', 'g')",
        f"{name}_handle": handle,
    }


def phone(name: str, column: str, _: str) -> Aspect:
    """Compare the last nine digits of phones."""
    digits = f"right(regexp_replace({column}, '[^0-9]', '', 'g'), 9)"
    return Aspect(
        comparison=compared(
            name,
            unknown(name),
            Level(when=same(name), m=0.75, u=0.0002, words="phone", rarity=name),
            Level(when=one_slip(name, shortest=7), m=0.06, u=0.0003, words="phone but for a digit"),
            Level(
                when=f"right({name}_l, 7) = right({name}_r, 7)",
                m=0.02,
                u=0.0002,
                words="phone without area code",
            ),
        ),
        columns={name: f"CASE WHEN length({digits}) >= 5 THEN {digits} END"},
        keys=(name, f"right({name}, 5)", f"left({name}, 6)"),
    )


def date(name: str, column: str, _: str) -> Aspect:
    """Compare birth dates, written as year, month and day."""
    year, month, day = f"{name}_{{}}[:4]", f"{name}_{{}}[5:6]", f"{name}_{{}}[7:8]"
    alike = [f"({one.format('l')} = {one.format('r')})" for one in (year, month, day)]
    turned = f"{month.format('l')} = {day.format('r')} AND {day.format('l')} = {month.format('r')}"
    apart = f"abs({name}_days_l - {name}_days_r)"
    plain = _eight_digits(column)
    return Aspect(
        comparison=compared(
            name,
            unknown(name),
            Level(when=same(name), m=0.76, u=0.0001, words="date of birth"),
            Level(
                when=f"damerau_levenshtein({name}_l, {name}_r) <= 1 OR ({alike[0]} AND {turned})",
                m=0.13, u=0.0012, words="date of birth but for a digit",
            ),
            Level(
                when=f"{'::INT + '.join(alike)}::INT >= 2",
                m=0.04, u=0.004, words="most of the date of birth",
            ),
            Level(when=f"{apart} <= 31", m=0.01, u=0.003, words="month of birth, nearly"),
            Level(when=f"{apart} <= 366", m=0.01, u=0.03, words="year of birth, nearly"),
        ),
        columns={
            name: plain,
            f"{name}_days": f"epoch(TRY_STRPTIME({plain}, '%Y%m%d')) / 86400",
        },
        keys=(name, f"left({name}, 6)", f"right({name}, 4)", f"{name}[:4] || {name}[7:8]"),
        is_own=True,
        may_change=True,
    )  # fmt: skip


def _eight_digits(column: str) -> str:
    """Give SQL for a date as year, month and day: 24.6.1971 and 1971-06-24 are 19710624."""
    turned = rf"regexp_replace({column}, '^(\d\d?)[./-](\d\d?)[./-](\d\d\d\d).*$', '\3-\2-\1')"
    month, day = (
        rf"lpad(regexp_extract({turned}, '^\d\d\d\d-(\d\d?)-(\d\d?)', {place}), 2, '0')"
        for place in (1, 2)
    )
    digits = f"regexp_replace({column}, '[^0-9]', '', 'g')"
    return (
        rf"CASE WHEN regexp_matches({turned}, '^\d\d\d\d-\d\d?-\d\d?(\D|$)') "
        f"THEN {turned}[:4] || {month} || {day} "
        f"WHEN length({digits}) >= 8 THEN left({digits}, 8) END"
    )


def number(name: str, column: str, header: str) -> Aspect:
    """Compare numbers that belong to one only: of a passport, a tax office, a book."""
    plain = f"nullif(regexp_replace({column}, '[^a-z0-9]', '', 'g'), '')"
    words = header_words(header)
    return Aspect(
        comparison=compared(
            name,
            unknown(name),
            Level(when=same(name), m=0.8, u=0.0001, words=words, rarity=name),
            Level(
                when=one_slip(name, shortest=5), m=0.1, u=0.0005, words=f"{words} but for a sign"
            ),
        ),
        columns={name: plain},
        keys=(name, f"left({name}, 5)", f"right({name}, 5)"),
        is_own=True,
        may_change=True,
    )
