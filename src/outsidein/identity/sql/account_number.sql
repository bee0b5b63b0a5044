-- One row is one account record with a number of its own, in the order of the ids.
SELECT account_id, row_number() OVER (ORDER BY account_id) - 1 AS record
FROM (SELECT DISTINCT account_id FROM account_tie) AS every_one
