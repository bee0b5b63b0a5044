from __future__ import annotations

from outsidein.themes.discover import SMALLEST_THEME
from outsidein.themes.fitting import fit_parts, fit_themes

CARDS = ["my card was {}", "someone says the card was {}", "why was the card {}"]
FATES = ["lost", "stolen", "swallowed", "blocked", "declined", "damaged"]
FEES = ["a fee of {} was charged", "why is the fee {}", "the fee should not be {}"]
SUMS = ["two euros", "ten euros", "five percent", "much more", "hidden", "doubled"]
TEXTS = [one.format(fate) for one in CARDS for fate in FATES] + [
    one.format(amount) for one in FEES for amount in SUMS
]


def test_themes_have_names_and_members_the_most_central_first() -> None:
    fitted = fit_themes(TEXTS)
    assert len(fitted.themes) >= 2
    placed = [row for one in fitted.themes for row in one.members]
    assert len({*placed}) == len(placed) <= len(TEXTS)
    for one in fitted.themes:
        about = {"card" if row < len(CARDS) * len(FATES) else "fee" for row in one.members}
        assert len(about) == 1
        assert one.name
        assert one.words[0] in " ".join(TEXTS)


def test_a_need_has_several_themes_and_all_their_members() -> None:
    fitted = fit_themes(TEXTS)
    for number, need in enumerate(fitted.needs):
        themes = [one for one in fitted.themes if one.parent == number]
        assert len(themes) > 1
        assert sorted(need.members) == sorted(row for one in themes for row in one.members)


def test_too_few_texts_have_no_themes_and_no_needs() -> None:
    fitted = fit_themes(TEXTS[:10])
    assert (fitted.themes, fitted.needs) == ([], [])


def test_a_theme_of_two_things_has_two_parts_or_more() -> None:
    parts = fit_parts(TEXTS)
    assert len(parts) >= 2
    sizes = [len(one.members) for one in parts]
    assert sizes == sorted(sizes, reverse=True)
    assert min(sizes) >= SMALLEST_THEME


def test_a_handful_of_texts_has_no_parts() -> None:
    assert fit_parts(TEXTS[:9]) == []
    assert fit_parts([]) == []
    assert fit_parts(["the same words"] * 40) == []
