"""Zendesk Support: which of its files are recognised by which columns.

Tickets come as JSON with their comments inside, as a CSV report without any words, or from a
connector as one table each for tickets, comments, audits, users, organizations and ratings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from outsidein.read.contract import Preparation, Shape, each
from outsidein.read.formats.zendesk.chats import chat_event
from outsidein.read.formats.zendesk.comments import audit, comment
from outsidein.read.formats.zendesk.people import organization, organization_domain, user
from outsidein.read.formats.zendesk.preparation import prepare
from outsidein.read.formats.zendesk.ratings import rating
from outsidein.read.formats.zendesk.tickets import ticket, ticket_report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from outsidein.read.contract import Context, Raw, Row


def read_beforehand(_raw: Raw, _context: Context) -> Iterator[Row]:
    """Give nothing: what this row says was told to the others in the preparation."""
    yield from ()


PREPARATION = Preparation(source="zendesk", prepare=prepare)

SHAPES = (
    Shape(
        source="zendesk",
        name="tickets",
        columns=(
            "id", "subject", "raw_subject", "description", "status", "requester_id",
            "submitter_id", "assignee_id", "organization_id", "satisfaction_rating",
            "comments", "url", "is_public", "collaborator_ids", "email_cc_ids", "via",
            "requester", "submitter", "assignee", "custom_fields", "created_at", "updated_at",
        ),
        needs=("id", "requester_id", "subject", "status", "submitter_id"),
        unless=("Summation column",),
        open=each(ticket),
    ),
    Shape(
        source="zendesk",
        name="ticket report",
        columns=(
            "id", "requester", "requester_id", "requester_external_id", "requester_email",
            "requester_domain", "subject", "status", "organization", "satisfaction_score",
            "created_at", "updated_at",
        ),
        needs=("id", "requester_id", "subject", "requester_email"),
        open=each(ticket_report),
    ),
    Shape(
        source="zendesk",
        name="comments",
        columns=(
            "id", "ticket_id", "author_id", "type", "body", "html_body", "plain_body", "public",
            "via", "data", "voice_comment", "created_at",
        ),
        aliases={"author_id": ("user_id",), "created_at": ("created",)},
        needs=("id", "ticket_id", "author_id", "body", "public"),
        open=each(comment),
    ),
    Shape(
        source="zendesk",
        name="audits",
        columns=("id", "ticket_id", "author_id", "events", "created_at"),
        needs=("id", "ticket_id", "author_id", "events"),
        open=each(audit),
    ),
    Shape(
        source="zendesk",
        name="users",
        columns=(
            "id", "name", "email", "alias", "role", "phone", "time_zone", "external_id",
            "organization_id", "active", "created_at", "updated_at",
        ),
        needs=("id", "name", "email", "role", "organization_id"),
        open=each(user),
    ),
    Shape(
        source="zendesk",
        name="organizations",
        columns=(
            "id", "name", "domain_names", "external_id", "deleted_at", "created_at", "updated_at",
        ),
        needs=("id", "name"),
        any_of=("domain_names", "shared_tickets"),  # connectors put the domains beside
        open=each(organization),
    ),
    Shape(
        source="zendesk",
        name="organization domains",
        columns=("index", "organization_id", "domain_name"),
        needs=("organization_id", "domain_name"),
        open=each(organization_domain),
    ),
    Shape(
        source="zendesk",
        name="ratings",
        columns=("id", "ticket_id", "requester_id", "score", "comment", "created_at"),
        needs=("id", "ticket_id", "requester_id", "score"),
        open=each(rating),
    ),
    Shape(
        source="zendesk",
        name="ticket fields",
        columns=("id", "title", "type", "raw_title", "custom_field_options"),
        needs=("id", "title", "type", "raw_title"),
        open=each(read_beforehand),
    ),
    Shape(
        source="zendesk",
        name="chats",
        columns=("chat_id", "ticket_id", "user_id", "visitor_id"),
        needs=("chat_id", "ticket_id", "visitor_id"),
        open=each(read_beforehand),
    ),
    Shape(
        source="zendesk",
        name="chat events",
        columns=(
            "chat_id", "actor_id", "chat_index", "message", "message_id", "type", "created_at",
        ),
        needs=("chat_id", "actor_id", "message"),
        open=each(chat_event),
    ),
)  # fmt: skip
