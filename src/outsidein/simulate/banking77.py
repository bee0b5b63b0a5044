"""How Banking77 became our lines: the rule that says what each of its requests does.

The rule reads only how a request is put. It is sure of three kinds (question, pain, want) and
says nothing where the wording does not settle the matter: such rows keep an empty kind. Run as
`python -m outsidein.simulate.banking77 train.csv test.csv banking77.csv` it writes our file.
"""

from __future__ import annotations

import csv
import re
import sys
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Longer rows are whole stories with several things in them.
LONGEST = 300

SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
OPENING = re.compile(
    r"^((hi|hello|hey|ok|okay|so|and|but|also|um|help|yes|oh no|sorry|thanks|excuse me)( there)?"
    r",?\s+)+",
    re.IGNORECASE,
)

# What asks to know something, whatever verb of wanting it is dressed in.
KNOW = (
    r"(know|find out|understand|see|check|learn|ask|hear|figure out|make sure|verify that"
    r"|inquire|enquire|be told|confirm|track|clarify|some information|more information|info)\b"
)
TELL = r"(tell|explain|inform|advise|let me know|clarify|describe|guide|say|give me (an? )?info)"
ASKS_TO_KNOW = re.compile(
    rf"^(please )?(can|could|would|will) (you|u|someone|anyone|somebody) (please |kindly )?{TELL}"
    rf"|^(please |kindly )?({TELL})\b"
    rf"|^i('d| would)? ?(just )?(like|want|need|wanted|wish) to {KNOW}"
    r"|^i('m| am| was)? ?(just )?wonder(ing)?\b"
    rf"|^(please )?help me (to )?{KNOW}"
    r"|^(any idea|do you know)\b",
    re.IGNORECASE,
)
QUESTION_WORD = re.compile(
    r"^(what|what's|whats|why|how|how's|where|where's|which|who|whose|when|in what|for what|at what"
    r"|to what|from what|with what|by when|at which|in which|for how)\b",
    re.IGNORECASE,
)
AUXILIARY = re.compile(
    r"^(is|are|am|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might|must"
    r"|isn'?t|aren'?t|wasn'?t|don'?t|doesn'?t|didn'?t|hasn'?t|haven'?t|can'?t|won'?t|couldn'?t"
    r"|shouldn'?t)"
    r" (i|we|you|u|it|this|that|these|those|there|they|he|she|anyone|someone|somebody|my|your|the"
    r"|a|an|any|all|some|other|people|children|kids|only|visa|mastercard|google|apple|ur|us|both"
    r"|certain|different|topping|disposable|virtual|physical|top|cash|money|foreign|your)\b",
    re.IGNORECASE,
)
NOT_A_QUESTION = re.compile(
    r"^(when(ever)? (i|we|my|the|it|trying|using|you)\b(?!.*\?)"
    r"|(do not|don'?t|is not|have been|had been|has been|was charged|am not)\b)",
    re.IGNORECASE,
)

# What we would do for them, as opposed to what they do on their own.
ACT = (
    r"(cancel|close|delete|terminate|remove|freeze|block|unblock|unfreeze|lock|unlock|send|give"
    r"|refund|return|reverse|revert|change|update|edit|replace|resend|reset|stop|add|fix|correct"
    r"|check on|check|look into|investigate|resolve|activate|order|issue|get|cash|deactivate|sort"
    r"|process|dispute|raise|increase|reactivate|switch|speed|expedite|credit|take|put|rush|undo"
    r"|make|verify|approve|complete|push|open|set up|link|review|help|report|have)"
)
ASKS_TO_ACT = re.compile(
    rf"^(please |kindly |pls )(just |do )?{ACT}\b"
    rf"|^(cancel|close|delete|freeze|block|unblock|refund|reverse|resend|reset|stop) "
    r"(my|the|this|that|a|it|me|an|all|any)\b"
    r"|^(give|send|get|issue|order) (me|us) "
    rf"|^(please )?(can|could|would|will) (you|u|someone|somebody) (please |kindly |just )*{ACT}\b"
    rf"|^i('d| would)? ?(really |just |also )?(need|want|like|love) (you|someone|somebody) to {ACT}"
    rf"|^i (really |just )?need (to (?!verify))?{ACT} (my|the|this|that|a|an|another|some|me)\b"
    r"|^(i|we)('d| would) (really |just |also )?(like|love) (a|an|another|my|to)\b"
    r"|^(i|we) (really |just |also )?(want|wish) (to|a|an|another|my|the|this|it)\b"
    r"|^(i|we) (really |just |also )?need (a|an|another|my|more|some) (?!minimum)"
    r"|^(please )?help me (to )?(?!out\b|please\b)\w+",
    re.IGNORECASE,
)
# "I want a card but can't …", "I want to …, how?": two things in one sentence.
TURN = re.compile(
    r"\b(but|however|though|because|since|if|when|what|how|why|where)\b", re.IGNORECASE
)
TO_GET = re.compile(
    r"^(can|could|may|might) (i|we) (please |also |just )?(have|get|order|request|receive)\b",
    re.IGNORECASE,
)
# A help that explains: neither clearly to know nor clearly to have done.
VAGUE = re.compile(
    r"^(please )?((can|could|would|will) (you|u|someone|somebody) (please )?"
    r"(help|check|look|see|make sure|verify|provide|show|take|have)"
    r"|help me (with|find|locate|get)|will you)\b",
    re.IGNORECASE,
)

