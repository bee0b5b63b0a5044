from __future__ import annotations

from outsidein.pages.opening import page_of
from outsidein.speak.audit import prepared, read_for
from outsidein.speak.known import NOTHING
from outsidein.speak.said import Said, said_in

PAGE = """\
<html><head><title>A title that nobody sees here</title></head><body>
<h1>Cards for all of your drivers</h1>
<p>Short one.</p>
<p>You see the rate. You pay it when the driver pays.</p>
<blockquote>We close the month in three days now.</blockquote>
<button>Start your trial with us now</button>
</body></html>
"""


def test_what_a_reader_sees_is_kept_with_its_line() -> None:
    reading = read_for(prepared([], NOTHING), page_of(PAGE, "cards.html"))
    assert said_in(reading) == [
        Said("Cards for all of your drivers", 2),
        Said("You see the rate.", 4),
        Said("You pay it when the driver pays.", 4),
        Said("We close the month in three days now.", 5),
    ]
