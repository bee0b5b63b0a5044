"""Salesforce: what its exports look like, by API names, by a report's labels or from a warehouse.

`CreatedDate`, `created_date` and `Created Date` are the same column here. The labels of reports are
guesses: everyone chooses and renames their own.
"""

from __future__ import annotations

from outsidein.read.contract import Preparation, Shape, each
from outsidein.read.correspondents import each_letter
from outsidein.read.formats.salesforce import activities, deals, mail, people, reports, service

KEPT_BY = (
    *("id", "is_deleted", "_fivetran_deleted", "_fivetran_synced", "owner_id", "created_by_id"),
    *("created_date", "last_modified_date", "system_modstamp"),
)
PERSON = (
    *("first_name", "last_name", "name", "email", "title", "phone", "mobile_phone"),
    "master_record_id",
)
# What one of these firms' other systems, or another object of Salesforce, would have.
NOT_AN_ACCOUNT = ("StageName", "LastName", "Email", "IsConverted", "NumberOfLeads", "Subject")
HUBSPOT = ("Record ID", "hs_object_id", "createdate")
LOSS_REASONS = ("Loss_Reason__c", "Lost_Reason__c", "Closed_Lost_Reason__c", "Closed Lost Reason")

OBJECTS = (
    Shape(
        source="salesforce",
        name="accounts",
        columns=(
            *(*KEPT_BY, "name", "website", "account_number", "industry", "number_of_employees"),
            *("annual_revenue", "currency_iso_code", "billing_country", "billing_city", "phone"),
            *("type", "parent_id", "master_record_id"),
        ),
        needs=("id", "name"),
        any_of=("billing_country", "number_of_employees", "AccountSource", "website"),
        unless=(*NOT_AN_ACCOUNT, *HUBSPOT, "domain_names", "monthly_spend", "created_at"),
        open=each(people.account),
    ),
    Shape(
        source="salesforce",
        name="contacts",
        columns=(*KEPT_BY, *PERSON, "account_id", "department"),
        needs=("id", "last_name"),
        any_of=("account_id", "ReportsToId", "MailingCity", "HasOptedOutOfEmail"),
        unless=("Username", "IsConverted", *HUBSPOT),
        open=each(people.contact),
    ),
    Shape(
        source="salesforce",
        name="leads",
        columns=(
            *(*KEPT_BY, *PERSON, "company", "website", "converted_contact_id"),
            "converted_account_id",
        ),
        aliases={"id": ("Lead ID",), "company": ("Company / Account",)},
        needs=("last_name", "company"),
        any_of=("IsConverted", "LeadSource", "Lead ID", "Lead Status", "Lead Owner"),
        unless=HUBSPOT,
        footer=True,
        open=each(people.lead),
    ),
    Shape(
        source="salesforce",
        name="users",
        columns=(
            *(*KEPT_BY, *PERSON[:-1], "username", "department", "division", "contact_id"),
            *("user_type", "time_zone_sid_key"),
        ),
        needs=("id", "username", "email"),
        any_of=("IsActive", "ProfileId", "UserRoleId", "ManagerId", "time_zone_sid_key"),
        open=each(people.user),
    ),
    Shape(
        source="salesforce",
        name="opportunities",
        columns=(
            *(*KEPT_BY, "name", "account_id", "contact_id", "stage_name", "amount", "probability"),
            *("currency_iso_code", "close_date", "is_closed", "is_won", "type", "lead_source"),
            "loss_reason",
        ),
        aliases={"loss_reason": LOSS_REASONS},
        needs=("id", "name", "stage_name"),
        unless=("OpportunityId",),
        open=each(deals.opportunity),
    ),
    Shape(
        source="salesforce",
        name="opportunity history",
        columns=(
            *(*KEPT_BY, "opportunity_id", "stage_name", "amount", "currency_iso_code"),
            "close_date",
        ),
        needs=("opportunity_id", "stage_name"),
        open=each(deals.opportunity_history),
    ),
    Shape(
        source="salesforce",
        name="opportunity contact roles",
        columns=(*KEPT_BY, "opportunity_id", "contact_id", "role"),
        needs=("id", "opportunity_id", "contact_id", "role"),
        open=each(deals.contact_role),
    ),
)

