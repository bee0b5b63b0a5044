"""Words that nobody wrote for this mail: disclaimers, footers, lines of phones and gateways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from outsidein.language.mail_words import mail_words

if TYPE_CHECKING:
    from collections.abc import Sequence

DEVICE_LETTERS = 80
BANNER_PARAGRAPHS = 2  # a gateway puts its warning on top
SIGNS = 3  # of a disclaimer; two are enough where it begins with "This message …"


def is_device_line(line: str) -> bool:
    """Tell whether a phone or mail program added a line: "Sent from my phone".

    >>> is_device_line("Von meinem iPhone gesendet")
    True
    """
    return len(line) <= DEVICE_LETTERS and bool(mail_words().device.match(line.casefold()))


def disclaimer_start(lines: Sequence[str]) -> int:
    """Give the place of the first line of the disclaimer that ends a paragraph, or its length.

    A signature may stand right above it, without an empty line between.
    """
    words = mail_words()
    plain = [line.casefold() for line in lines]
    starts = [
        place
        for place, line in enumerate(plain)
        if words.notice.match(line) or words.about.search(line) or words.disowned.search(line)
    ]
    if not starts:
        return len(lines)
    paragraph = " ".join(plain[starts[0] :])
    if words.notice.match(paragraph):
        return starts[0]
    disowned = set(words.disowned.findall(paragraph))
    signs = len(disowned) + len(set(words.misdirected.findall(paragraph)))
    about = words.about.match(paragraph.lstrip("*_[( "))
    if disowned and signs >= (2 if about else SIGNS):
        return starts[0]
    return len(lines)


def is_footer(lines: Sequence[str]) -> bool:
    """Tell whether a paragraph is of a mailing list, a virus scanner or an invitation."""
    return bool(mail_words().footer.search(" ".join(lines).casefold()))


def without_banner(lines: list[str]) -> list[str]:
    """Give lines without the warning that a mail gateway put on top of them."""
    banner = mail_words().banner
    paragraphs = 0
    for place, line in enumerate(lines):
        if not line.strip() and any(earlier.strip() for earlier in lines[:place]):
            paragraphs += 1
        if paragraphs > BANNER_PARAGRAPHS:
            break
        if banner.search(line.casefold()):
            after = place
            while after < len(lines) and lines[after].strip():
                after += 1
            return lines[:place] + lines[after:]
    return lines


def is_automatic(subject: str) -> bool:
    """Tell by its subject whether a mail is an automatic answer or a bounce.

    >>> is_automatic("Automatische Antwort: Angebot"), is_automatic("Re: Automatic reply: offer")
    (True, False)
    """
    return bool(mail_words().automatic.match(subject.strip().casefold()))


def sounds_absent(text: str) -> bool:
    """Tell whether a text begins like an automatic answer, as a person's might too."""
    return bool(mail_words().absent.search(text[:300].casefold()))
