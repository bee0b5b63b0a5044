"""A department's mailbox as mbox: threads with quotes, signatures, forwards, automatic replies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from outsidein.simulate.clock import HOUR, MONTHS, WEEKDAYS, clock_text, mail_date, moment_of
from outsidein.simulate.company import COMPANY, DOMAINS, NO_REPLY
from outsidein.simulate.draw import generator, pick
from outsidein.simulate.exports.files import open_text
from outsidein.simulate.exports.mail_text import (
    LANGUAGES,
    REPLY_PREFIX,
    Letter,
    forwarded,
    html_of,
    in_header,
    mailbox_of,
    part_of,
    quote_headers,
    quoted,
)
from outsidein.simulate.exports.mail_writers import MailWriters
from outsidein.simulate.script import load_script
from outsidein.simulate.world import Person

if TYPE_CHECKING:
    from outsidein.simulate.conversation import Conversation, Turn
    from outsidein.simulate.exports.export import Desk, Written
    from outsidein.simulate.story import Story
    from outsidein.simulate.world import Account

# Shares of messages.
MULTIPART = 0.35
QUOTES = 0.85
FORWARDED = 0.03
AUTOMATIC = 0.03
SYSTEM = 0.02
SIGNATURE_BELOW_QUOTE = 0.03


class Mailbox:
    """One mailbox of ours while it is written."""

    source = "mail"

    def __init__(self, desk: Desk, path: str, *, shared: str | None) -> None:
        """Open the file; `shared` is the address it is known by, if it is not one person's."""
        self._world = desk.world
        self._truth = desk.truth
        self._path = path
        self._file = open_text(desk.folder / path)
        self._shared = shared
        self._number = 0
        self._writers = MailWriters(desk.truth, shared)

    def begin(self, account: Account, story: Story) -> None:
        """Note how the people of an account write mails."""
        del story
        self._random = generator(self._world.seed, self._path, account.number)
        self._account = account
        self._writers.begin(self._random, account)
        self._language = LANGUAGES.get(account.city.country, "en")

    def write(self, conversation: Conversation) -> Written:
        """Write one thread: each turn a message, each answering the one before."""
        random = self._random
        # Gmail's number of a thread has 19 digits and means something only in this mailbox.
        self._thread = 1_700_000_000_000_000_000 + self._number
        thread: list[str] = []
        below: Letter | None = None
        subject = conversation.subject[0].upper() + conversation.subject[1:]
        written = []
        for turn in conversation.turns:
            letter = self._letter(conversation, turn, subject)
            if isinstance(turn.speaker, Person) and random.random() < FORWARDED and not thread:
                identity = self._forward(conversation, letter)
                thread.append(identity)
                written.append((f"message:{identity}/forwarded/1", turn))
                continue
            identity = self._identity(turn.at, letter.address)
            quote = self._quote(turn, below)
            self._message(letter, identity, thread, quote)
            thread.append(identity)
            below = letter
            written.append((f"message:{identity}", turn))
            if not isinstance(turn.speaker, Person) and random.random() < AUTOMATIC:
                self._automatic(conversation, turn, identity, subject)
        if random.random() < SYSTEM:
            self._notice(conversation)
        return written

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def _letter(self, conversation: Conversation, turn: Turn, subject: str) -> Letter:
        speaker = turn.speaker
        is_theirs = isinstance(speaker, Person)
        name, address = self._writers.sender(speaker)
        other = conversation.colleague if is_theirs else conversation.person
        _, recipient = self._writers.recipient(other)
        words = turn.text
        if self._random.random() < 0.7:
            words += "\n\n" + self._writers.signature(speaker, address)
        if is_theirs and self._writers.disclaimer:
            words += "\n\n" + self._writers.disclaimer
        return Letter(turn.at, name, address, recipient, subject, words)

    def _quote(self, turn: Turn, below: Letter | None) -> str:
        if below is None or self._random.random() > QUOTES:
            return ""
        language = self._language if isinstance(turn.speaker, Person) else "en"
        header = pick(self._random, quote_headers(language))
        return quoted(below, header, wraps=self._random.random() < 0.4)

    def _identity(self, at: int, address: str) -> str:
        self._number += 1
        domain = address.rpartition("@")[2]
        return f"{at:x}.{self._number:x}.{self._path[-12:-5].replace('/', '')}@{domain}"

    def _message(self, letter: Letter, identity: str, thread: list[str], quote: str) -> None:
        prefix = ""
        if thread:
            is_ours = letter.address.rpartition("@")[2] in DOMAINS
            prefix = "Re: " if is_ours else REPLY_PREFIX.get(self._language, "Re: ")
        extra = ""
        if thread:
            references = "\n ".join(f"<{earlier}>" for earlier in thread)
            extra = f"In-Reply-To: <{thread[-1]}>\nReferences: {references}\n"
        body = self._body(letter.words, quote)
        self._put(letter._replace(subject=prefix + letter.subject), identity, extra, body)

    def _body(self, words: str, quote: str) -> str:
        text = f"{words}\n\n{quote}" if quote else words
        if quote and self._random.random() < SIGNATURE_BELOW_QUOTE:
            text = f"{text}\n\n-- \n{COMPANY}"
        plain = part_of(text, "plain", self._random)
        if self._random.random() > MULTIPART:
            return plain
        border = f"=_part_{self._number:08x}"
        html = part_of(html_of(words, quote), "html", self._random)
        return (
            f'Content-Type: multipart/alternative; boundary="{border}"\n\n'
            f"--{border}\n{plain}\n--{border}\n{html}\n--{border}--\n"
        )

    def _forward(self, conversation: Conversation, letter: Letter) -> str:
        # Somebody of ours passes on what they got; the words still are the customer's.
        name, address = self._writers.sender(conversation.colleague)
        identity = self._identity(letter.at, address)
        outer = letter._replace(
            at=min(letter.at + HOUR, self._world.period.end - 1),
            name=name,
            address=address,
            recipient=self._shared or f"hello@{DOMAINS[0]}",
            subject=f"Fwd: {letter.subject}",
        )
        native = f"address:{outer.recipient}"
        self._truth.ours(self.source, native, "shared mailbox", outer.recipient)
        body = part_of(f"FYI\n\n{forwarded(letter)}", "plain", self._random)
        self._put(outer, identity, "", body)
        self._truth.noise(self.source, f"message:{identity}", "forwarding note")
        return identity

    def _automatic(
        self,
        conversation: Conversation,
        turn: Turn,
        answered: str,
        subject: str,
    ) -> None:
        person = conversation.person
        name, address = self._writers.sender(person)
        _, recipient = self._writers.recipient(conversation.colleague)
        text = pick(self._random, load_script().mail.automatic_replies).format(
            date=mail_date(turn.at + 96 * HOUR)[5:11],
            address=f"office@{self._account.domain}",
            name=person.name,
            firm=self._account.name,
        )
        identity = self._identity(turn.at + 9, address)
        letter = Letter(turn.at + 9, name, address, recipient, f"Automatic reply: {subject}", text)
        extra = f"In-Reply-To: <{answered}>\nAuto-Submitted: auto-replied\nPrecedence: bulk\n"
        self._put(letter, identity, extra, part_of(text, "plain", self._random))
        self._truth.noise(self.source, f"message:{identity}", "automatic reply")

    def _notice(self, conversation: Conversation) -> None:
        # The system writes too, and nobody means anything by it.
        at = conversation.turns[0].at + HOUR
        _, recipient = self._writers.recipient(conversation.person)
        identity = self._identity(at, NO_REPLY)
        text = f"Your statement of {mail_date(at)[5:16]} is ready to be downloaded."
        letter = Letter(at, COMPANY, NO_REPLY, recipient, "Your statement is ready", text)
        body = part_of(text, "plain", self._random)
        self._put(letter, identity, "Auto-Submitted: auto-generated\n", body)
        self._truth.ours(self.source, f"address:{NO_REPLY}", "bot", NO_REPLY)
        self._truth.noise(self.source, f"message:{identity}", "system message")

    def _put(self, letter: Letter, identity: str, extra: str, body: str) -> None:
        # Lines that begin with "From " would split the file: mbox marks them.
        body = body.replace("\nFrom ", "\n>From ")
        offset = 1 if self._language != "en" else 0
        self._file.write(
            f"From MAILER-DAEMON {_envelope_date(letter.at)}\n"
            f"X-GM-THRID: {self._thread}\n"
            f"Message-ID: <{identity}>\n"
            f"Date: {mail_date(letter.at, offset_hours=offset)}\n"
            f"From: {mailbox_of(letter.name, letter.address)}\n"
            f"To: {letter.recipient}\n"
            f"Subject: {in_header(letter.subject)}\n"
            f"{extra}MIME-Version: 1.0\n{body}\n",
        )


def _envelope_date(at: int) -> str:
    moment = moment_of(at)
    day = f"{WEEKDAYS[moment.weekday()]} {MONTHS[moment.month - 1][:3]} {moment.day:2d}"
    return f"{day} {clock_text(at)} {moment.year}"
