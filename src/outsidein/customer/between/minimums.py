"""From how much on something is told of departments: below that it is too few to say."""

from __future__ import annotations

# What was told to nobody knows whom tells of people, but that is no department that could differ.
UNKNOWN = "unknown"
# Of a department that heard fewer people no share is told: one person more or less would move it
# by more than three points.
ENOUGH_PEOPLE = 30
# Nor is a need judged of which, going by the people it talks to, a department would hear from
# fewer than these. If five are to be expected, it hears from nobody in less than 1 of 100 cases by
# chance; of fewer, silence means little (Cochran 1954 asks for five where counts are compared).
ENOUGH_EXPECTED = 5.0
# Nobody acts on less than half a point of a hundred.
WORTH_TELLING = 0.005
# Of what is called sure, at most one in ten is expected to be wrong.
SURE = 0.1
# Of an account where fewer of its people were heard nobody knows yet whom we miss.
ENOUGH_HEARD = 3
