"""What holds for every reader, whatever it reads. To add a reader, add an example of its file."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

import pytest

from outsidein.read.contract import Shape
from outsidein.read.readers import READERS
from outsidein.read.recognise import name_of
from outsidein.read.sample import sample_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

HERE = Path(__file__).parent / "examples"


def _example(name: str) -> tuple[str, str]:
    """Give a file of the examples, by its path there."""
    return name.partition("/")[2], (HERE / name).read_text(encoding="utf-8")


# The reader's name, with the name and the content of a file that it reads. Text is read in every
# encoding; what has only one, such as a workbook or a mailbox, is given as bytes.
EXAMPLES: Mapping[str, tuple[str, str | bytes]] = {
    "zendesk tickets": _example("zendesk/tickets.jsonl"),
    "zendesk ticket report": _example("zendesk/ticket_report.csv"),
    "zendesk comments": _example("zendesk/comments.csv"),
    "zendesk users": _example("zendesk/users.csv"),
    "zendesk organizations": _example("zendesk/organizations.json"),
    "zendesk ratings": _example("zendesk/ratings.csv"),
    "zendesk audits": _example("zendesk/audits.json"),
    "zendesk organization domains": _example("zendesk/organization_domains.csv"),
    "zendesk ticket fields": _example("zendesk/ticket_fields.json"),
    "zendesk chats": _example("zendesk/chats.csv"),
    "zendesk chat events": _example("zendesk/chat_events.csv"),
    "hubspot companies": _example("hubspot/companies.csv"),
    "hubspot company records": _example("hubspot/company_records.json"),
    "hubspot contacts": _example("hubspot/contacts.csv"),
    "hubspot contact records": _example("hubspot/contact_records.json"),
    "hubspot owners": _example("hubspot/owners.json"),
    "hubspot deals": _example("hubspot/deals.csv"),
    "hubspot deal stages": _example("hubspot/deal_stages.csv"),
    "hubspot merged contacts": _example("hubspot/merged_contacts.csv"),
    "hubspot notes": _example("hubspot/notes.json"),
    "hubspot calls": _example("hubspot/calls.csv"),
    "hubspot meetings": _example("hubspot/meetings.json"),
    "hubspot meeting engagements": _example("hubspot/meeting_engagements.csv"),
    "hubspot tasks": _example("hubspot/tasks.csv"),
    "hubspot engagements": _example("hubspot/engagements.csv"),
    "hubspot emails": _example("hubspot/emails.json"),
    "hubspot legacy engagements": _example("hubspot/legacy_engagements.jsonl"),
    "hubspot tickets": _example("hubspot/tickets.csv"),
    "hubspot form submissions": _example("hubspot/form_submissions.jsonl"),
    "hubspot engagement links": _example("hubspot/engagement_links.csv"),
    "hubspot ticket links": _example("hubspot/ticket_links.csv"),
    "hubspot deal links": _example("hubspot/deal_links.csv"),
    "hubspot merged deals": _example("hubspot/merged_deals.csv"),
    "hubspot pipelines": _example("hubspot/pipelines.json"),
    "hubspot pipeline stages": _example("hubspot/pipeline_stages.csv"),
    "salesforce accounts": _example("salesforce/accounts.csv"),
    "salesforce contacts": _example("salesforce/contacts.csv"),
    "salesforce leads": _example("salesforce/leads.csv"),
    "salesforce users": _example("salesforce/users.csv"),
    "salesforce opportunities": _example("salesforce/opportunities.csv"),
    "salesforce opportunity history": _example("salesforce/opportunity_history.csv"),
    "salesforce opportunity contact roles": _example("salesforce/opportunity_contact_roles.csv"),
    "salesforce cases": _example("salesforce/cases.csv"),
    "salesforce case comments": _example("salesforce/case_comments.csv"),
    "salesforce emails": _example("salesforce/emails.csv"),
    "salesforce tasks": _example("salesforce/tasks.csv"),
    "salesforce events": _example("salesforce/events.csv"),
    "salesforce account report": _example("salesforce/account_report.csv"),
    "salesforce contact report": _example("salesforce/contact_report.csv"),
    "salesforce opportunity report": _example("salesforce/opportunity_report.csv"),
    "salesforce activity report": _example("salesforce/activity_report.csv"),
    "intercom conversations": _example("intercom/conversations.json"),
    "intercom parts": _example("intercom/parts.jsonl"),
    "intercom contacts": _example("intercom/contacts.json"),
    "intercom companies": _example("intercom/companies.json"),
    "intercom admins": _example("intercom/admins.json"),
    "freshdesk tickets": _example("freshdesk/tickets.json"),
    "freshdesk conversations": _example("freshdesk/conversations.csv"),
    "freshdesk contacts": _example("freshdesk/contacts.json"),
    "freshdesk companies": _example("freshdesk/companies.json"),
    "freshdesk agents": _example("freshdesk/agents.json"),
    "freshdesk ratings": _example("freshdesk/ratings.json"),
    "freshdesk ticket report": _example("freshdesk/ticket_report.csv"),
    "slack messages": _example("slack/general/2026-01-05.json"),
    "slack users": _example("slack/users.json"),
    "slack channels": _example("slack/channels.json"),
    "slack direct messages": _example("slack/dms.json"),
    "slack integration log": _example("slack/integration_logs.json"),
    "gong calls": _example("gong/calls.json"),
    "gong extensive calls": _example("gong/extensive_calls.json"),
    "gong transcripts": _example("gong/transcripts.json"),
    "gong users": _example("gong/users.json"),
    "typeform responses": _example("typeform/responses.csv"),
    "typeform landings": _example("typeform/landings.jsonl"),
    "typeform answers": _example("typeform/answers.jsonl"),
    "typeform questions": _example("typeform/questions.jsonl"),
    "surveymonkey responses": _example("surveymonkey/responses.csv"),
    "surveymonkey API responses": _example("surveymonkey/api_responses.json"),
    "surveymonkey survey details": _example("surveymonkey/survey_details.json"),
    "delighted responses": _example("delighted/responses.json"),
    "delighted people": _example("delighted/people.json"),
    "delighted score table": _example("delighted/scores.csv"),
    "g2 reviews": _example("g2/reviews.csv"),
    "g2 API reviews": _example("g2/api_reviews.json"),
    "trustradius reviews": _example("g2/trustradius.csv"),
    "trustpilot reviews": _example("trustpilot/reviews.csv"),
    "trustpilot product reviews": _example("trustpilot/products.csv"),
    "trustpilot API reviews": _example("trustpilot/api_reviews.json"),
    "visit visits by address": _example("visit/visits.csv"),
    "visit visits by visitor": _example("visit/visitors.csv"),
    "payment payments": _example("payment/payments.csv"),
    "payment charges": _example("payment/charges.csv"),
    "payment ledger": _example("payment/ledger.csv"),
    "belief beliefs": _example("belief/beliefs.csv"),
    "directory colleagues": _example("directory/colleagues.csv"),
    "transcript records": _example("transcript/calls.jsonl"),
    "transcript nested records": _example("transcript/leads.jsonl"),
    "mail mailbox": _example("mail/takeout.mbox"),
    "mail message": _example("mail/message.eml"),
    "transcript meetings": _example("transcript/zoom.vtt"),
    "page pages": _example("page/prices.mdx"),
}

# Files of one export that make sense only together: the example that has to be read as well.
READ_WITH: Mapping[str, str] = {
    "zendesk organization domains": "zendesk organizations",
    "zendesk ticket fields": "zendesk tickets",
    "zendesk chats": "zendesk chat events",
    "hubspot engagement links": "hubspot deals",
    "hubspot ticket links": "hubspot deals",
    "hubspot deal links": "hubspot deals",
    "hubspot merged deals": "hubspot deals",
    "hubspot pipelines": "hubspot deals",
    "hubspot pipeline stages": "hubspot deals",
    "slack channels": "slack users",
    "slack direct messages": "slack users",
    "slack integration log": "slack users",
    "gong calls": "gong transcripts",
    "gong transcripts": "gong extensive calls",
    "typeform questions": "typeform answers",
    "surveymonkey survey details": "surveymonkey API responses",
}

# In these the position of a column is part of what is told, so it must not be shuffled.
COLUMNS_IN_ORDER: frozenset[str] = frozenset({"typeform responses", "surveymonkey responses"})

# In these the place of the file is part of what is told, so it must stay where it is.
PLACE_TELLS: frozenset[str] = COLUMNS_IN_ORDER | {"page pages"}

TABLES = {"csv", "json", "jsonl"}
BROKEN = {
    "csv": "row and header differ in length",
    "jsonl": "broken or cut JSON",
    "json": "broken or cut JSON",
}


def test_every_reader_has_an_example() -> None:
    assert set(EXAMPLES) == {name_of(reader) for reader in READERS}


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_file_is_recognised_by_its_content_and_read_once(
    name: str, read: Callable[..., Any]
) -> None:
    file, content = EXAMPLES[name]
    renamed = (PurePosixPath(file).parent / "download (1)").as_posix()
    beside = _beside(name)
    first = read({**beside, renamed: content}).report
    assert name in first.files
    assert any(first.added.values())
    again = read({}).report
    assert (again.import_id, again.already_read) == (None, 1 + len(beside))


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_order_of_columns_and_keys_does_not_matter(name: str, read: Callable[..., Any]) -> None:
    file, content = EXAMPLES[name]
    kind = _kind(content)
    if not isinstance(content, str) or kind not in TABLES or name in COLUMNS_IN_ORDER:
        pytest.skip("its order is part of what it tells")
    beside = _beside(name)
    read({**beside, file: content})
    assert not _gained(read({file: _backwards(content, kind)}))


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_broken_row_is_rejected_with_its_place_and_the_others_stay(
    name: str, read: Callable[..., Any]
) -> None:
    file, content = EXAMPLES[name]
    kind = _kind(content)
    if not isinstance(content, str) or kind not in TABLES:
        pytest.skip("it has no rows")
    broken = _broken(content, kind)
    told = read({**_beside(name), file: broken})
    places = [place for reason, place in told.rejected if reason == BROKEN[kind]]
    assert [place.rpartition(":")[0] for place in places] == [file]
    if kind == "csv":
        assert places[0].endswith(f":{len(broken.splitlines())}")
    is_one_row = kind == "json" and not any(sample_of(content.encode(), name=file).columns)
    if not is_one_row:
        assert not _gained(read({file: content}))


@pytest.mark.parametrize("reader", [one for one in READERS if isinstance(one, Shape)], ids=name_of)
def test_a_row_that_lacks_what_its_reader_needs_is_rejected_in_words(
    reader: Shape, read: Callable[..., Any]
) -> None:
    file, content = EXAMPLES[name_of(reader)]
    kind = _kind(content)
    if not isinstance(content, str) or kind not in {"json", "jsonl"}:
        pytest.skip("each of its rows has all columns")
    told = read({**_beside(name_of(reader)), file: _with_lacking_rows(content, kind, reader)})
    assert not [one for one in told.rejected if one[0] == "row has an unexpected form"]


@pytest.mark.parametrize("name", EXAMPLES)
def test_encodings_and_line_ends_read_the_same(name: str, read: Callable[..., Any]) -> None:
    file, content = EXAMPLES[name]
    if not isinstance(content, str):
        pytest.skip("it has only one encoding")
    first = read({**_beside(name), file: content}).report
    written = {
        "with a mark": b"\xef\xbb\xbf" + content.encode(),
        "utf-16": content.encode("utf-16"),
        "crlf": _with_crlf(content).encode(),
    }
    if name in PLACE_TELLS:
        tellings = [read({file: data}) for data in written.values()]
    else:
        tellings = [read({f"{folder}/{file}": data for folder, data in written.items()})]
    for told in tellings:
        assert told.report.files == {name: first.files[name] * len(written) // len(tellings)}
        assert not _gained(told)
        assert told.rejected == []


def _beside(name: str) -> dict[str, str | bytes]:
    return dict([EXAMPLES[READ_WITH[name]]]) if name in READ_WITH else {}


def _gained(told: Any) -> dict[str, int]:
    """The tables that a further reading added rows to; it must have read the file to count."""
    assert told.report.import_id, "the file was not read again"
    return {table: rows for table, rows in told.report.added.items() if rows}


def _kind(content: str | bytes) -> str:
    data = content.encode() if isinstance(content, str) else content
    return sample_of(data, name="example").kind


def _backwards(content: str, kind: str) -> str:
    """The same content with columns or keys in the opposite order."""
    if kind == "csv":
        return _csv(content, lambda row: row[::-1])
    if kind == "jsonl":
        lines = [json.loads(line) for line in content.splitlines()]
        return "".join(json.dumps(_reversed(line)) + "\n" for line in lines)
    return json.dumps(_reversed(json.loads(content)))


def _csv(content: str, change: Callable[[list[str]], list[str]], ends: str = "\n") -> str:
    delimiter = sample_of(content.encode(), name="example").delimiter
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator=ends)
    rows = csv.reader(io.StringIO(content, newline=""), delimiter=delimiter)
    writer.writerows(change(row) for row in rows)
    return out.getvalue()


def _reversed(told: Any) -> Any:
    if isinstance(told, dict):
        return {key: _reversed(told[key]) for key in reversed(told)}
    return [_reversed(one) for one in told] if isinstance(told, list) else told


def _broken(content: str, kind: str) -> str:
    """The same content with a broken row after the last one, or cut before its end."""
    if kind == "csv":
        return f"{content.rstrip()}\nbroken\n"
    if kind == "jsonl":
        return f'{content.rstrip()}\n{{"id": \n'
    return content.rstrip()[:-1]


def _with_lacking_rows(content: str, kind: str, reader: Shape) -> str:
    """The same content with further rows: its first one without each of the needed columns."""
    whole = [json.loads(line) for line in content.splitlines()] if kind == "jsonl" else None
    whole = whole or json.loads(content)
    rows = next((one for one in (whole, *_inner(whole)) if isinstance(one, list)), None)
    if rows is None:
        pytest.skip("it is one row")
    for needed in reader.needs:
        rows.append({key: value for key, value in rows[0].items() if reader.column(key) != needed})
    return "\n".join(map(json.dumps, rows)) if kind == "jsonl" else json.dumps(whole)


def _inner(whole: Any) -> Iterable[Any]:
    return whole.values() if isinstance(whole, dict) else ()


def _with_crlf(content: str) -> str:
    """The same content with the line ends of Windows; those within a cell stay, as Excel does."""
    if _kind(content) == "csv":
        return _csv(content, list, ends="\r\n")
    return content.replace("\n", "\r\n")
