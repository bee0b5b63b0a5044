"""The tables that `speak` writes: how each of our departments talks with customers."""

from __future__ import annotations

from outsidein.record.tables import DATE, REAL, TEXT, WHOLE, YES_NO, Table, column

DEPARTMENT = column("department", TEXT, "Ours.")
PERIOD = column("period", TEXT, "month or quarter.")
SINCE = column("since", DATE, "Its first day; a conversation is of the period it began in.")

TALK = Table(
    name="talk",
    comment="One figure of how one department of ours talks with customers in a month or quarter.",
    columns=(
        DEPARTMENT,
        PERIOD,
        SINCE,
        column("medium", TEXT, "calls, mails, tickets or chats; all for them together."),
        column("figure", TEXT, "What is counted: our words, questions …; docs/talk.md."),
        column("share", REAL, "Share of it, 0 to 1; null where too few."),
        column("low", REAL, "The share is likely above this: 90 %; null where too few."),
        column("high", REAL, "The share is likely below this: 90 %; null where too few."),
        column("counted", WHOLE, "So many words or sentences of ours; null where too few."),
        column("among", WHOLE, "Of so many; null where too few."),
        column("conversations", WHOLE, "Where it could be counted; null where too few."),
        column("people", WHOLE, "How many of us were in them; null where too few."),
        column("is_enough", YES_NO, "Enough conversations by enough of us; docs/talk.md."),
    ),
)

TALK_EXAMPLE = Table(
    name="talk_example",
    comment="One sentence that several of a department said, as an example of one figure.",
    columns=(
        DEPARTMENT,
        PERIOD,
        SINCE,
        column("figure", TEXT, "question, pitch, about us or about them."),
        column("text", TEXT, "The sentence."),
        column("people", WHOLE, "How many of us said it in these very words: two or more."),
    ),
)

TALK_WORD = Table(
    name="talk_word",
    comment="One word that several of a department used in the last year, and hardly any customer.",
    columns=(
        DEPARTMENT,
        column("since", DATE, "The first day of the twelve months it is counted in."),
        column("word", TEXT, "The word, without a plural's s."),
        column("rank", WHOLE, "1 is the one that most of our people use, then fewest customers."),
        column("conversations", WHOLE, "Conversations in which they use it."),
        column("people", WHOLE, "How many of us use it."),
        column("customers", WHOLE, "How many people of customers use it."),
    ),
)

TABLES = (TALK, TALK_EXAMPLE, TALK_WORD)
