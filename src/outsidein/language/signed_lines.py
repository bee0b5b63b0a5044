"""What a single line at the end of a mail may be: a closing, a name, a number, a sentence."""

from __future__ import annotations

import re
from functools import cache

from outsidein.language.mail_words import mail_words

LINE_LETTERS = 100  # a line of a signature is no longer
LINE_WORDS = 12
SENTENCE_WORDS = 5  # a line of so many words that ends with a full stop is a sentence
NAME_WORDS = 5
CLOSING_WORDS = 8
JOB_WORDS = 6

ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
LINK = re.compile(
    r"(?:https?://|www\.)\S+|\b[\w-]+(?:\.[\w-]+)*"
    r"\.(?:com|org|net|eu|de|fr|es|nl|pt|it|uk|at|ch|be|br|io|example)\b(?:/\S*)?",
    re.IGNORECASE,
)
PHONE = re.compile(r"(?<!\w)(?:\+|00|\(?0|\(\d)[\d\s()./-]{6,}\d|\b\d{3}[-. ]\d{3}[-. ]\d{4}\b")
FIRM = re.compile(
    r"\b(?:GmbH|AG|KG|OHG|e\.K|Ltd|Limited|LLC|LLP|Inc|Corp|PLC|Pty|B\.V|N\.V|S\.A|SARL|SAS|SASU|S\.L|"
    r"S\.L\.U|Lda|Ltda|S\.r\.l|Srl|S\.p\.A|SpA)\b"
)
REGISTERED = re.compile(
    r"\b(?:HRB|SIRET|SIREN|RCS|USt-?Id\w*|KvK|BTW|NIF|CIF|NIPC|CNPJ|P\. ?IVA|VAT)\b"
)
REACHES = re.compile(r"[@\d|:]|\w\.\w|VAT|HRB")  # in every such line; in few sentences
SEPARATED = re.compile(r"\s[|·•–—/]\s|\s{3,}|,\s")
ITEM = re.compile(r"\s*(?:[-*•·–]\s|\d{1,2}[.)]\s)")
POSTSCRIPT = re.compile(r"(?i)\s*(?:p\.?\s?p?\.?\s?s\b\.?|n\.?b\b\.?|edit\b)[\s:.,-]")
DASHED_NAME = re.compile(r"\s*(?:[-–—~/]{1,2})\s?([^\W\d_][\w.-]*(?: [^\W\d_][\w.-]*)?)\s*")
# Joins two closings: "Mit freundlichen Grüßen / Best regards", "Thanks & regards".
JOINED = re.compile(r"\s*(?:[/|,&+;]|\s(?:und|and|et|y|en|e)\s)\s*")
WORD = re.compile(r"[^\W_][\w.'’-]*")
PARTICLES = frozenset(
    "von van de der den del della di da das do dos du la le el zu zum af ten ter bin al "
    "und and et y e i en &".split()
)
JOB_PARTICLES = PARTICLES | frozenset("of for the des à aux en für im in per voor".split())


def closing_of(line: str) -> str:
    """Tell whether a line closes a letter, alone or with a name: closing, thanks or nothing.

    >>> closing_of("Best regards, Bob"), closing_of("Vielen Dank!"), closing_of("Best in class")
    ('closing', 'thanks', '')
    """
    plain = line.strip(" \t*_~-–—.!,;:)").casefold()
    if not plain or len(plain) > LINE_LETTERS:
        return ""
    closings, formula = mail_words().closings, mail_words().formula
    kind = closings.get(plain)
    if kind:
        return "thanks" if kind == "thanks" else "closing"
    if formula.match(plain):
        return "closing"
    parts = {closings.get(part.strip(" .!")) for part in JOINED.split(plain) if part.strip(" .!")}
    if None not in parts:
        return "thanks" if parts == {"thanks"} else "closing"
    return _closing_with_name(line.strip(" \t*_"))


def _closing_with_name(line: str) -> str:
    """Tell whether a line begins with a closing, and goes on with nothing but a name."""
    words = line.split()
    for count in range(min(len(words) - 1, CLOSING_WORDS), 0, -1):
        said = " ".join(words[:count])
        kind = mail_words().closings.get(said.strip(".!,;:-–— ").casefold())
        if not kind:
            continue
        rest = words[count:]
        cut = said[-1] in ",;.!–—-" or rest[0] in {"-", "–", "—", "/"}
        if rest[0].casefold() in {"aus", "from", "de", "uit", "da", "vom", "von", "desde"}:
            rest = rest[1:]
            cut = cut or kind == "closing"
        if kind == "brief" and not (
            cut or said.casefold() in {"lg", "vg", "mfg", "mvg", "glg", "vlg"}
        ):
            return ""
        if kind == "thanks" and not cut:
            return ""
        if is_name(" ".join(rest).lstrip("-–—/ ")):
            return "thanks" if kind == "thanks" else "closing"
        return ""
    return ""


