"""Sentences on which the build sees how large each channel gets, and checks its graphs."""

from __future__ import annotations

SENTENCES = (
    "We waited three days for an answer and had to ask twice.",
    "The export to Excel loses the time zone, so our monthly report is wrong.",
    "What does the yearly plan cost for forty seats?",
    "Can we keep our data in a European data centre?",
    "I love the new search, it saves me an hour every week!",
    "Your sales team promised single sign-on by March.",
    "Not now, our budget is frozen until the next quarter.",
    "The invoice shows 1,250.00 EUR, but we agreed on 1,100.00.",
    "pls reset my password, the link is expired",
    "Legal needs the signed agreement before Friday, otherwise we can't start.",
    "How is this different from what we already have in our CRM?",
    "It crashes when I upload a file with more than 10,000 rows.",
    "Thanks, that worked.",
    "Our warehouse staff have no laptops; they need it on the phone.",
    "We chose another supplier because the delivery dates kept moving.",
    "Who is responsible for us now that Maria has left?",
    "Is there an API, and is it documented?",
    "My team finds the dashboard confusing: too many numbers and no conclusion.",
    "The training was excellent; please thank the engineer who came to our plant.",
    "Error 0x80070005: access is denied (see ticket #48213).",
    "We want to reduce downtime on line 3 before the summer.",
    "Hello, I would like to know whether the warranty covers the pump seal.",
    "ok",
    "Renewal is due in June, and the finance director asks what we got for the money so far.",
)
