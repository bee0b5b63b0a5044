"""How often what we say on a page is found for complaints about the same thing, and rightly.

    python bench/customer_alarm_pages.py

The pages, and customers' lines about each need, are those of made-up companies. A page is rightly
given if it answers the need, or promises the opposite of the page that does. Prints Markdown.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import numpy as np

from outsidein.customer.alarms import against as alarm_against
from outsidein.customer.alarms.against import COMPLAINTS_OF_EACH, Said, likest, middles_of
from outsidein.customer.alarms.pages import claims_on
from outsidein.meaning.encoder import encode
from outsidein.simulate.script import load_script

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

THRESHOLDS = (0.5, 0.55, 0.6, 0.65, 0.7)
DRAWS = 3  # of the complaints that stand for a need


def main() -> None:
    """Print the table."""
    for line in page_lines():
        print(line, flush=True)


def page_lines() -> Iterator[str]:
    """Give the lines on each threshold of likeness."""
    script = load_script()
    said = [
        Said("page", claim.text, claim.heading, page.path, None)
        for page in script.pages
        for claim in claims_on(f"# {page.title}\n\n{page.body}", "markdown")
    ]
    answers = _answers()
    complaints = {
        need.id: [line.text for line in need.lines.get(("customer", "pain"), ())]
        + [line.text for line in script.questions.get(need.id, ()) if line.kind == "pain"]
        for need in script.needs.values()
    }
    meant = encode([one.meant for one in said])
    middles = [_middles(complaints, draw) for draw in range(DRAWS)]
    needs = {need: place for place, need in enumerate(complaints)}
    spoken_of = sum(any(need in some for some in answers.values()) for need in needs)
    yield f"{len(said)} sentences, {len(needs)} needs, of which pages speak of {spoken_of}.\n"
    yield "| likeness | needs given a sentence | rightly | found of those spoken of |"
    yield "|--:|--:|--:|--:|"
    for alike in THRESHOLDS:
        alarm_against.ALIKE = alike
        given = right = 0
        for some in middles:
            found = likest(said, meant @ some.T, needs)
            given += len(found)
            right += sum(need in answers[one.said.place or ""] for need, one in found.items())
        yield (
            f"| {alike} | {given / DRAWS:.0f} | {right / max(given, 1):.0%} | "
            f"{right / DRAWS / spoken_of:.0%} |"
        )


def _answers() -> dict[str, frozenset[str]]:
    """Give what each page speaks of: what it answers, or what the page answers that it denies."""
    pages = {page.path: page for page in load_script().pages}
    return {
        path: frozenset(page.answers)
        | frozenset(pages[page.contradicts].answers if page.contradicts else ())
        for path, page in pages.items()
    }


def _middles(complaints: dict[str, list[str]], draw: int) -> NDArray[np.float32]:
    chosen = [
        (place, text)
        for place, (need, texts) in enumerate(complaints.items())
        for text in random.Random(f"{draw} {need}").sample(
            texts, min(len(texts), COMPLAINTS_OF_EACH)
        )
    ]
    vectors = encode([text for _, text in chosen])
    return middles_of(vectors, np.array([place for place, _ in chosen]), len(complaints))


if __name__ == "__main__":
    main()
