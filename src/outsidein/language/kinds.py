"""Kinds of statement: what the speaker does with it, told by a small set of signs.

The signs are data, in signs.toml, in the order in which we would have to react: an objection before
a want, a want before a question. docs/kinds.md says what each kind means.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

# What looks like more than small talk, and is not.
SMALL_TALK = re.compile(
    r"^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|thanks?|thank you|many thanks|"
    r"cheers|best|kind|regards|sincerely|welcome|n/?a|none|nothing|all good|have a (?:nice|great|"
    r"good)|looking forward|talk (?:soon|to you)|see you|hope (?:you|this|all))\b[^?]{0,60}[.!?]?$|"
    r"^(?:ok|okay|sure|great|perfect|sounds (?:good|great)|got it|bye|yes|no|yep|absolutely|"
    r"of course)\b[^?]{0,12}[.!?]?$|"
    r"^(?:that|it|this)(?:'s| is| sounds| would be| will be)(?: \w+){0,3} (?:great|good|perfect|"
    r"fine|excellent|helpful|useful|wonderful|fair)\b[^?]{0,20}$|"
    r"^(?:how are you|how'?s it going)\b.*",
)

FRAGMENT_WORDS = 2
UNSURE = 0.5


def kind_of(text: str, *, side: str) -> tuple[str, float]:
    """Tell the kind of a statement, and how sure that is, 0 to 1.

    >>> kind_of("I was charged twice.", side="customer")
    ('pain', 0.8)
    >>> kind_of("I'll send the proposal by tonight.", side="us")
    ('promise', 0.85)
    """
    plain = text.casefold().replace("\u2019", "'").strip()
    if len(plain.split()) <= FRAGMENT_WORDS and "?" not in plain:
        return "other", 0.9
    if SMALL_TALK.match(plain):
        return "other", 0.8
    for kind, confidence, pattern in _signs("us" if side == "us" else "customer"):
        if pattern.search(plain):
            return kind, confidence
    return "other", UNSURE


@cache
def _signs(side: str) -> tuple[tuple[str, float, re.Pattern[str]], ...]:
    """Read the signs of one side: kind, confidence and pattern, in the order they are tried."""
    told = tomllib.loads(files("outsidein.language").joinpath("signs.toml").read_text("utf-8"))
    return tuple(
        (sign["kind"], sign["confidence"], re.compile("|".join(sign["patterns"])))
        for sign in told[side]
    )
