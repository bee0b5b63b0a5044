"""All readers, in the order they are asked. To add one: write its file, and a line here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from outsidein.read.formats import belief, directory, g2, payment, trustpilot, visit
from outsidein.read.formats.freshdesk import reader as freshdesk
from outsidein.read.formats.gong import reader as gong
from outsidein.read.formats.hubspot import reader as hubspot
from outsidein.read.formats.intercom import reader as intercom
from outsidein.read.formats.mail import reader as mail
from outsidein.read.formats.page import reader as page
from outsidein.read.formats.salesforce import reader as salesforce
from outsidein.read.formats.slack import reader as slack
from outsidein.read.formats.survey import delighted, surveymonkey, typeform
from outsidein.read.formats.transcript import reader as transcript
from outsidein.read.formats.zendesk import reader as zendesk

if TYPE_CHECKING:
    from outsidein.read.contract import Preparation, Reader

READERS: tuple[Reader, ...] = (
    *zendesk.SHAPES,
    *intercom.SHAPES,
    *freshdesk.SHAPES,
    *slack.SHAPES,
    *gong.SHAPES,
    *hubspot.SHAPES,
    *salesforce.SHAPES,
    *typeform.SHAPES,
    *surveymonkey.SHAPES,
    *trustpilot.SHAPES,
    *g2.SHAPES,
    *delighted.SHAPES,
    *directory.SHAPES,
    *belief.SHAPES,
    *payment.SHAPES,
    *visit.SHAPES,
    *transcript.SHAPES,
    *mail.DOCUMENTS,
    *transcript.DOCUMENTS,
    *page.DOCUMENTS,
)

PREPARATIONS: tuple[Preparation, ...] = (
    zendesk.PREPARATION,
    intercom.PREPARATION,
    freshdesk.PREPARATION,
    slack.PREPARATION,
    gong.PREPARATION,
    hubspot.PREPARATION,
    salesforce.PREPARATION,
    typeform.PREPARATION,
    surveymonkey.PREPARATION,
    directory.PREPARATION,
)
