"""HubSpot's columns: the names of its API, and what else each is called in an export.

People see labels in a CSV export ("Deal Name"), a warehouse has `property_` before the name of the
API, which makes no difference. The labels of activities are guesses.
"""

from __future__ import annotations

from outsidein.read.gone import GONE

IDS = ("record_id", "hs_object_id", "id")
KEPT_BY = (*GONE, "_fivetran_synced", "created_at", "updated_at", "createdate")
COMPANIES = ("associations", "company_ids_primary", "company_ids", "associatedcompanyid")
TIES = (*COMPANIES, "contact_ids", "deal_ids", "hubspot_owner_id")
MERGED = ("hs_merged_object_ids", "hs_calculated_merged_vids")

COMPANY = (
    *(*IDS, *KEPT_BY, *MERGED, "hubspot_owner_id", "hs_lastmodifieddate"),
    *("company_name", "name", "domain", "website", "industry", "numberofemployees"),
    *("annualrevenue", "country", "city", "phone", "type", "lifecyclestage"),
    "hs_parent_company_id",
)
CONTACT = (
    *(*IDS, *KEPT_BY, *MERGED, *COMPANIES, "lastmodifieddate", "company"),
    *("firstname", "lastname", "email", "hs_additional_emails", "phone", "mobilephone"),
    *("jobtitle", "hs_buying_role", "company_name", "associated_company"),
)
OWNER = (
    *("id", "owner_id", "email", "firstname", "lastname", "teams"),
    *(*GONE, "_fivetran_synced", "created_at", "updated_at"),
)
DEAL = (
    *(*IDS, "deal_id", *KEPT_BY, *TIES, "dealname", "dealtype", "dealstage", "amount"),
    *("deal_currency_code", "hs_deal_stage_probability", "closedate", "hs_is_closed"),
    *("hs_is_closed_won", "closed_lost_reason", "hs_analytics_source", "hs_lastmodifieddate"),
    "propertiesWithHistory",
)
ACTIVITY = (*IDS, "engagement_id", *KEPT_BY, *TIES, "hs_timestamp", "hs_createdate")
NOTE = (*ACTIVITY, "hs_note_title", "hs_note_body")
CALL = (*ACTIVITY, "hs_call_title", "hs_call_body")
TASK = (*ACTIVITY, "hs_task_subject", "hs_task_body")
MEETING = (
    *(*ACTIVITY, "hs_meeting_title", "hs_meeting_body", "hs_internal_meeting_notes"),
    "hs_meeting_start_time",
)
EMAIL = (
    *(*ACTIVITY, "hs_email_subject", "hs_email_text", "hs_email_html", "hs_email_direction"),
    *("hs_email_status", "hs_email_thread_id", "hs_email_headers", "hs_email_from_email"),
    *("hs_email_from_firstname", "hs_email_from_lastname", "hs_email_to_email"),
    *("hs_email_cc_email", "hs_email_bcc_email"),
)
TICKET = (*IDS, "ticket_id", *KEPT_BY, *TIES, "subject", "content")
SUBMISSION = (
    *("conversion_id", "submitted_at", "values", "contact_id", "page_url", "title"),
    "_fivetran_synced",
)
PAIRS = ("engagement_id", "ticket_id", "deal_id", "company_id", "contact_id")

ALIASES = {
    "createdate": ("Create Date",),
    "company_ids_primary": ("Associated Company IDs (Primary)",),
    "company_ids": ("Associated Company IDs", "Associated Company ID"),
    "contact_ids": ("Associated Contact IDs", "Associated Contact ID"),
    "deal_ids": ("Associated Deal IDs", "Associated Deal ID"),
    "hs_merged_object_ids": ("Merged object IDs", "Merged record IDs", "Merged contact IDs"),
    "hs_lastmodifieddate": ("Last Modified Date",),
    "lastmodifieddate": ("Last Modified Date",),
    "hubspot_owner_id": (
        *("owner_id", "Company owner", "Contact owner", "Deal owner", "Ticket owner"),
        "Activity assigned to",
    ),
    # Companies
    "domain": ("Company Domain Name",),
    "website": ("Website URL",),
    "numberofemployees": ("Number of Employees",),
    "annualrevenue": ("Annual Revenue",),
    "hs_parent_company_id": ("Parent Company ID",),
    "country": ("Country/Region",),
    "lifecyclestage": ("Lifecycle Stage",),
    # Contacts
    "hs_additional_emails": ("Additional email addresses",),
    "phone": ("Phone Number",),
    "mobilephone": ("Mobile Phone Number",),
    "jobtitle": ("Job Title",),
    "hs_buying_role": ("Buying Role",),
    # Deals
    "dealstage": ("Deal Stage", "deal_pipeline_stage_id"),
    "dealtype": ("Deal Type",),
    "deal_currency_code": ("Currency",),
    "hs_deal_stage_probability": ("Deal probability",),
    "hs_is_closed": ("Is Deal Closed?", "Is closed"),
    "hs_is_closed_won": ("Is Closed Won",),
    "closed_lost_reason": ("Closed Lost Reason",),
    "closedate": ("Close Date",),
    "hs_analytics_source": ("Original Source", "Original Source Type", "Original Traffic Source"),
    # Activities
    "hs_timestamp": ("Activity date",),
    "hs_note_body": ("Note body",),
    "hs_call_title": ("Call title",),
    "hs_call_body": ("Call notes",),
    "hs_task_subject": ("Task title",),
    "hs_task_body": ("Task notes",),
    "hs_meeting_title": ("Meeting name", "Meeting title"),
    "hs_meeting_body": ("Meeting description",),
    "hs_internal_meeting_notes": ("Internal meeting notes",),
    "hs_meeting_start_time": ("Meeting start time",),
    "hs_email_subject": ("Email subject",),
    "hs_email_text": ("Email body",),
    "hs_email_direction": ("Email direction",),
    "hs_email_status": ("Email send status",),
    "hs_email_from_email": ("Email from address",),
    "hs_email_to_email": ("Email to address",),
    "hs_email_cc_email": ("Email CC address",),
    # Tickets and forms
    "subject": ("Ticket name",),
    "content": ("Ticket description",),
    "submitted_at": ("timestamp",),
}


def aliases_of(columns: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Give the aliases of some columns: those of others would take a value away from them."""
    return {column: ALIASES[column] for column in columns if column in ALIASES}
