"""The rules that ship with the package, in the order in which they are listed."""

from __future__ import annotations

RULES = (
    "inward-sentence",
    "unproved-superlative",
    "inward-page",
    "objective-about-us",
    "lead-count-as-goal",
    "internal-customer",
    "coercive",
    "unexplained-acronym",
    "hard-to-read",
    "feature-without-benefit",
    "benefit-without-proof",
    "no-pain",
    "no-cost-of-inaction",
    "no-difference",
    "no-workflow",
    "no-who-it-is-not-for",
    "no-next-step",
    "words-customers-never-use",
    "unanswered-question",
    "contradicts-promise",
)
