"""A made-up company with planted truth, written out in real export formats."""
