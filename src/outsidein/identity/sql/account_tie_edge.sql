-- One row ties a numbered account record to a numbered sure tie.
SELECT
    numbered.record,
    dense_rank() OVER (ORDER BY account_tie.shared_key) - 1 AS key
FROM account_tie
INNER JOIN account_number AS numbered USING (account_id)
