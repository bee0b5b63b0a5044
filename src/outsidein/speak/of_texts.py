"""The library call `outsidein.audit`: what in a text is about us instead of about its reader."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from outsidein.errors import NotFound, UserError
from outsidein.pages.opening import page_of
from outsidein.record.texts import texts_of
from outsidein.speak.audit import findings_in, prepared, read_for
from outsidein.speak.known import Known
from outsidein.speak.rule import shipped_rule
from outsidein.speak.rules.table import RULES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from outsidein.speak.finding import Finding


def audit(
    text: str,
    customer_words: object = (),
    questions: object = (),
    *,
    brand: str | Sequence[str] = (),
    name: str = "text.md",
    rules: Sequence[str] | None = None,
) -> list[Finding]:
    r"""Give what the audit finds in one text, in the order of the text.

    `customer_words` are texts as customers wrote or said them, `questions` what they asked, each
    another customer's: a list, or a column of pandas, Polars, PyArrow or DuckDB. `brand` is how we
    and our products are called; the ending of `name` tells how the text is written (.md, .html,
    .txt …). `rules` are names of rules; without them, those that are on.

    Raises NotFound for a rule that there isn't, UserError for what is no text.

    >>> text = "# Prices\n\nSales is marketing's internal customer."
    >>> found = audit(text, rules=["internal-customer"])
    >>> [(one.line, one.column, one.words) for one in found]
    [(3, 1, "Sales is marketing's internal customer")]
    """
    if not isinstance(text, str):
        what = f"This is no text but of type {type(text).__name__}."
        raise UserError(what, next_step="Give the text of one page.")
    known = Known(
        brand=(brand,) if isinstance(brand, str) else tuple(brand),
        customer_words=[said for said in texts_of(customer_words) if said],
        questions=[asked for asked in texts_of(questions) if asked],
    )
    if rules is None:
        chosen = [rule for rule in map(shipped_rule, RULES) if rule.is_on]
    else:
        chosen = [shipped_rule(_known(rule)) for rule in dict.fromkeys(rules)]
    ready = prepared(chosen, known)
    return findings_in(ready, read_for(ready, page_of(text, name)))


def _known(rule: str) -> str:
    if rule in RULES:
        return rule
    near = difflib.get_close_matches(rule, RULES, n=1, cutoff=0.5)
    step = f"Did you mean `{near[0]}`?" if near else f"There are: {', '.join(RULES)}."
    raise NotFound(f"There is no rule “{rule}”.", next_step=step)
