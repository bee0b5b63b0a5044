"""How many syllables a word has: vowels that stand together are one, less what is silent.

A rule for English spelling with few exceptions; docs/why/readability.md says how often it agrees
with a pronouncing dictionary.
"""

from __future__ import annotations

import re
from functools import lru_cache

VOWELS = re.compile(r"[aeiouy]+")

# Endings that are one syllable and leave the word before them as it is said alone.
ENDINGS = re.compile(r"(?<=[a-z]{3})(?:ly|fully|ful|less|ness)$|(?<=[a-z]{3}e)ments?$")

# Letters at the end that look like a syllable more than they are: "times", "asked", "time".
SILENT = re.compile(r"(?:(?<![scgxz])(?<![cs]h)es|(?<![td])ed|e)$")
# … unless they are all there is to say it by: "tables", "settled", "the".
SAID = re.compile(r"[^aeiouylrw]le[sd]?$|^[^aeiouy]*e[sd]?$|[aeiouy]e[sd]?$")

# Vowels that stand together but are said apart: "media", "client", "create", "usual", "being".
APART = re.compile(
    r"""(?<![cst])(?<!ll)ia(?!ge)|(?<=[cst])ia(?!l|n|$)|io(?!n|us|r)|rio|(?<![cstgx])ious|iu
      | (?<![ct])ien(?!d)|ie[tr](?=$|y|s)|iest|scie | eo(?!p|u|n$|rg)|neou | ^rea(?=c[^h]|l)
      | (?<=[aeiouy][rd])eas?$|crea(?=t(?!u))|opean
      | (?<![qg])ua(?![dr])|uou|(?<![qg])ue(?=ls?$|n[ct]|t)
      | (?:n|tu|g|c)uit|ruin|(?<![qg])uid$ | [aeiouy]ing | (?<=[aeou])y(?=[aeo])
    """,
    re.VERBOSE,
)
# Syllables without a vowel letter of their own: "criticism", "rhythm", "couldn't".
MORE = re.compile(r"[st]hm$|isms?$|n't$")
# Vowels that look like a syllable and are none: "automatically", and "e" where two words meet.
FEWER = re.compile(
    r"""ically$|^(?:some|(?:t|w)?here|else|stake|space|home|time|life|name|code|fire|whole|base|like
      |trade|price|side|store|care|safe|fore|more|use)(?=[bcdfghkmptvw])""",
    re.VERBOSE,
)
EXCEPTIONS = {
    "people": 2, "maybe": 2, "business": 2, "evening": 2, "science": 2, "ideal": 3, "eye": 1,
    "eyes": 1, "hundred": 2, "something": 2, "area": 3, "whatever": 3, "whoever": 3, "being": 2,
    "therefore": 2, "everyone": 3, "everything": 3, "everywhere": 3, "league": 1, "tongue": 1,
    "technique": 2, "techniques": 2, "unique": 2, "anyone": 3, "recipe": 3, "somebody": 3,
}  # fmt: skip


@lru_cache(maxsize=50_000)
def syllables(word: str) -> int:
    """Count the syllables of a word in lower case, at least one.

    >>> [syllables(word) for word in ("time", "table", "create", "customers", "analytics")]
    [1, 2, 2, 3, 4]
    """
    if word in EXCEPTIONS:
        return EXCEPTIONS[word]
    ending = ENDINGS.search(word)
    if ending:
        more = 1 + (ending[0] == "fully") - word.endswith("ically")
        return syllables(word[: ending.start()]) + more
    if word.endswith(("sses", "shes", "ches", "xes")):
        return syllables(word[:-2]) + 1
    said = word if SAID.search(word) else SILENT.sub("", word)
    counted = len(VOWELS.findall(said)) + len(APART.findall(said)) + len(MORE.findall(word))
    return max(1, counted - bool(FEWER.search(word)))
