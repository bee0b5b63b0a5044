"""How many replies are cut exactly right, and how fast: ours beside three reply parsers.

    python bench/replies.py [FIXTURES] [--peers-python PYTHON]

FIXTURES is the folder of tests/fixtures in talon's source distribution (Apache-2.0). The columns
"in 7 languages" are the examples of our own tests: ours get them all, or the tests fail. A peer
that is not installed for PYTHON is said to be absent. Prints a Markdown table; blanks don't count.
"""

from __future__ import annotations

import argparse
import email
import email.policy
import importlib
import importlib.util
import json
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

PLAIN, HTML, SIGNATURES = "plain quotes", "HTML quotes", "signatures"
OUR_QUOTES, OUR_SIGNATURES = "quotes in 7 languages", "signatures in 7 languages"
TASKS = (PLAIN, HTML, SIGNATURES, OUR_QUOTES, OUR_SIGNATURES)
FIXTURES = Path(__file__).parents[2] / "shared" / "data" / "mail-replies" / "talon"
TESTS = Path(__file__).parents[1] / "tests" / "language"
PLAIN_REPLY = "Hello"  # what each plain mail answers, where no file beside it says more
HTML_REPLY = "Hi. I am fine. Thanks, Alex"
LANGUAGES = ["en", "de", "fr", "es", "nl", "pt", "it"]
SPEED_TOUCHES = 8_000
ROUNDS = 3  # the fastest counts: other work on the machine only ever slows down


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One mail, who sent it, and what its author wrote."""

    task: str
    name: str
    text: str
    sender: str
    expected: str


def main() -> None:
    """Print the table, and which mails each got wrong."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("fixtures", nargs="?", type=Path, default=FIXTURES)
    parser.add_argument("--peers-python", default=sys.executable)
    parser.add_argument("--answer", metavar="PEER", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.answer:
        answer(PEERS[arguments.answer])
        return
    for line in reply_lines(arguments.fixtures, arguments.peers_python):
        print(line, flush=True)


def reply_lines(fixtures: Path, python: str) -> Iterator[str]:
    """Give the lines of the table, and which mails each got wrong."""
    if not (fixtures / "standard_replies").is_dir():
        place = f"{fixtures.parent.name}/{fixtures.name}"
        yield f"Not measured: there are no test mails of talon in {place}/."
        return
    cases = [*plain_quotes(fixtures), *html_quotes(fixtures), *signatures(fixtures)]
    cases += own_examples()
    speed = company_mails()
    yield f"{len(speed):,} plain mails of the simulated company for the speed\n"
    yield "| | " + " | ".join(TASKS) + " | mails/s |"
    yield "|---|" + "--:|" * (len(TASKS) + 1)
    wrong: list[str] = []
    for name in ("**ours**", "ours, not told the sender", *PEERS):
        told = (
            answers(name, python, cases, speed)
            if name in PEERS
            else ours(cases, speed, told_sender=name == "**ours**")
        )
        if isinstance(told, str):
            yield f"| {name} | {told} |" + " |" * len(TASKS)
            continue
        right, seconds = told
        wrong += [
            f"{name}: {case.name}"
            for case, good in zip(cases, right, strict=True)
            if good is False and case.task in {PLAIN, HTML, SIGNATURES}
        ]
        yield f"| {name} | {_shares(cases, right)} | {len(speed) / seconds:,.0f} |"
    if wrong:
        yield "\nOf the fixtures, not right:\n"
        yield from (f"- {line}" for line in wrong)


def _shares(cases: Sequence[Case], right: Sequence[bool | None]) -> str:
    cells = []
    for task in TASKS:
        marks = [good for case, good in zip(cases, right, strict=True) if case.task == task]
        told = [good for good in marks if good is not None]
        cells.append(f"{sum(told)} of {len(marks)}" if told else "—")
    return " | ".join(cells)


# The mails.


def plain_quotes(fixtures: Path) -> Iterator[Case]:
    """Give the plain texts of mails from many mail programs."""
    for path in sorted((fixtures / "standard_replies").glob("*.eml")):
        message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        part = message.get_body(("plain",))
        told = path.with_name(f"{path.stem}_reply_text")
        expected = told.read_text("utf-8") if told.exists() else PLAIN_REPLY
        text = part.get_content() if part else ""
        yield Case(task=PLAIN, name=path.name, text=text, sender="", expected=expected)


def html_quotes(fixtures: Path) -> Iterator[Case]:
    """Give the HTML of replies from many mail programs."""
    for path in sorted((fixtures / "html_replies").glob("*.html")):
        text = path.read_text("utf-8", errors="replace")
        yield Case(task=HTML, name=path.name, text=text, sender="", expected=HTML_REPLY)


def signatures(fixtures: Path) -> Iterator[Case]:
    """Give mails that end with a signature, and one that has none."""
    for path in sorted((fixtures / "signature" / "emails" / "stripped").glob("*_body")):
        case = path.name.removesuffix("_body")
        text = path.read_text("utf-8")
        sender = path.with_name(f"{case}_sender").read_text("utf-8").strip()
        signature = path.with_name(f"{case}_signature").read_text("utf-8").strip()
        expected = text.rstrip().removesuffix(signature)
        yield Case(task=SIGNATURES, name=path.name, text=text, sender=sender, expected=expected)


def own_examples() -> Iterator[Case]:
    """Give the examples of our tests: above each quote and each signature stand the same words."""
    quotes, endings = _examples("test_quotes"), _examples("test_signatures")
    said = str(quotes["OWN"])
    asked = "What can I do for you?"
    for name, line in [*quotes["INTRODUCTIONS"].items(), *quotes["HEADERS"].items()]:
        text = f"{said}\n\n{line}\n\n{asked}"
        yield Case(task=OUR_QUOTES, name=name, text=text, sender="", expected=said)
    for name, line in quotes["INTRODUCTIONS"].items():
        text = f"{said}\n\n{line}\n\n> {asked}"
        yield Case(task=OUR_QUOTES, name=f"{name}, marked", text=text, sender="", expected=said)
    devices = {line: line for line in endings["DEVICES"]}
    for name, line in {**endings["CLOSED"], **endings["UNCLOSED"], **devices}.items():
        text = f"{said}\n\n{line}"
        yield Case(task=OUR_SIGNATURES, name=name, text=text, sender="", expected=said)


def _examples(name: str) -> dict[str, Any]:
    spec = importlib.util.spec_from_file_location(name, TESTS / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return vars(module)


def company_mails() -> list[str]:
    """Give the plain mails of a simulated company."""
    import pyarrow.dataset as ds  # noqa: PLC0415 - not there for the peers' Python

    from outsidein.read.importing import read_paths  # noqa: PLC0415
    from outsidein.record.workspace import create_workspace  # noqa: PLC0415
    from outsidein.simulate.simulation import simulate  # noqa: PLC0415

    with tempfile.TemporaryDirectory(prefix="outsidein-bench-") as folder:
        simulate(Path(folder) / "exports", touches=SPEED_TOUCHES)
        workspace = create_workspace(
            Path(folder) / "workspace", name="Ledgerline", domains=["ledgerline.example"]
        )
        read_paths(workspace, [Path(folder) / "exports"])
        touches = ds.dataset(str(workspace.record / "touch"))
        rows = touches.to_table(columns=["channel", "body_format", "body"]).to_pylist()
    return sorted(
        row["body"]
        for row in rows
        if row["channel"] == "mail" and row["body_format"] == "text" and row["body"]
    )


# Ours and the peers, asked alike: the task, the text and its sender give the words that are left.


def ours(
    cases: Sequence[Case], speed: Sequence[str], *, told_sender: bool
) -> tuple[list[bool | None], float]:
    """Tell which mails we cut right, and the seconds for the company's."""
    from outsidein.language.clean import own_words  # noqa: PLC0415
    from outsidein.language.html_text import html_text  # noqa: PLC0415
    from outsidein.language.quotes import without_quotes  # noqa: PLC0415
    from outsidein.language.signatures import without_signature  # noqa: PLC0415

    def words(case: Case) -> str:
        if case.task in {SIGNATURES, OUR_SIGNATURES}:
            author = case.sender if told_sender else ""
            return "\n".join(without_signature(case.text.split("\n"), author=author).lines)
        text = html_text(case.text).text if case.task == HTML else case.text
        return "\n".join("\n".join(part) for part in without_quotes(text).parts)

    def whole(text: str) -> object:
        return own_words(text, body_format="text", channel="mail")

    right: list[bool | None] = [_is_right(words(case), case) for case in cases]
    return right, _seconds(whole, speed)


def answers(
    name: str, python: str, cases: Sequence[Case], speed: Sequence[str]
) -> tuple[list[bool | None], float] | str:
    """Ask a peer in its own Python; give the same as `ours`, or why it can't be asked."""
    from outsidein.language.html_text import html_text  # noqa: PLC0415

    asked = {
        "cases": [[case.task, case.text, case.sender] for case in cases],
        "speed": list(speed),
    }
    done = subprocess.run(
        [python, __file__, "--answer", name],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        return f"absent: {done.stderr.strip().splitlines()[-1]}"
    told = json.loads(done.stdout.splitlines()[-1])
    right: list[bool | None] = []
    for case, words in zip(cases, told["words"], strict=True):
        plain = html_text(words).text if words and case.task == HTML else words
        right.append(None if plain is None else _is_right(plain, case))
    return right, told["seconds"]


def answer(peer: Callable[[], Callable[[str, str, str], str | None]]) -> None:
    """Answer for a peer: read cases as JSON, print the words it leaves and its seconds."""
    asked = json.load(sys.stdin)
    ask = peer()
    words = [ask(task, text, sender) for task, text, sender in asked["cases"]]
    seconds = _seconds(
        lambda text: (ask(PLAIN, text, ""), ask(SIGNATURES, text, "")), asked["speed"]
    )
    print(json.dumps({"words": words, "seconds": seconds}))


def _mail_parser_reply() -> Callable[[str, str, str], str | None]:
    parser = importlib.import_module("mailparser_reply").EmailReplyParser(languages=LANGUAGES)

    def ask(task: str, text: str, _sender: str) -> str | None:
        if task == HTML:
            return None
        newest = parser.read(text).replies[0]
        return str(newest.body if task in {SIGNATURES, OUR_SIGNATURES} else newest.full_body)

    return ask


def _email_reply_parser() -> Callable[[str, str, str], str | None]:
    parser: Any = importlib.import_module("email_reply_parser").EmailReplyParser

    def ask(task: str, text: str, _sender: str) -> str | None:
        if task == HTML:
            return None
        return str(parser.parse_reply(text))

    return ask


def _talon(*, learned: bool) -> Callable[[str, str, str], str | None]:
    # talon looks for joblib where scikit-learn had it until 2019.
    joblib = importlib.import_module("joblib")
    importlib.import_module("sklearn.externals").__dict__["joblib"] = joblib
    quotations = importlib.import_module("talon.quotations")
    quotations.register_xpath_extensions()
    signature = importlib.import_module("talon.signature")
    rules = importlib.import_module("talon.signature.bruteforce")
    if learned:
        # Its pickled classifier opens in no scikit-learn of today: taught again from its own data.
        classifier = importlib.import_module("talon.signature.learning.classifier")
        taught = classifier.train(classifier.init(), signature.EXTRACTOR_DATA)
        importlib.import_module("talon.signature.extraction").__dict__["EXTRACTOR"] = taught

    def ask(task: str, text: str, sender: str) -> str | None:
        if task in {PLAIN, OUR_QUOTES}:
            return str(quotations.extract_from_plain(text))
        if task == HTML:
            return str(quotations.extract_from_html(text))
        extracted = signature.extract(text, sender) if learned else rules.extract_signature(text)
        return str(extracted[0])

    return ask


PEERS: dict[str, Callable[[], Callable[[str, str, str], str | None]]] = {
    "mail-parser-reply": _mail_parser_reply,
    "email-reply-parser": _email_reply_parser,
    "talon, by its rules": lambda: _talon(learned=False),
    "talon, by its classifier": lambda: _talon(learned=True),
}


def _is_right(words: str, case: Case) -> bool:
    """Tell whether words are the expected ones; a peer may take a signature with the quote."""
    expected = {case.expected} | ({PLAIN_REPLY} if case.task == PLAIN else set())
    return "".join(words.split()) in {"".join(one.split()) for one in expected}


def _seconds(work: Callable[[str], object], texts: Sequence[str]) -> float:
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for text in texts:
            work(text)
        best = min(best, time.perf_counter() - start)
    return best


if __name__ == "__main__":
    main()
