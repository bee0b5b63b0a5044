from __future__ import annotations

from outsidein.speak.needs_told import WORDINGS, core_wordings, needs_told
from outsidein.speak.said import Need, Said

RATES = Need(
    name="exchange rate",
    people=9,
    words=["exchange", "rate", "exchange rate"],
    wordings=[
        "Where can I see your exchange rates?",
        "We want a fair exchange rate.",
        "Which exchange rate do you use?",
        "The exchange rate is hidden from us.",
    ],
)
REFUNDS = Need(
    name="refund",
    people=7,
    words=["refund", "refunds"],
    wordings=[
        "I am waiting for a refund.",
        "How do I get a refund?",
        "When will the refund show up?",
        "We need refunds without a fight.",
    ],
)
PARKING = Need(
    name="parking",
    people=5,
    words=["parking"],
    wordings=[
        "Our vans find no parking space.",
        "Can drivers book parking in advance?",
        "Parking in the city takes an hour.",
        "We pay too many parking fines.",
    ],
)
NEEDS = [RATES, REFUNDS, PARKING]
RATE = Said("You see the exchange rate before you pay.", 3)
REFUND = Said("A refund is not there yet", 8)
PROUD = Said("We are proud of our award-winning culture.", 5)


def test_a_page_speaks_of_a_need_with_the_sentence_that_does() -> None:
    ((rates, refunds, parking),) = needs_told([[PROUD, RATE, REFUND]], NEEDS, most=3)
    assert rates is not None
    assert (rates.said, rates.is_sure) == (RATE, True)
    assert refunds is not None
    assert (refunds.said, refunds.is_sure) == (REFUND, True)
    assert parking is None


def test_each_page_is_told_for_itself_and_only_so_many_needs() -> None:
    told = needs_told([[PROUD], [], [PROUD, REFUND]], NEEDS, most=2)
    assert [[one and one.said for one in page] for page in told] == [
        [None, None],
        [None, None],
        [None, REFUND],
    ]
    assert needs_told([[], []], NEEDS, most=2) == [[None, None], [None, None]]


def test_what_another_need_is_nearer_to_is_not_this_one() -> None:
    trips = Need(name="trips", people=8, words=["exchange"], wordings=[RATES.wordings[0]] * 4)
    line = Said("Where you can see our exchange rates", 1)
    assert needs_told([[line]], [RATES, REFUNDS, PARKING], most=1) != [[None]]
    assert needs_told([[line]], [RATES, REFUNDS, PARKING, trips], most=1) == [[None]]


def test_less_near_and_without_a_telling_word_is_perhaps() -> None:
    line = Said("You get your money back without a fight.", 4)
    ((told,),) = needs_told([[line]], [REFUNDS, PARKING], most=1)
    assert told is not None
    assert (told.said, told.is_sure) == (line, False)


def test_a_need_of_which_little_is_said_is_spoken_of_nowhere() -> None:
    bare = Need(name="refund", people=7, words=["refund"], wordings=REFUNDS.wordings[:2])
    assert needs_told([[REFUND]], [bare, RATES], most=1) == [[None]]
    assert needs_told([[REFUND]], [Need(name="refund", people=7)], most=1) == [[None]]


def test_what_has_a_needs_words_speaks_most_for_it() -> None:
    need = Need(
        name="one-time",
        people=3,
        words=["time card", "limit"],
        wordings=["Hello there.", "No limits, please.", "One-time cards have a limit.", *"x" * 40],
    )
    assert core_wordings(need)[:3] == [
        "One-time cards have a limit.",
        "No limits, please.",
        "Hello there.",
    ]
    assert len(core_wordings(need)) == WORDINGS
