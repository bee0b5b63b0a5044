"""Names of firms, products and works, texts, categories and amounts: forms, levels and keys."""

from __future__ import annotations

from outsidein.identity.matching.comparisons import (
    Aspect,
    compared,
    header_words,
    near,
    one_slip,
    same,
    unknown,
)
from outsidein.identity.scoring import Level
from outsidein.identity.words import LEGAL_FORMS

WORDS = "string_split_regex(trim(regexp_replace({}, '[^a-z0-9]+', ' ', 'g')), ' ')"
# Words with a digit, long enough to be a code. KDL-40V is written KDL40V, too.
CODES = (
    r"list_filter(string_split_regex(trim(regexp_replace(regexp_replace({}, '[-/.]', '', 'g'),"
    r" '[^a-z0-9]+', ' ', 'g')), ' +'), lambda word: length(word) >= 4 AND"
    r" regexp_matches(word, '\d') AND (regexp_matches(word, '[a-z]') OR length(word) >= 5))"
)
# Words of firms' names that say little: their legal forms, and what is left out at will.
FIRM_WORDS = "|".join(sorted(LEGAL_FORMS | {"the", "and", "group", "holding", "holdings"}))


def title(name: str, column: str, header: str) -> Aspect:
    """Compare names of things: letter by letter, and by the words they share, rare ones first."""
    words = header_words(header)
    return _named(
        name,
        column,
        words,
        spelt=rf"regexp_replace(replace({column}, '&', ' and '), '''s?\b', '', 'g')",
    )


def firm(name: str, column: str, header: str) -> Aspect:
    """Compare names of firms, without their legal forms."""
    spelt = f"replace(replace({column}, '&', ' and '), '.', '')"
    words = f"regexp_replace({spelt}, '[^a-z0-9]+', ' ', 'g')"
    plain = rf"regexp_replace({words}, '\b({FIRM_WORDS})\b', ' ', 'g')"
    whole = f"CASE WHEN trim({plain}) = '' THEN {spelt} ELSE {plain} END"
    return _named(name, column, header_words(header), spelt=whole)


def _named(name: str, column: str, words: str, *, spelt: str) -> Aspect:
    codes, numerals = f"{name}_code_bag", rf"regexp_extract_all({column}, '\d+')"
    return Aspect(
        comparison=compared(name, unknown(name), *_name_levels(name, words)),
        columns={
            name: f"nullif(regexp_replace({spelt}, '[^a-z0-9]', '', 'g'), '')",
            f"{name}_numerals": f"array_to_string(list_sort({numerals}), ' ')",
        },
        bags={f"{name}_bag": WORDS.format(spelt), codes: CODES.format(column)},
        keys=(name, f"left({name}, 5)", f"right({name}, 6)"),
        is_own=True,
    )


def _name_levels(name: str, words: str) -> tuple[Level, ...]:
    few = f"{name}_code_bag_few"
    share, part = alike(f"{name}_bag"), alike(f"{name}_bag", of="least")
    # KDL-40V and KDL40W2 are two things, whatever else their names have in common.
    agree = f"(coalesce(len({few}_l), 0) = 0 OR coalesce(len({few}_r), 0) = 0)"
    slip = one_slip(name, shortest=6)
    return (
        Level(when=same(name), m=0.58, u=0.0001, words=words),
        Level(when=f"list_has_any({few}_l, {few}_r)", m=0.05, u=0.00002, words=f"code in {words}"),
        Level(
            when=f"{agree} AND {same(f'{name}_numerals')} AND ({slip} OR {share} >= 0.9)",
            m=0.14, u=0.0002, words=f"{words} but for its spelling",
        ),
        Level(when=f"{agree} AND {share} >= 0.7", m=0.08, u=0.0005, words=f"{words}, nearly"),
        Level(
            when=f"{agree} AND {part} >= 0.9", m=0.06, u=0.001, words=f"{words}, of one a part"
        ),
        Level(when=f"{agree} AND {share} >= 0.45", m=0.04, u=0.003, words=f"much of {words}"),
        Level(
            when=f"{agree} AND ({share} >= 0.2 OR {near(name, 0.85)})",
            m=0.02, u=0.02, words=f"some of {words}",
        ),
    )  # fmt: skip


