"""Survey tools: Typeform, SurveyMonkey and Delighted, each as the CSV it gives."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

from outsidein.simulate.channels import QUESTIONS
from outsidein.simulate.clock import clock_text, day_text, spaced
from outsidein.simulate.draw import generator
from outsidein.simulate.exports.files import CsvFile
from outsidein.simulate.faces import face_of, firm_face

if TYPE_CHECKING:
    from outsidein.simulate.conversation import Conversation
    from outsidein.simulate.exports.export import Desk, Written
    from outsidein.simulate.faces import Face
    from outsidein.simulate.story import Story
    from outsidein.simulate.world import Account

# Shares of respondents who leave no address.
ANONYMOUS_FORM = 0.15
ANONYMOUS_SURVEY = 0.25
SCORE_QUESTION = "How likely are you to recommend Ledgerline to a colleague?"


class _Survey:
    """What all three do alike: draw who answers, and say who that is."""

    def __init__(self, desk: Desk, source: str, anonymous: float) -> None:
        self.desk = desk
        self.source = source
        self.anonymous = anonymous
        self.number = 0

    def begin(self, account: Account) -> None:
        self.random = generator(self.desk.world.seed, self.source, account.number)
        self.account = account
        self.firm = firm_face(self.random, account)

    def respondent(self, conversation: Conversation, token: str | None) -> Face | None:
        """Draw who answers, None if they don't say; their native id says so in the truth."""
        self.number += 1
        person, truth = conversation.person, self.desk.truth
        if self.random.random() < self.anonymous:
            if token:
                truth.same_as(self.source, token, "person", person.key, is_told=False)
            return None
        face = face_of(self.random, person, always_address=True)
        truth.same_as(self.source, f"address:{face.address}", "person", person.key)
        return face

    def firm_is_told(self) -> str:
        """Give the firm as they spelt it, and say so in the truth."""
        self.desk.truth.same_as(self.source, f"name:{self.firm}", "account", self.account.key)
        return self.firm


class Typeform:
    """The responses to the form on our site."""

    source = "typeform"

    def __init__(self, desk: Desk) -> None:
        """Open the file; hidden fields tell who came from where."""
        self._survey = _Survey(desk, self.source, ANONYMOUS_FORM)
        asked = [question for question, _ in QUESTIONS["typeform/response"]]
        rest = "Response Type,Start Date (UTC),Stage Date (UTC),Submit Date (UTC),Network ID,Tags"
        header = ["#", *asked, "email", "name", "company", *rest.split(","), "Ending"]
        self._file = CsvFile(desk.folder / "marketing/forms/contact-us.csv", header, line_end="\n")

    def begin(self, account: Account, story: Story) -> None:
        """Turn to another account."""
        del story
        self._survey.begin(account)

    def write(self, conversation: Conversation) -> Written:
        """Write one response."""
        survey = self._survey
        text = f"{survey.account.key}:{survey.number}"
        token = blake2b(text.encode(), digest_size=16).hexdigest()
        face = survey.respondent(conversation, f"response:{token}")
        cells = ["", "", ""]
        for turn in conversation.turns:
            cells[turn.place] = turn.text
        hidden = (face.address, face.name, survey.firm_is_told()) if face else ("", "", "")
        at = spaced(conversation.at)
        self._file.row((token, *cells, *hidden, "completed", at, "", at, token[:10], "", ""))
        # Answers are named by the position of their column, and the token is in the first.
        return [(f"answer:{token}/{turn.place + 1}", turn) for turn in conversation.turns]

    def close(self) -> None:
        """Close the file."""
        self._file.close()


class SurveyMonkey:
    """The responses to product's yearly survey, with two rows of headers."""

    source = "surveymonkey"
    first_question = 10

    def __init__(self, desk: Desk) -> None:
        """Open the file."""
        self._survey = _Survey(desk, self.source, ANONYMOUS_SURVEY)
        asked = [question for question, _ in QUESTIONS["surveymonkey/response"]]
        about = (
            "Respondent ID,Collector ID,Start Date,End Date,IP Address,Email Address,"
            "First Name,Last Name,Custom Data 1"
        ).split(",")
        self._file = CsvFile(
            desk.folder / "product/surveymonkey.csv",
            [*about, SCORE_QUESTION, *asked],
            [*("" for _ in about), "Response", *("Open-Ended Response" for _ in asked)],
        )

    def begin(self, account: Account, story: Story) -> None:
        """Turn to another account."""
        del story
        self._survey.begin(account)

    def write(self, conversation: Conversation) -> Written:
        """Write one response."""
        survey = self._survey
        number = 114_000_000_000 + survey.number
        face = survey.respondent(conversation, f"respondent:{number}")
        cells = ["", "", ""]
        for turn in conversation.turns:
            cells[turn.place] = turn.text
        who = (face.address, face.first, face.last) if face else ("", "", "")
        year, month, day = day_text(conversation.at).split("-")
        at = f"{month}/{day}/{year} {_twelve_hours(conversation.at)}"
        score = conversation.score or 0
        told = "10 - Extremely likely" if score == 10 else score
        custom = f"LL-{survey.account.number:06d}" if face else ""
        if custom:
            key = survey.account.key
            survey.desk.truth.same_as(self.source, f"reference:{custom}", "account", key)
        self._file.row((number, 42, at, at, "", *who, custom, told, *cells))
        return [
            (f"answer:{number}/{self.first_question + turn.place}", turn)
            for turn in conversation.turns
        ]

    def close(self) -> None:
        """Close the file."""
        self._file.close()


class Delighted:
    """The scores and comments of success's NPS survey."""

    source = "delighted"

    def __init__(self, desk: Desk) -> None:
        """Open the file."""
        self._survey = _Survey(desk, self.source, 0.0)
        header = "Response ID,Name,Email,Company,Survey Type,Score,Comment,Permalink,Created At"
        self._file = CsvFile(desk.folder / "success/delighted.csv", header.split(","))

    def begin(self, account: Account, story: Story) -> None:
        """Turn to another account."""
        del story
        self._survey.begin(account)

    def write(self, conversation: Conversation) -> Written:
        """Write one response."""
        survey = self._survey
        face = survey.respondent(conversation, None)
        if face is None:
            return [None for _ in conversation.turns]
        number = 700_000_000 + survey.number
        turn = conversation.turns[0]
        link = f"https://delighted.ledgerline.example/r/{number}"
        who = (face.name, face.address, survey.firm_is_told(), "nps")
        said = (conversation.score, turn.text, link, spaced(conversation.at))
        self._file.row((number, *who, *said))
        return [(f"response:{number}", turn)]

    def close(self) -> None:
        """Close the file."""
        self._file.close()


def _twelve_hours(at: int) -> str:
    hour, rest = int(clock_text(at)[:2]), clock_text(at)[2:]
    return f"{hour % 12 or 12:02d}{rest} {'PM' if hour >= 12 else 'AM'}"
