"""The whole customer: what its people want, by number of people."""
