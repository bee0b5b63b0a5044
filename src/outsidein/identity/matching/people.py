"""Names of people: forms, levels and keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from outsidein.identity.matching.comparisons import (
    Aspect,
    compared,
    near,
    one_slip,
    same,
    sound,
    unknown,
)
from outsidein.identity.person_names import PARTICLES, TITLES
from outsidein.identity.scoring import Level

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from outsidein.identity.matching.fields import Field

LETTERS = "nullif(regexp_replace({}, '[^a-z]', '', 'g'), '')"
PARTICLE = rf"\b({'|'.join(sorted(PARTICLES - {'y', 'e', 'st', 'mac', 'mc'}))})\b"
TITLE = rf"\b({'|'.join(sorted(TITLES - {'st', 'ii', 'iii', 'iv'}))})\b\.?"

# Smith John is John Smith, with a slip in either word or not.
TURNED = (
    "first_l <> last_l AND jaro_winkler_similarity(first_l, last_r) >= 0.9"
    " AND jaro_winkler_similarity(last_l, first_r) >= 0.9"
    " AND jaro_winkler_similarity(first_l, first_r) < 0.9"
    " AND jaro_winkler_similarity(last_l, last_r) < 0.9"
)
# Of one, only one word is told, and that is in the other's other place.
HALF_TURNED = (
    "((first_l IS NULL OR last_l IS NULL OR first_r IS NULL OR last_r IS NULL) AND coalesce("
    "greatest(jaro_winkler_similarity(first_l, last_r), jaro_winkler_similarity(last_l, first_r))"
    " >= 0.92 AND coalesce(first_l <> first_r, true) AND coalesce(last_l <> last_r, true), false))"
)

BOTH = {
    "full_name": "first || coalesce(' ' || last, '')",
    "both_names": "least(first, last) || ' ' || greatest(first, last)",
}


def names(by_kind: Mapping[str, Sequence[Field]]) -> list[Aspect]:
    """Give first and last name, from columns of their own or else from the full name."""
    told = {kind: fields[0].column for kind, fields in by_kind.items() if fields}
    first, last = told.get("first"), told.get("last")
    if (full := told.get("full")) and not (first and last):
        words = _words(full)
        first = first or f"({words})[1]"
        last = last or f"CASE WHEN len({words}) > 1 THEN ({words})[-1] END"
    made = []
    if first:
        given = LETTERS.format(f"split_part(ltrim({first}), ' ', 1)")
        made.append(_first(given, has_last=bool(last)))
    if last:
        made.append(_last(LETTERS.format(last), has_first=bool(first)))
    return made


def _words(full: str) -> str:
    """Give SQL for the words of a full name in their order: Miller, Dr. Bob is bob miller."""
    told = f"trim(regexp_replace({full}, '{TITLE}', ' ', 'g'))"
    turned = rf"regexp_replace({told}, '^([^,]+),\s*(.+)$', '\2 \1')"
    # What is between first and last word is left out, and so is van der: few tell it always.
    plain = f"regexp_replace({turned}, '[^a-z]+', ' ', 'g')"
    return f"string_split_regex(trim(regexp_replace({plain}, '{PARTICLE}', ' ', 'g')), ' +')"


def _first(sql: str, *, has_last: bool) -> Aspect:
    levels = [
        Level(when=same("first"), m=0.65, u=0.006, words="first name", rarity="full_name"),
        Level(
            when=TURNED, m=0.02, u=0.00001, words="name, in the other order", rarity="both_names",
        ),
        Level(when=HALF_TURNED, m=0.01, u=0.002, words="one name, in the other place"),
        Level(
            when="list_has_any(formals_l, formals_r)",
            m=0.06, u=0.004, words="first name {first_l}/{first_r}",
        ),
        Level(
            when=f"{near('first', 0.92)} OR {one_slip('first', shortest=4)}",
            m=0.13, u=0.004, words="first name but for its spelling",
        ),
        Level(
            when="least(length(first_l), length(first_r)) = 1 AND first_l[1] = first_r[1]",
            m=0.04, u=0.002, words="initial",
        ),
        Level(when=near("first", 0.8), m=0.05, u=0.02, words="first name, nearly"),
    ]  # fmt: skip
    missing = f"({unknown('first')}) AND NOT {HALF_TURNED}"
    if not has_last:
        del levels[1:3]
        missing = unknown("first")
    return Aspect(
        comparison=compared("first", missing, *levels),
        columns={"first": sql} | ({} if has_last else {"full_name": "first"}),
        keys=(sound("first"), "left(first, 4)"),
        is_own=True,
    )


def _last(sql: str, *, has_first: bool) -> Aspect:
    levels = [
        Level(when=same("last"), m=0.74, u=0.002, words="surname", rarity="last"),
        Level(
            when=f"{near('last', 0.92)} OR {one_slip('last', shortest=4)}",
            m=0.15, u=0.003, words="surname but for its spelling",
        ),
        Level(
            when="least(length(last_l), length(last_r)) = 1 AND last_l[1] = last_r[1]",
            m=0.02, u=0.002, words="initial of the surname",
        ),
        Level(when=near("last", 0.82), m=0.04, u=0.02, words="surname, nearly"),
    ]  # fmt: skip
    # A name in the other order is told by the first name and not to be counted twice.
    missing = unknown("last") + (f" OR ({TURNED}) OR {HALF_TURNED}" if has_first else "")
    return Aspect(
        comparison=compared("last", missing, *levels),
        columns={"last": sql} | (BOTH if has_first else {}),
        keys=(
            sound("last"),
            "left(last, 4)",
            *(("both_names",) if has_first else ()),
        ),
    )
