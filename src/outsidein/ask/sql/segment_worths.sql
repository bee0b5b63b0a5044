-- One row is one comparison of ways to group accounts, for one outcome, in the order to be told.
SELECT * FROM segment_worth
ORDER BY
    list_position(['both', 'won', 'kept'], outcome),
    list_position(['needs', 'industry', 'size', 'country'], basis),
    list_position(['nothing', 'industry', 'size', 'country'], against)
