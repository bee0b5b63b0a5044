"""Words that any sentence is made of, and numbers: they don't tell whose words somebody uses."""

from __future__ import annotations

# English alone: of other languages such words are counted too, of ours and of customers' alike.
STOP_WORDS = frozenset(
    """a about above after again all almost already also although always am an and another any
    anybody anyone anything are aren't around as at away back be became because become been before
    being below between both but by can can't cannot come could couldn't did didn't do does doesn't
    doing don't done down during each either else enough even ever every everybody everyone
    everything few for from further get gets getting give go goes going gone got had hadn't has
    hasn't have haven't having he he's hello her here here's hers herself hi him himself his how
    how's however i i'd i'll i'm i've if in indeed instead into is isn't it it'll it's its itself
    just keep kind least less let let's like ll made make makes making many may maybe me might mine
    more most much must mustn't my myself near need needs neither never no nobody none nor not
    nothing now of off often oh ok okay on once one ones only onto or other others our ours
    ourselves out over own per perhaps please quite rather re really s said same say says see seem
    seems shall she she's should shouldn't since so some somebody someone something sometimes soon
    still such sure t take than thank thanks that that's the their theirs them themselves then
    there there's these they they'd they'll they're they've thing things this those though through
    thus till to together too toward towards two under until up upon us use used using ve very via
    was wasn't way we we'd we'll we're we've well went were weren't what what's whatever when
    whenever where whereas whether which while who who's whoever whole whom whose why will with
    within without won't would wouldn't yeah yes yet you you'd you'll you're you've your yours
    yourself yourselves
    actually basically currently exactly fully plus simply
    three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred
    thousand million billion""".split()
)