WORDS = (
    Shape(
        source="salesforce",
        name="cases",
        columns=(
            *(*KEPT_BY, "case_number", "contact_id", "account_id", "subject", "description"),
            *("origin", "supplied_email", "supplied_name", "opened_date", "account_name"),
            *("contact_name", "owner_name"),
        ),
        aliases={
            "id": ("Case ID",),
            "opened_date": ("Date/Time Opened", "Opened Date"),
            "origin": ("Case Origin",),
            "owner_name": ("Case Owner",),
        },
        needs=("case_number", "subject"),
        footer=True,
        open=each(service.case),
    ),
    Shape(
        source="salesforce",
        name="case comments",
        columns=(*KEPT_BY, "parent_id", "comment_body", "is_published"),
        needs=("id", "parent_id", "comment_body"),
        open=each(service.case_comment),
    ),
    Shape(
        source="salesforce",
        name="emails",
        columns=(
            *(*KEPT_BY, "parent_id", "related_to_id", "from_address", "from_name", "to_address"),
            *("cc_address", "bcc_address", "subject", "text_body", "html_body", "incoming"),
            *("status", "message_date", "activity_id"),
        ),
        needs=("id", "from_address"),
        any_of=("text_body", "html_body", "incoming", "message_date"),
        open=each_letter(mail.email),
    ),
    Shape(
        source="salesforce",
        name="tasks",
        columns=(
            *(*KEPT_BY, "who_id", "what_id", "account_id", "subject", "description", "type"),
            *("task_subtype", "call_type", "activity_date", "completed_date_time", "is_closed"),
        ),
        needs=("id", "who_id", "subject"),
        any_of=("activity_date", "task_subtype", "call_type", "status"),
        unless=("StartDateTime",),
        open=each(activities.task),
    ),
    Shape(
        source="salesforce",
        name="events",
        columns=(
            *(*KEPT_BY, "who_id", "what_id", "account_id", "subject", "description", "type"),
            *("start_date_time", "activity_date_time", "activity_date", "is_child"),
        ),
        needs=("id", "who_id", "subject", "start_date_time"),
        open=each(activities.event),
    ),
)

REPORTS = (
    Shape(
        source="salesforce",
        name="account report",
        columns=(
            *("account_id", "account_name", "owner_name", "website", "industry", "employees"),
            *("annual_revenue", "billing_country", "billing_city", "phone", "type"),
        ),
        aliases={"owner_name": ("Account Owner",)},
        needs=("account_name",),
        any_of=("Account Owner", "Billing State/Province", "Last Activity"),
        unless=("Last Name", "Opportunity Name", "Subject", "Case Number"),
        footer=True,
        open=each(reports.account_report),
    ),
    Shape(
        source="salesforce",
        name="contact report",
        columns=(
            *("id", "first_name", "last_name", "name", "email", "phone", "mobile", "title"),
            *("department", "account_name", "account_id"),
        ),
        aliases={"id": ("Contact ID",)},
        needs=("last_name", "account_name"),
        any_of=("Contact ID", "Contact Owner", "Account Owner", "Mailing City", "Salutation"),
        unless=("Opportunity Name", "Subject", "Case Number"),
        footer=True,
        open=each(reports.contact_report),
    ),
    Shape(
        source="salesforce",
        name="opportunity report",
        columns=(
            *("id", "name", "account_name", "account_id", "owner_name", "stage_name", "amount"),
            *("currency_iso_code", "probability", "close_date", "created_date", "type"),
            *("lead_source", "is_closed", "is_won", "loss_reason", "last_modified_date"),
        ),
        aliases={
            "id": ("Opportunity ID",),
            "name": ("Opportunity Name",),
            "owner_name": ("Opportunity Owner",),
            "stage_name": ("Stage",),
            "currency_iso_code": ("Amount Currency", "Opportunity Currency"),
            "is_closed": ("Closed",),
            "is_won": ("Won",),
            "loss_reason": ("Loss Reason", "Lost Reason", "Closed Lost Reason"),
        },
        needs=("name", "stage_name", "Opportunity Name"),
        unless=("StageName",),
        footer=True,
        open=each(reports.opportunity_report),
    ),
    Shape(
        source="salesforce",
        name="activity report",
        columns=(
            *("id", "subject", "date", "owner_name", "contact_name", "account_name", "comments"),
            *("full_comments", "account_id", "type", "task_subtype", "call_type"),
        ),
        aliases={
            "id": ("Activity ID",),
            "owner_name": ("Assigned",),
            "contact_name": ("Contact",),
            "account_name": ("Company / Account",),
        },
        needs=("subject", "date", "Assigned"),
        any_of=("comments", "full_comments", "Activity ID"),
        footer=True,
        open=each(reports.activity_report),
    ),
)

SHAPES: tuple[Shape, ...] = (*OBJECTS, *WORDS, *REPORTS)


PREPARATION = Preparation(source="salesforce", prepare=mail.prepare)
