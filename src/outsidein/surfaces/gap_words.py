"""Why two departments hear different things, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from outsidein.ask.gap_records import DepartmentsGap, NeedGap, Part


def percent(share: float) -> str:
    """Write a share: whole percents from ten on, else one digit more.

    >>> percent(0.312), percent(0.092), percent(0.0004)
    ('31 %', '9.2 %', '0.0 %')
    """
    return f"{100 * share:.0f} %" if share >= 0.0995 else f"{100 * share:.1f} %"


def points(value: float) -> str:
    """Write a difference of shares in points of a hundred, without its sign.

    >>> points(0.217), points(-0.042), points(0.01)
    ('22 points', '4.2 points', '1 point')
    """
    written = _written(abs(100 * value), _digits(value))
    return f"{written} {_noun(float(written))}"


def told_in_words(need: NeedGap, found: DepartmentsGap) -> str:
    """Say how large the need is in what each of the two hears, the one that hears more first."""
    sides = [
        (found.department_a, need.share_a, need.people_a, found.people_a),
        (found.department_b, need.share_b, need.people_b, found.people_b),
    ]
    if need.difference.value < 0:
        sides.reverse()
    (one, more, *people_one), (other, less, *people_other) = sides
    return (
        f"{percent(more)} of what {one} hears ({people_one[0]:,} of {people_one[1]:,} people), "
        f"{percent(less)} of what {other} hears ({people_other[0]:,} of {people_other[1]:,})"
    )


def parts_as_written(need: NeedGap) -> tuple[float, float]:
    """Give exposure and perception in points, rounded so that they add up to the whole."""
    digits = _digits(need.difference.value)
    people = round(100 * need.exposure.value, digits)
    return people, round(round(100 * need.difference.value, digits) - people, digits)


def why_in_words(need: NeedGap, found: DepartmentsGap) -> str:
    """Say how much of the difference comes from whom they talk to, and how much from the ear.

    Parts are counted from the department that hears more of it; one may work against the other.
    They are rounded so that they add up to the whole as it is written.
    """
    sign = 1 if need.difference.value >= 0 else -1
    sides = (found.department_a, found.department_b)
    one, other = sides if sign > 0 else sides[::-1]
    digits = _digits(need.difference.value)
    whole = round(100 * abs(need.difference.value), digits)
    people, ear = (sign * part for part in parts_as_written(need))
    said = f"{_written(whole, digits)} {_noun(whole)}"
    if not ear:
        return f"All {said} are because they talk to different people."
    if not people:
        return f"All {said} are because the same people tell it rather to {one}."
    if people > 0 and ear > 0:
        return (
            f"Of these {said}, {_written(people, digits)} {'is' if people == 1 else 'are'} because "
            f"they talk to different people, {_written(ear, digits)} because the same people tell "
            f"it rather to {one}."
        )
    if ear > 0:
        return (
            f"The same people tell it rather to {one}: {_written(ear, digits)} {_noun(ear)}. That "
            f"they talk to different people takes {_written(-people, digits)} off."
        )
    return (
        f"They talk to different people: {_written(people, digits)} {_noun(people)}. That the same "
        f"people tell it rather to {other} takes {_written(-ear, digits)} off."
    )


def sureness_in_words(need: NeedGap, found: DepartmentsGap) -> str:
    """Say between what the difference likely is, and which of the two reasons is sure."""
    told_to = found.department_a if need.perception.value > 0 else found.department_b
    sure = {
        "exposure": "That they talk to different people is sure.",
        "perception": f"That the same people tell it rather to {told_to} is sure.",
        "both": "Both reasons are sure.",
        "unclear": "Which of the two it is can't be told for sure.",
    }[need.cause]
    return f"In all it is likely between {_between(need.difference)}. {sure}"


def _between(part: Part) -> str:
    low, high = sorted((part.low, part.high), key=abs)
    if low * high < 0:
        return f"{points(low)} the other way and {points(high)}"
    digits = _digits(part.value)
    return f"{_written(100 * abs(low), digits)} and {_written(100 * abs(high), digits)} points"


def _digits(value: float) -> int:
    return 0 if abs(100 * value) >= 9.95 else 1


def _written(size: float, digits: int) -> str:
    return f"{size:.{digits}f}".removesuffix(".0")


def _noun(size: float) -> str:
    return "point" if size == 1 else "points"
