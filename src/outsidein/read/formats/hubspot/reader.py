"""HubSpot: what its exports look like, from the CRM's own CSV and API or from a warehouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from outsidein.read.contract import Preparation, Shape, each
from outsidein.read.correspondents import each_letter
from outsidein.read.formats.hubspot import activities, columns, deals, forms, links, mail, people
from outsidein.read.formats.hubspot.columns import aliases_of

if TYPE_CHECKING:
    from collections.abc import Mapping

# Other systems, and other objects of HubSpot, have names, addresses and dates too.
NOT_A_COMPANY = ("dealname", "firstname", "email", "price", "hs_sku", "subject", "hs_pipeline")
SALESFORCE = ("AccountId", "OwnerId", "SystemModstamp", "WhoId")

RECORDS = (
    Shape(
        source="hubspot",
        name="companies",
        columns=columns.COMPANY,
        aliases=aliases_of(columns.COMPANY),
        needs=("record_id", "company_name"),
        unless=NOT_A_COMPANY,
        open=each(people.company),
    ),
    Shape(
        source="hubspot",
        name="company records",
        columns=columns.COMPANY,
        aliases=aliases_of(columns.COMPANY),
        needs=("name", "createdate"),
        any_of=("id", "hs_object_id"),
        unless=(*NOT_A_COMPANY, *SALESFORCE),
        open=each(people.company),
    ),
    Shape(
        source="hubspot",
        name="contacts",
        columns=columns.CONTACT,
        aliases=aliases_of(columns.CONTACT),
        needs=("record_id",),
        any_of=("email", "firstname", "lastname"),
        open=each(people.contact),
    ),
    Shape(
        source="hubspot",
        name="contact records",
        columns=columns.CONTACT,
        aliases=aliases_of(columns.CONTACT),
        needs=("email", "createdate"),
        any_of=("id", "hs_object_id"),
        unless=SALESFORCE,
        open=each(people.contact),
    ),
    Shape(
        source="hubspot",
        name="owners",
        columns=columns.OWNER,
        aliases=aliases_of(columns.OWNER),
        needs=("email", "firstname", "lastname"),
        any_of=("user_id", "active_user_id"),
        unless=("createdate", "#"),
        open=each(people.owner),
    ),
    Shape(
        source="hubspot",
        name="deals",
        columns=columns.DEAL,
        aliases=aliases_of(columns.DEAL),
        needs=("dealname",),
        open=each(deals.deal),
    ),
    Shape(
        source="hubspot",
        name="deal stages",
        columns=("deal_id", "value", "date_entered", "_fivetran_synced"),
        needs=("deal_id", "value", "date_entered"),
        open=each(deals.deal_stage),
    ),
    Shape(
        source="hubspot",
        name="merged contacts",
        columns=("canonical_vid", "vid_to_merge", "_fivetran_synced"),
        needs=("canonical_vid", "vid_to_merge"),
        open=each(links.merged_contact),
    ),
)

OLD_MEETING: Mapping[str, tuple[str, ...]] = {
    "hs_meeting_title": ("title",),
    "hs_meeting_body": ("body",),
    "hs_meeting_start_time": ("start_time",),
}

ACTIVITIES = (
    Shape(
        source="hubspot",
        name="notes",
        columns=columns.NOTE,
        aliases=aliases_of(columns.NOTE),
        needs=("hs_note_body",),
        open=each(activities.note),
    ),
    Shape(
        source="hubspot",
        name="calls",
        columns=columns.CALL,
        aliases=aliases_of(columns.CALL),
        needs=(),
        any_of=("hs_call_title", "hs_call_body", "hs_call_direction"),
        open=each(activities.call),
    ),
    Shape(
        source="hubspot",
        name="meetings",
        columns=columns.MEETING,
        aliases=aliases_of(columns.MEETING),
        needs=(),
        any_of=("hs_meeting_title", "hs_meeting_body", "hs_internal_meeting_notes"),
        open=each(activities.meeting),
    ),
    Shape(
        source="hubspot",
        name="meeting engagements",
        columns=columns.MEETING,
        aliases={**aliases_of(columns.MEETING), **OLD_MEETING},
        needs=("engagement_id", "hs_meeting_start_time", "hs_meeting_title", "hs_meeting_body"),
        open=each(activities.meeting),
    ),
    Shape(
        source="hubspot",
        name="tasks",
        columns=columns.TASK,
        aliases=aliases_of(columns.TASK),
        needs=(),
        any_of=("hs_task_subject", "hs_task_body", "hs_task_type"),
        open=each(activities.task),
    ),
    Shape(
        source="hubspot",
        name="engagements",
        columns=(*columns.ACTIVITY, "type"),
        aliases=aliases_of(columns.ACTIVITY),
        needs=("engagement_id", "hs_timestamp", "type"),
        unless=("hs_task_type", "hs_note_body", "hs_call_body", "hs_email_text", "hs_email_html"),
        open=each(activities.engagement),
    ),
    Shape(
        source="hubspot",
        name="emails",
        columns=columns.EMAIL,
        aliases=aliases_of(columns.EMAIL),
        needs=(),
        any_of=("hs_email_subject", "hs_email_text", "hs_email_html"),
        open=each_letter(mail.email),
    ),
    Shape(
        source="hubspot",
        name="legacy engagements",
        columns=("engagement", "associations", "metadata"),
        needs=("engagement", "associations", "metadata"),
        open=each_letter(mail.legacy_engagement),
    ),
    Shape(
        source="hubspot",
        name="tickets",
        columns=columns.TICKET,
        aliases=aliases_of(columns.TICKET),
        needs=("subject", "content"),
        any_of=(
            *("hs_pipeline", "hs_pipeline_stage", "hs_ticket_category", "hs_ticket_priority"),
            *("Pipeline", "Ticket status"),
        ),
        open=each(activities.ticket),
    ),
    Shape(
        source="hubspot",
        name="form submissions",
        columns=columns.SUBMISSION,
        aliases=aliases_of(columns.SUBMISSION),
        needs=("conversion_id", "submitted_at"),
        any_of=("values", "form_id"),
        open=each(forms.submission),
    ),
)

# Tables of a warehouse that say nothing by themselves: they are looked through beforehand.
LOOKED_THROUGH = (
    Shape(
        source="hubspot",
        name="engagement links",
        columns=columns.PAIRS,
        needs=("engagement_id",),
        any_of=("contact_id", "company_id", "deal_id", "ticket_id"),
        open=each(links.link),
    ),
    Shape(
        source="hubspot",
        name="ticket links",
        columns=(*columns.PAIRS, "category"),
        needs=("ticket_id", "category"),
        any_of=("contact_id", "company_id", "deal_id"),
        unless=("subject", "engagement_id"),
        open=each(links.link),
    ),
    Shape(
        source="hubspot",
        name="deal links",
        columns=(*columns.PAIRS, "type_id"),
        needs=("deal_id", "type_id"),
        any_of=("contact_id", "company_id"),
        unless=("ticket_id", "engagement_id"),
        open=each(links.link),
    ),
    Shape(
        source="hubspot",
        name="merged deals",
        columns=("deal_id", "merged_deal_id"),
        needs=("deal_id", "merged_deal_id"),
        open=each(links.link),
    ),
    Shape(
        source="hubspot",
        name="pipelines",
        columns=("id", "label", "stages"),
        needs=("id", "label", "stages"),
        open=each(links.stage),
    ),
    Shape(
        source="hubspot",
        name="pipeline stages",
        columns=("stage_id", "label", "is_closed", "closed_won", "pipeline_id"),
        needs=("stage_id", "label", "is_closed", "pipeline_id"),
        open=each(links.stage),
    ),
)

SHAPES: tuple[Shape, ...] = (*RECORDS, *ACTIVITIES, *LOOKED_THROUGH)

PREPARATION = Preparation(source="hubspot", prepare=links.prepare)
