from __future__ import annotations

from typing import TYPE_CHECKING

from outsidein.pages.marked import blocks_of_adoc, blocks_of_rst

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from outsidein.pages.page import Block

    Teller = Callable[[Iterable[Block]], list[tuple[str, str]]]

RST = """.. image:: logo.png
   :alt: no text

=====
Acmé
=====

*Fast* cards for ``everyone``, see `our prices <https://a.example>`_ and :ref:`more`.

.. note::
   A note for you.

Why
---

- one_
- |badge| **two**

How it goes::

    pip install acme
    more

After it.

.. code-block:: python

   import acme

   we = 1

.. _one: https://a.example

Last words.
"""

ADOC = """= Acmé
:author: Ann
:toc:

[.lead]
*Fast* cards, see link:https://a.example[our prices].

== Why

* one
** two
. three

----
code
----

// not read
image::logo.png[Logo]

Last words.
"""


def test_restructured_text_is_read_without_directives_and_roles(told: Teller) -> None:
    blocks = blocks_of_rst(RST)
    assert told(blocks) == [
        ("heading", "Acmé"),
        ("paragraph", "Fast cards for everyone, see our prices and more."),
        ("paragraph", "A note for you."),
        ("heading", "Why"),
        ("item", "one"),
        ("item", "two"),
        ("paragraph", "How it goes:"),
        ("paragraph", "After it."),
        ("paragraph", "Last words."),
    ]
    assert [block.level for block in blocks if block.level] == [1, 2]


def test_asciidoc_is_read_without_attributes_and_code(told: Teller) -> None:
    blocks = blocks_of_adoc(ADOC)
    assert told(blocks) == [
        ("heading", "Acmé"),
        ("paragraph", "Fast cards, see our prices."),
        ("heading", "Why"),
        ("item", "one"),
        ("item", "two"),
        ("item", "three"),
        ("paragraph", "Last words."),
    ]
    assert [block.level for block in blocks if block.level] == [1, 2]


def test_every_letter_keeps_its_place() -> None:
    for source, blocks in ((RST, blocks_of_rst(RST)), (ADOC, blocks_of_adoc(ADOC))):
        for block in blocks:
            for at, letter in enumerate(block.text):
                assert letter in (source[block.source_of(at)], " ")
