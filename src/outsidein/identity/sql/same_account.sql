-- One row is one account record. Which account is it, and why?
WITH shared AS (
    SELECT shared_key
    FROM account_key
    GROUP BY shared_key
    HAVING count(DISTINCT account_id) > 1
),

named AS (
    -- The smallest record id of a group names it: the same in any order of rows.
    SELECT
        numbered.account_id,
        min(numbered.account_id) OVER (PARTITION BY grouped.group_number) AS entity_id
    FROM account_number AS numbered
    INNER JOIN account_group AS grouped ON numbered.record = grouped.record
),

why AS (
    SELECT
        account_key.account_id,
        min(account_key.reason) AS reason
    FROM account_key
    INNER JOIN shared USING (shared_key)
    WHERE account_key.reason <> 'the only record'
    GROUP BY account_key.account_id
)

SELECT
    'account' AS sort,
    named.account_id AS record_id,
    named.entity_id,
    CAST(1.0 AS DOUBLE) AS probability,
    coalesce(why.reason, 'the only record') AS reason
FROM named
LEFT JOIN why USING (account_id)
