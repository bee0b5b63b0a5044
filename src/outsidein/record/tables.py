"""The tables of the record: what we were told, as it was told.

Each table is declared once, here, with a comment per column. A row never changes after it was
written; the current row of a thing is the one from the newest import that has it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyarrow as pa

if TYPE_CHECKING:
    from collections.abc import Mapping

TEXT = pa.string()
TEXTS = pa.list_(pa.string())
TIME = pa.timestamp("us", tz="UTC")
DATE = pa.date32()
MONEY = pa.decimal128(18, 2)
WHOLE = pa.int64()
REAL = pa.float64()
YES_NO = pa.bool_()


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its name, its Arrow type and what it holds."""

    name: str
    type: pa.DataType
    comment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table: what one row is, its columns, and the column that names a row (its id)."""

    name: str
    comment: str
    columns: tuple[Column, ...]

    @property
    def id(self) -> str:
        """The name of the id column: always the first one."""
        return self.columns[0].name

    @property
    def schema(self) -> pa.Schema:
        """The Arrow schema, columns in declared order."""
        return pa.schema([pa.field(column.name, column.type) for column in self.columns])


def column(name: str, kind: pa.DataType, comment: str) -> Column:
    """Declare one column."""
    return Column(name=name, type=kind, comment=comment)


# Every record table ends with these: where the row came from and the way back to it.
ORIGIN = (
    column("source", TEXT, "The system it was read from: zendesk, salesforce, mail."),
    column("source_id", TEXT, "Its native id in that system, with what it is: ticket:12."),
    column("place", TEXT, "File and position it was read from: tickets.json:12."),
    column("extra", TEXT, "JSON object of the fields that have no column of their own here."),
    column("row_hash", TEXT, "Hash of all that was told, so that the same row adds nothing."),
    column("import_id", TEXT, "The import that brought it; ids sort by time."),
)


def _told(name: str, comment: str, *columns: Column) -> Table:
    return Table(name=name, comment=comment, columns=(*columns, *ORIGIN))


ACCOUNT = _told(
    "account",
    "One firm as one system describes it.",
    column("account_id", TEXT, "Hash of source and native id."),
    column("name", TEXT, "Its name as told."),
    column("domains", TEXTS, "Mail and web domains, lower case, as told."),
    column("external_ids", TEXTS, "Its ids in other systems, as told: salesforce:001…, 4711."),
    column("industry", TEXT, "Industry as told."),
    column("employees", WHOLE, "Number of employees."),
    column("revenue", MONEY, "Yearly revenue, in `currency`."),
    column("currency", TEXT, "ISO 4217 code, null where not told."),
    column("country", TEXT, "Country as told."),
    column("city", TEXT, "City as told."),
    column("phone", TEXT, "Phone as told."),
    column("type", TEXT, "Customer, prospect, partner …, as told."),
    column("owner_id", TEXT, "person_id of the one of us who owns it."),
    column("parent_id", TEXT, "account_id of its parent."),
    column("merged_into", TEXT, "account_id of the survivor, if the source merged it away."),
    column("is_deleted", YES_NO, "The source says it is deleted."),
    column("created_at", TIME, "When the source made it."),
    column("updated_at", TIME, "When the source last changed it."),
)

PERSON = _told(
    "person",
    "One human, mailbox or bot as one system describes it.",
    column("person_id", TEXT, "Hash of source and native id."),
    column("name", TEXT, "Full name as told."),
    column("first_name", TEXT, "First name as told."),
    column("last_name", TEXT, "Last name as told."),
    column("emails", TEXTS, "Mail addresses, lower case, the main one first."),
    column("phones", TEXTS, "Phone numbers as told."),
    column("handles", TEXTS, "User names in chats and networks."),
    column("external_ids", TEXTS, "Its ids in other systems, as told."),
    column("title", TEXT, "Job title as told."),
    column("department", TEXT, "Their department: ours if they are one of us."),
    column("side", TEXT, "us, customer or partner, where the system knows; else null."),
    column("nature", TEXT, "person, bot, shared mailbox or list, where known; else null."),
    column("buying_role", TEXT, "Buying role as told by the system."),
    column("time_zone", TEXT, "Time zone as told."),
    column("merged_into", TEXT, "person_id of the survivor, if the source merged it away."),
    column("is_deleted", YES_NO, "The source says it is deleted."),
    column("created_at", TIME, "When the source made it."),
    column("updated_at", TIME, "When the source last changed it."),
)

MEMBERSHIP = _told(
    "membership",
    "One person in one account, as one system describes it.",
    column("membership_id", TEXT, "Hash of source, person and account."),
    column("person_id", TEXT, "The person."),
    column("account_id", TEXT, "The account."),
    column("title", TEXT, "Their title there."),
    column("from_at", TIME, "Since when; null if not told."),
    column("to_at", TIME, "Until when; null if not told or still there."),
)

TOUCH = _told(
    "touch",
    "One message or turn: something one person said or wrote once.",
    column("touch_id", TEXT, "Hash of source and native id."),
    column("thread_id", TEXT, "Hash of the ticket, call, mail thread or survey it is part of."),
    column("position", WHOLE, "Order within the thread, where times do not tell."),
    column("channel", TEXT, "mail, ticket, chat, call, meeting, note, survey, review, form."),
    column("department", TEXT, "Which of our departments heard or said it; null if not told."),
    column("happened_at", TIME, "When, in UTC; null if not told, never a guess."),
    column("zone", TEXT, "The source's own offset or zone name; null if it was UTC."),
    column("author_id", TEXT, "person_id of who said it; null if nobody can be named."),
    column("account_id", TEXT, "account_id, where the source ties the touch to one."),
    column("party_ids", TEXTS, "person_ids of the others: addressees, attendees, requester."),
    column("is_internal", YES_NO, "Said among us only: the customer never saw it."),
    column("prompt", TEXT, "The question this answers, in surveys and reviews."),
    column("subject", TEXT, "Subject or title."),
    column("body", TEXT, "The full text as told, quotes and signatures included."),
    column("body_format", TEXT, "text, html or markdown."),
    column("url", TEXT, "Where the source shows it."),
    column("deal_id", TEXT, "deal_id, where the source ties the touch to one."),
)

DEAL = _told(
    "deal",
    "One opportunity as it stands in one system.",
    column("deal_id", TEXT, "Hash of source and native id."),
    column("account_id", TEXT, "The account it is with."),
    column("person_ids", TEXTS, "person_ids of the contacts on it."),
    column("owner_id", TEXT, "person_id of the one of us who owns it."),
    column("name", TEXT, "Its name."),
    column("type", TEXT, "New business, renewal …, as told."),
    column("stage", TEXT, "Its stage now, as told."),
    column("is_closed", YES_NO, "It is decided."),
    column("is_won", YES_NO, "It was won."),
    column("amount", MONEY, "Its worth, in `currency`."),
    column("currency", TEXT, "ISO 4217 code, null where not told."),
    column("probability", REAL, "The system's own estimate, 0 to 1."),
    column("close_on", DATE, "Closing date, expected or real."),
    column("lost_reason", TEXT, "Why it was lost, as told by us."),
    column("lead_source", TEXT, "Where it came from, as told."),
    column("created_at", TIME, "When the source made it."),
    column("updated_at", TIME, "When the source last changed it."),
)

DEAL_STAGE = _told(
    "deal_stage",
    "One step in the history of an opportunity.",
    column("deal_stage_id", TEXT, "Hash of source, deal, time and stage."),
    column("deal_id", TEXT, "The opportunity."),
    column("stage", TEXT, "The stage it moved to, or was in."),
    column("happened_at", TIME, "When."),
    column("amount", MONEY, "Its worth then, in `currency`."),
    column("currency", TEXT, "ISO 4217 code, null where not told."),
    column("close_on", DATE, "Expected closing date then."),
)

PAYMENT = _told(
    "payment",
    "One amount that an account paid, owes or got back.",
    column("payment_id", TEXT, "Hash of source and native id."),
    column("account_id", TEXT, "The account."),
    column("person_id", TEXT, "Who paid, where told."),
    column("happened_at", TIME, "When."),
    column("amount", MONEY, "In `currency`; refunds are negative."),
    column("currency", TEXT, "ISO 4217 code, null where not told."),
    column("kind", TEXT, "payment, invoice or refund."),
    column("product", TEXT, "What for."),
)

RATING = _told(
    "rating",
    "One score that somebody gave us.",
    column("rating_id", TEXT, "Hash of source and native id."),
    column("touch_id", TEXT, "The comment that came with it, or the touch it rates."),
    column("person_id", TEXT, "Who gave it; null if anonymous."),
    column("account_id", TEXT, "The account, where told."),
    column("happened_at", TIME, "When."),
    column("scale", TEXT, "nps, csat, ces, stars or what the source calls it."),
    column("score", REAL, "The score."),
    column("lowest", REAL, "The scale's lowest score, null where unknown."),
    column("highest", REAL, "The scale's highest score, null where unknown."),
)

PAGE = _told(
    "page",
    "One page that we publish: site, help, deck, job ad.",
    column("page_id", TEXT, "Hash of source and path or address."),
    column("url", TEXT, "Its address; null if not told."),
    column("path", TEXT, "Its path within the folder or site."),
    column("title", TEXT, "Its title."),
    column("body", TEXT, "Its text as told: Markdown or HTML."),
    column("body_format", TEXT, "text, html or markdown."),
    column("language", TEXT, "Language tag, where told."),
    column("published_at", TIME, "When it was published or last changed."),
)

VISIT = _told(
    "visit",
    "One person who read one page once.",
    column("visit_id", TEXT, "Hash of source and native id."),
    column("person_id", TEXT, "Who, where known."),
    column("account_id", TEXT, "The account, where told."),
    column("url", TEXT, "The page's address or path."),
    column("happened_at", TIME, "When."),
    column("seconds", REAL, "How long; null if not told."),
    column("referrer", TEXT, "Where they came from."),
)

BELIEF = _told(
    "belief",
    "One thing that one of us says the customer wants.",
    column("belief_id", TEXT, "Hash of source and native id."),
    column("department", TEXT, "Their department."),
    column("person_id", TEXT, "Who of us, where told."),
    column("account_id", TEXT, "About which account; null for all customers."),
    column("need", TEXT, "What they say the customer wants, in their words."),
    column("rank", WHOLE, "1 is what they think matters most; null if not ranked."),
    column("happened_at", TIME, "When they said it."),
)

REJECTED = Table(
    name="rejected",
    comment="One row or file that could not be read.",
    columns=(
        column("rejected_id", TEXT, "Hash of reader, place and reason."),
        column("reader", TEXT, "The reader that met it."),
        column("reason", TEXT, "Why, in words; the same words for the same fault."),
        column("excerpt", TEXT, "The beginning of what could not be read."),
        column("place", TEXT, "File and position."),
        column("row_hash", TEXT, "Hash of all that was told."),
        column("import_id", TEXT, "The import that met it."),
    ),
)

IMPORT_FILE = Table(
    name="import_file",
    comment="One file that one import read. An import without rows here did not finish.",
    columns=(
        column("import_file_id", TEXT, "Hash of the file's path and content."),
        column("place", TEXT, "The file, as it was named then; zip members after an `!`."),
        column("content_hash", TEXT, "Hash of its bytes and of what else decided how it was read."),
        column("bytes", WHOLE, "Its size."),
        column("reader", TEXT, "Reader and shape that read it: zendesk tickets."),
        column("unused_columns", TEXTS, "Columns of the file that no reader used."),
        column("row_hash", TEXT, "Hash of all of the above."),
        column("import_id", TEXT, "The import."),
    ),
)

TABLES: Mapping[str, Table] = {
    table.name: table
    for table in (
        ACCOUNT,
        PERSON,
        MEMBERSHIP,
        TOUCH,
        DEAL,
        DEAL_STAGE,
        PAYMENT,
        RATING,
        PAGE,
        VISIT,
        BELIEF,
        REJECTED,
        IMPORT_FILE,
    )
}

# Facts: what we once said and what must outlive a rebuild. Each file is one finding, appended by a
# refresh, when somebody takes wants along, or by a poll; no import brings them, and none takes them
# away.
THEME_SEEN = Table(
    name="theme_seen",
    comment="One theme as one finding saw it: its name then, and its statements of the sample.",
    columns=(
        column("theme_seen_id", TEXT, "Hash of finding and theme."),
        column("finding", WHOLE, "Which finding, from 1."),
        column("is_whole", YES_NO, "All themes were found anew; else these came to the others."),
        column("theme_id", TEXT, "The theme; null for statements that were found in none."),
        column("level", TEXT, "theme, or need for a broader one that themes belong to."),
        column("parent_id", TEXT, "theme_id of its broader need; null if it has none."),
        column("name", TEXT, "Its name then."),
        column("words", TEXTS, "Its distinctive words then, the best first."),
        column("statement_ids", TEXTS, "Its statements of the sample, the most central first."),
        column("text_hashes", TEXTS, "Hash of the words of each, to know them again."),
        column("seen_at", TIME, "When customers had last spoken, as far as was read then."),
    ),
)

THEME_SPLIT = Table(
    name="theme_split",
    comment="One part of a theme that people have split.",
    columns=(
        column("theme_split_id", TEXT, "Hash of decision and part."),
        column("decision_hash", TEXT, "Hash of the decision to split."),
        column("theme_id", TEXT, "The part; the largest has the id of the whole."),
        column("name", TEXT, "Its name."),
        column("words", TEXTS, "Its distinctive words, the best first."),
        column("statement_ids", TEXTS, "Its statements of the sample, the most central first."),
        column("text_hashes", TEXTS, "Hash of the words of each, to know them again."),
    ),
)

WANT_SEEN = Table(
    name="want_seen",
    comment="One want as it stood when somebody took the list along: an export, or `--note`.",
    columns=(
        column("want_seen_id", TEXT, "Hash of moment and theme."),
        column("seen_at", TIME, "When the list was taken along."),
        column("theme_id", TEXT, "The theme that something was wanted about."),
        column("name", TEXT, "Its name then."),
        column("rank", WHOLE, "Its place then; null where too few accounts wanted it."),
        column("accounts", WHOLE, "Accounts that wanted it then."),
        column("paying_accounts", WHOLE, "Of these, accounts that paid in the year before."),
        column("right_accounts", WHOLE, "Of these, right customers."),
        column("people", WHOLE, "People who said so until then."),
        column("paid_last_year", MONEY, "What these accounts had paid in a year, in `currency`."),
        column("currency", TEXT, "ISO 4217 code."),
    ),
)

POLL = Table(
    name="poll",
    comment="One blind poll: which needs our people were asked to rank, and in which words.",
    columns=(
        column("poll_id", TEXT, "Hash of its name."),
        column("name", TEXT, "The day it was opened; its folder in polls/ is called so too."),
        column("account_id", TEXT, "About which account; null for all customers."),
        column("theme_ids", TEXTS, "The themes asked about, in the order of the ballot."),
        column("needs", TEXTS, "What each was called on the ballot."),
        column("statement_ids", TEXTS, "The quote that stood beside each; empty for none."),
        column("opened_on", DATE, "When it was opened."),
    ),
)

POLL_ANSWER = Table(
    name="poll_answer",
    comment="One need as one of us ranked it in a blind poll. A poll that has any is closed.",
    columns=(
        column("poll_answer_id", TEXT, "Hash of poll, ballot and theme."),
        column("poll_id", TEXT, "The poll."),
        column("ballot", TEXT, "Which ballot: the same for all that one of us answered."),
        column("department", TEXT, "Their department."),
        column("name", TEXT, "Their name; null if they gave none."),
        column("theme_id", TEXT, "The theme."),
        column("need", TEXT, "What it was called on the ballot."),
        column("rank", WHOLE, "1 is what they think matters most; null if they left it empty."),
        column("place", TEXT, "File and line it was read from."),
        column("answered_on", DATE, "When the poll was closed."),
    ),
)

FACTS: Mapping[str, Table] = {
    table.name: table for table in (THEME_SEEN, THEME_SPLIT, WANT_SEEN, POLL, POLL_ANSWER)
}
