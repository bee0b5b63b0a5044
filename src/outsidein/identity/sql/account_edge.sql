-- One row ties a numbered account record to a numbered key.
SELECT
    numbered.record,
    dense_rank() OVER (ORDER BY account_key.shared_key) - 1 AS key
FROM account_key
INNER JOIN account_number AS numbered USING (account_id)
