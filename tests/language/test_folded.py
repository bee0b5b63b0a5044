from __future__ import annotations

from outsidein.language.folded import unfolded


def test_introductions_get_lines_of_their_own() -> None:
    wrote = "On Mon, Jan 5, 2026 at 10:00 AM Ana Ruiz <ana@ours.example> wrote:"
    assert unfolded(f"It broke. {wrote} Which plan?").split("\n") == [
        "It broke.",
        wrote,
        "Which plan?",
    ]
    folded = "It broke. Von: Ana Gesendet: 5. Januar An: Bob Betreff: Karte Welcher Tarif?"
    assert [line.strip() for line in unfolded(folded).split("\n")] == [
        "It broke.",
        "Von: Ana",
        "Gesendet: 5. Januar",
        "An: Bob",
        "Betreff: Karte Welcher Tarif?",
    ]


def test_other_text_stays_as_it_is() -> None:
    for text in ("It broke.", "From: here To: there", "a -- b", "On 5 May we paid: nothing."):
        assert unfolded(text) == text
