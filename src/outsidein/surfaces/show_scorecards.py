"""Printing what pages do for their readers: each page with the words that do it, and the site."""

from __future__ import annotations

import dataclasses
from textwrap import shorten
from typing import TYPE_CHECKING, Any

from rich.markup import escape
from rich.table import Table

from outsidein.surfaces.screen import number, out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from outsidein.ask.audit_scorecards import NeedOnSite, NeedTold, Scorecards
    from outsidein.speak.scorecard import Part, Scorecard
    from outsidein.speak.site_scorecard import SiteScorecard

# So many pages are shown with all that they tell; of more, a line each.
WHOLE = 3
HALF = 0.5
# Of a sentence that speaks of a need; so many pages of those that do.
MOST_LETTERS, PAGES_NAMED = 120, 3
NEED_MARKS = {"yes": "+", "perhaps": "?", "no": "–"}
NEED_WORDS = {"yes": "{}", "perhaps": "perhaps {}", "no": "not spoken of"}
# What the other columns of a list take.
BESIDE_PATHS = 34


def print_scorecards(found: Scorecards, *, whole: bool) -> None:
    """Print pages, those that do least for their readers first, then the site."""
    told = [page for page in found.pages if page.score is not None]
    pages = sorted(told, key=lambda page: (page.score, page.path))
    if whole or len(pages) <= WHOLE:
        for page in pages:
            _print_page(page)
            _print_needs(found.needs_told.get(page.path, []))
            out.print()
    elif pages:
        _print_lines(pages)
        out.print()
    for unread in found.unread:
        out.print(f"[bold]{escape(unread.path)}[/] was not read: {escape(unread.why)}")
    if len(pages) > 1:
        _print_site(found.site)
        _print_needs_on_site(found.needs)
    left = [
        (len(found.pages) - len(pages), "without sentences"),
        (len(found.not_english), "not in English"),
    ]
    for count, why in left:
        if count:
            out.print(f"No score: {number(count, 'page')} {why}.")
    if not found.pages:
        out.print("There is no page to read here.")


def as_plain(found: Scorecards) -> dict[str, Any]:
    """Give scorecards as a program reads them, each page with its score."""
    told = dataclasses.asdict(found)
    told["pages"] = [{**dataclasses.asdict(page), "score": page.score} for page in found.pages]
    needs_told = told.pop("needs_told")
    if not found.needs:
        # Without a workspace nobody asked for them.
        del told["needs"]
    for page in told["pages"]:
        if page["path"] in needs_told:
            page["needs"] = needs_told[page["path"]]
    return told


def _print_page(page: Scorecard) -> None:
    shown = f"[bold]{escape(page.path)}[/] ({page.kind}): {page.score:.0f} of 100"
    out.print(shown, soft_wrap=True)
    table = Table(box=None, pad_edge=False, show_header=False)
    for part in page.parts:
        table.add_row("  " + _mark(part), part.name, escape(part.because))
    if page.found_per_hundred:
        less = f"{page.found_per_hundred:.0f} findings in 100 sentences"
        table.add_row("  –", "findings", less)
    out.print(table)


def _print_needs(needs: Sequence[NeedTold]) -> None:
    if not needs:
        return
    out.print("  customers' top needs:")
    table = Table(box=None, pad_edge=False, show_header=False)
    for need in needs:
        line = f"“{shorten(need.sentence, MOST_LETTERS, placeholder=' …')}”"
        table.add_row(
            f"  {NEED_MARKS[need.told]}",
            escape(f"{need.name} ({number(need.people, 'person', 'people')})"),
            escape(NEED_WORDS[need.told].format(line)),
        )
    out.print(table)


def _print_needs_on_site(needs: Sequence[NeedOnSite]) -> None:
    if not needs:
        return
    out.print("What most customers need, and the pages that speak of it:")
    table = Table(box=None, pad_edge=False, show_header=False)
    for need in needs:
        told = f"perhaps {_named(need.perhaps)}" if need.perhaps else "no page"
        table.add_row(
            " ",
            escape(f"{need.name} ({number(need.people, 'person', 'people')})"),
            escape(_named(need.pages) if need.pages else told),
        )
    out.print(table)


def _named(paths: Sequence[str]) -> str:
    more = [f"{len(paths) - PAGES_NAMED:,} more"] if len(paths) > PAGES_NAMED else []
    return ", ".join([*paths[:PAGES_NAMED], *more])


def _mark(part: Part) -> str:
    return "+" if part.value >= HALF else "–"


def _print_lines(pages: Sequence[Scorecard]) -> None:
    table = Table("score", "reader", "us", "grade", "tells", "page", box=None, pad_edge=False)
    for column in table.columns[:5]:
        column.justify = "right"
    for page in pages:
        told = sum(trait.is_told for trait in page.traits)
        table.add_row(
            f"{page.score:.0f}",
            f"{page.about_reader:,}",
            f"{page.about_us:,}",
            f"{page.grade:.0f}",
            f"{told} of {len(page.traits)}" if page.kind == "offer" else "–",
            escape(short_path(page.path, max(out.width - BESIDE_PATHS, 20))),
        )
    out.print(table)
    out.print(
        "\nOf 100; sentences that speak of the reader and of us; years of school to read it; of "
        "what an offer should tell, how much it does. `--all` says what, with the words."
    )


def short_path(path: str, letters: int) -> str:
    """Give the end of a path that is too long, as the end tells pages apart.

    >>> short_path("src/pages/prices.md", 12)
    '…s/prices.md'
    """
    return path if len(path) <= letters else "…" + path[len(path) - letters + 1 :]


def _print_site(site: SiteScorecard) -> None:
    out.print(
        f"All {number(site.pages, 'page')}: {site.score:.0f} of 100. Of {site.sentences:,} "
        f"sentences {site.about_reader:,} speak of the reader, {site.about_us:,} of us. "
        f"Reading grade {site.grade:.0f}."
    )
    if site.offers:
        of = number(site.offers, "page that sells", "pages that sell")
        told = ", ".join(f"{name} {count}" for name, count in site.traits.items())
        out.print(f"Of {of}, so many tell what a buyer has to know: {told}.")