def text(name: str, column: str, header: str) -> Aspect:
    """Compare longer texts by the words they share."""
    bag, words = f"{name}_bag", header_words(header)
    return Aspect(
        comparison=compared(
            name,
            unknown(name),
            Level(when=f"{same(name)} OR {alike(bag)} >= 0.95", m=0.45, u=0.001, words=words),
            Level(when=f"{alike(bag)} >= 0.7", m=0.2, u=0.002, words=f"{words}, nearly"),
            Level(when=f"{alike(bag)} >= 0.4", m=0.15, u=0.01, words=f"much of {words}"),
            Level(when=f"{alike(bag)} >= 0.15", m=0.1, u=0.05, words=f"some of {words}"),
        ),
        columns={name: f"nullif(regexp_replace({column}, '[^a-z0-9]+', '', 'g'), '')"},
        bags={bag: WORDS.format(column)},
    )


def category(name: str, column: str, header: str) -> Aspect:
    """Compare what many share: its rarity tells what it is worth."""
    words = header_words(header)
    return Aspect(
        comparison=compared(
            name,
            unknown(name),
            Level(when=same(name), m=0.7, u=0.1, words=words, rarity=name),
            Level(when=near(name, 0.9), m=0.08, u=0.03, words=f"{words}, nearly"),
        ),
        columns={name: f"nullif(regexp_replace({column}, '[^a-z0-9]', '', 'g'), '')"},
    )


def code(name: str, column: str, header: str) -> Aspect:
    """Compare keys that lead to something several records have in common."""
    return Aspect(
        comparison=compared(
            name,
            unknown(name),
            Level(when=same(name), m=0.8, u=0.01, words=header_words(header), rarity=name),
        ),
        columns={name: column},
        keys=(name,),
    )


def url(name: str, column: str, header: str) -> Aspect:
    """Compare addresses of pages, without protocol and the last slash."""
    plain = rf"regexp_replace(regexp_replace({column}, '^(https?://)?(www\.)?', ''), '/+$', '')"
    return Aspect(
        comparison=compared(
            name,
            unknown(name),
            Level(when=same(name), m=0.75, u=0.0005, words=header_words(header), rarity=name),
        ),
        columns={name: plain},
        keys=(name,),
    )


def amount(name: str, column: str, header: str) -> Aspect:
    """Compare years, prices and other amounts."""
    words = header_words(header)
    digits = f"regexp_replace(replace({column}, ',', ''), '[^0-9.]', '', 'g')"
    gap = f"abs({name}_l - {name}_r) / greatest(abs({name}_l), abs({name}_r), 1e-9)"
    return Aspect(
        comparison=compared(
            name,
            unknown(name),
            Level(when=same(name), m=0.65, u=0.05, words=words),
            # Of two years, the next one is near; of two prices, a tenth more.
            Level(
                when=f"CASE WHEN least({name}_l, {name}_r) >= 1800 "
                f"AND greatest({name}_l, {name}_r) <= 2100 "
                f"THEN abs({name}_l - {name}_r) <= 1 ELSE {gap} <= 0.1 END",
                m=0.2, u=0.1,
            ),
        ),
        columns={name: f"TRY_CAST(nullif({digits}, '') AS DOUBLE)"},
    )  # fmt: skip


def alike(bag: str, *, of: str = "both") -> str:
    """Give SQL for the share of weight that two bags of words have in common, 0 to 1.

    A bag lists its words as numbers that hold the weight in their last 10 bits. `of` says what the
    share is of: both bags (the mean of their weights) or the least of the two.
    """
    both = f"list_transform(list_intersect({bag}_l, {bag}_r), lambda one: one & 1023)"
    weight = f"coalesce(list_sum({both}), 0)"
    whole = "least({0}_l, {0}_r)" if of == "least" else "sqrt({0}_l * {0}_r)"
    return f"({weight} / {whole.format(bag + '_weight')})"
