from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from outsidein.pages.gathering import NOTHING
from outsidein.pages.mdx import masked_mdx, page_of_mdx

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from outsidein.pages.page import Block, Page

    Teller = Callable[[Iterable[Block]], list[tuple[str, str]]]

MDX = """import { Card } from './card'
export const meta = {
  title: `not read`,
  description: 'nor this',
}

# Plans {year}

<Card title="Fast card" description="It is fast.">
  Text within
</Card>

{/* a comment */}

<div>
  {cards.map(card => (
    <Card text="One of them" />
  ))}

    <Card text="In the text">alone</Card>
</div>

Pay {price} a month, as in `{code}`.

```js
import { x } from 'y'
```
"""


def test_mdx_is_read_without_its_code(told: Teller, assert_placed: Callable[[Page], None]) -> None:
    page = page_of_mdx("a.mdx", MDX)
    assert told(page.blocks) == [
        ("heading", "Plans"),
        ("heading", "Fast card"),
        ("paragraph", "It is fast."),
        ("paragraph", "Text within"),
        ("paragraph", "One of them"),
        ("paragraph", "In the text"),
        ("paragraph", "alone"),
        ("paragraph", "Pay a month, as in {code}."),
        ("code", "import { x } from 'y'"),
    ]
    assert_placed(page)


@given(st.text(alphabet="import {}`\n<>~a", max_size=60))
def test_masked_mdx_keeps_every_place(source: str) -> None:
    masked = masked_mdx(source)
    assert len(masked) == len(source)
    assert all(a in (b, NOTHING) for a, b in zip(masked, source, strict=True))