def is_name(line: str) -> bool:
    """Tell whether a line may be a name: up to five words that begin with a capital letter.

    >>> is_name("*Anna van der Meer*"), is_name("i. A. Jörg Fuß"), is_name("Call me")
    (True, True, False)
    """
    plain = (
        line.strip(" \t*_,.").removeprefix("i. A. ").removeprefix("i.A. ").removeprefix("i. V. ")
    )
    if (
        not plain
        or len(plain) > 60
        or plain[-1] in "?!:;"
        or any(mark in plain for mark in '@<>="')
    ):
        return False
    words = plain.replace("(", " ").replace(")", " ").split()
    if not words or len(words) > NAME_WORDS:
        return False
    return (
        words[0][0].isupper()
        and all(word[0].isupper() or word.casefold() in PARTICLES for word in words)
        and not any(letter.isdigit() for letter in plain)
    )


def is_titled(line: str) -> bool:
    """Tell whether a line is written like names and jobs are: no word begins in lower case.

    >>> is_titled("_Head of Purchasing, Alder Freight_"), is_titled("Head for the exit")
    (True, False)
    """
    words = line.strip(" \t*_").split()
    if len(words) > LINE_WORDS or is_sentence(line):
        return False
    return not any(word[0].islower() and word not in JOB_PARTICLES for word in words)


def greets(line: str) -> bool:
    """Tell whether a line is nothing but a greeting: "Dear Ana,".

    >>> greets("Guten Tag Frau Ruiz,"), greets("Dear customers pay us late.")
    (True, False)
    """
    plain = line.strip(" \t*_").casefold()
    return (
        plain[-1:] in {",", "!", ":"} or (len(plain.split()) < NAME_WORDS and plain[-1:] != "?")
    ) and bool(mail_words().greeting.match(plain))


def names_author(line: str, author: frozenset[str]) -> bool:
    """Tell whether a line is made of words of the author's name."""
    words = {word.casefold().strip(".") for word in WORD.findall(line)}
    return bool(author and words) and words <= author and len(line) < 60


def author_words(author: str) -> frozenset[str]:
    """Give the words of an author's name, for `names_author`."""
    named = author.partition("<")[0] or author
    return frozenset(word.casefold().strip(".") for word in WORD.findall(named.partition("@")[0]))


def has_contact(line: str) -> bool:
    """Tell whether a line is there to say how somebody is reached, not a sentence that says so."""
    if len(line) > 2 * LINE_LETTERS or not REACHES.search(line):
        return False
    found = _contact().sub(" ", LINK.sub(" ", ADDRESS.sub(" ", line)))
    if found == line:
        return REGISTERED.search(line) is not None and not is_sentence(line)
    rest = [word for word in WORD.findall(found) if len(word) > 1]
    return len(rest) <= 3 or (SEPARATED.search(line) is not None and not is_sentence(line))


def is_sentence(line: str) -> bool:
    """Tell whether a line reads like a sentence."""
    plain = line.rstrip(" \t*_")
    if plain.endswith(("?", "!", ":", "…")):
        return True
    words = plain.split()
    return plain.endswith(".") and (
        len(words) >= SENTENCE_WORDS or any(map(str.islower, words[1:]))
    )


def may_sign(line: str) -> bool:
    """Tell whether a line could stand in a signature: short, no sentence, no item of a list."""
    if is_sentence(line):  # "Alder Freight Inc." only looks like one
        return FIRM.search(line[-12:]) is not None and not any(map(str.islower, line.split()))
    if ITEM.match(line) or len(line) > LINE_LETTERS or line.count(" ") >= LINE_WORDS:
        return len(line) <= 2 * LINE_LETTERS and has_contact(line)
    return True


def fits_signature(line: str) -> bool:
    """Tell whether a line not only could stand in a signature, but reads like one."""
    words = line.split()
    return may_sign(line) and (
        len(words) <= 2
        or is_titled(line)
        or has_contact(line)
        or (len(words) <= JOB_WORDS and is_office(line))
    )


def is_office(line: str) -> bool:
    """Tell whether a line names a job, a firm or a way to reach somebody."""
    plain = line.strip(" \t*_")
    if mail_words().role.search(plain.casefold()) or FIRM.search(plain):
        return True
    return has_contact(plain)


@cache
def _contact() -> re.Pattern[str]:
    label = mail_words().label
    return re.compile(
        rf"(?i)(?<!\w)(?:(?:{label})\.?(?=\s*[:|/+(\d]))\s*[:|]?|(?<!\w)[TMFEPW]\s?[.:]?\s(?=[+(\d])|"
        rf"(?:{PHONE.pattern})"
    )