WRONG = re.compile(
    r"(not|n'?t|never|no longer|cannot|can'?t|cant|wont|didnt|doesnt|isnt) \w*\s?(\w+ )?"
    r"(work|go|going|gone|went|come|came|show|shown|been|arriv|receiv|get|got|getting|let|accept"
    r"|updat|make|made|do\b|done|recogni|authori|allow|process|available|here|there|right|correct"
    r"|give|gave|complet|use|find|able|through|possible|top|withdraw|transfer|access|remember"
    r"|initiat|approv|reflect|appear|register|verif|prove|expect|mine|me\b|familiar|pay|see|scan"
    r"|take|match|seem|believ|connect|tak|set)"
    r"|\bunable to|\bfail|\bdeclin|\breject|\brefus|\bden(ied|ying)|\bstolen|\bstole\b|\blost\b"
    r"|\bmissing\b|\bwrong|\bincorrect|\bmistake|\berror|\bproblem|\btrouble|\bissue with|\bstuck\b"
    r"|\bswallow|\bate\b|\bkept my|\btwice\b|\bdouble|\bduplicate|\bmultiple (times|charges)"
    r"|\bextra (fee|charge|£|\$|€|pound|dollar)|\bovercharg|\bcharged (a|an|extra|me|more|fee|for)"
    r"|\bunknown\b|\bunfamiliar|\bunauthori|\bstrange\b|\bweird\b|\bodd\b|\bunusual|\bsuspicious"
    r"|\bfraud|\bhacked|\bcompromised|\bdisappear|\bvanish|\bbroken?\b|\bblocked\b|\blocked out"
    r"|\bforg[eo]t|\bmisplaced|\bstill (pending|waiting|says|shows|showing|not|have|haven)"
    r"|\btoo (many|long|high|much|low)|\b(was|been|got|is|were) (cancell?ed|reverted|returned)\b"
    r"|\bsomeone else|\bwithout my|\binstead of|\bless than|\bbut only\b|\bdamaged|\bscam|\bdelayed"
    r"|\bhigher than|\bunexpected|\bfee (was|has been) (charged|added)"
    r"|\b(was|got|been) charged",
    re.IGNORECASE,
)
# Announces no fault: a plan, a condition, a thought.
NOT_WRONG = re.compile(
    r"^(if|in case|please|pls|kindly|tell|let|want|need"
    r"|i (want|need|wish|would|think|hope|plan|will))\b"
    r"|\b(inquir|enquir|wonder|figur|wanted to)"
    r"|\bi (need|want|would like)\b|\bi'd like\b|\bplease\b|\bhelp\b"
    r"|\b(don'?t|do not|not sure|not) (understand|know|sure|want|like|need)\b",
    re.IGNORECASE,
)
CLAUSE = re.compile(r"(?:,|;| - |\band\b|\bbut\b|\bso\b|\bthen\b|\band so\b)\s+", re.IGNORECASE)


def kind_of(text: str) -> str:
    """Tell the kind of a request: question, pain or want, or an empty string if unsure.

    Several sentences are several statements, so together they have no kind.

    >>> kind_of("Hi, please cancel the second card."), kind_of("I was charged twice.")
    ('want', 'pain')
    """
    sentences = SENTENCE_END.split(text.strip())
    return _kind_of_sentence(OPENING.sub("", text)) if len(sentences) == 1 else ""


def _kind_of_sentence(sentence: str) -> str:
    sentence = sentence.strip()
    if VAGUE.search(sentence) or TO_GET.search(sentence):
        return ""
    if ASKS_TO_KNOW.search(sentence):
        return "question"
    if ASKS_TO_ACT.search(sentence):
        return "want" if _asks_only_to_act(sentence) else ""
    if _asks(sentence) or (sentence.endswith("?") and _asks_last(sentence)):
        return "question"
    is_pain = WRONG.search(sentence) and not NOT_WRONG.search(sentence)
    return "pain" if is_pain and not sentence.endswith("?") and not _asks_late(sentence) else ""


def _asks_only_to_act(sentence: str) -> bool:
    # "I want a card, which can I have?" is two things in one sentence.
    if TURN.search(sentence) or WRONG.search(sentence):
        return False
    return not any(_asks(clause) for clause in CLAUSE.split(sentence)[1:])


def _asks_last(sentence: str) -> bool:
    last = CLAUSE.split(sentence)[-1]
    return _asks(last) and not ASKS_TO_ACT.search(last)


def _asks(sentence: str) -> bool:
    if NOT_A_QUESTION.search(sentence):
        return False
    return bool(QUESTION_WORD.search(sentence) or AUXILIARY.search(sentence))


def _asks_late(sentence: str) -> bool:
    return any(
        _asks(clause) or ASKS_TO_ACT.search(clause) or ASKS_TO_KNOW.search(clause)
        for clause in CLAUSE.split(sentence)[1:]
    )


def clean_rows(rows: Iterable[dict[str, str]]) -> Iterator[tuple[str, str, str]]:
    """Text, category and kind of each row worth keeping: no stories, no noise, no repeats."""
    seen: set[str] = set()
    for row in rows:
        text = " ".join(unicodedata.normalize("NFC", row["text"]).split())
        text = text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
        is_noise = any(unicodedata.category(letter) in {"Cc", "Cf", "Co"} for letter in text)
        if is_noise or len(text) > LONGEST or text.casefold() in seen:
            continue
        seen.add(text.casefold())
        yield text, row["category"], kind_of(text)


def write_lines(sources: Iterable[Path], target: Path) -> None:
    """Write `target` from the data set's own files, in their order."""
    rows: list[dict[str, str]] = []
    for source in sources:
        with source.open(encoding="utf-8", newline="") as file:
            rows.extend(csv.DictReader(file))
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("text", "category", "kind"))
        writer.writerows(clean_rows(rows))


if __name__ == "__main__":
    *given, wanted = [Path(name) for name in sys.argv[1:]]
    write_lines(given, wanted)
