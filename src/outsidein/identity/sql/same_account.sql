-- One row is one account record. Which account is it, and why?
WITH shared AS (
    SELECT shared_key
    FROM account_tie
    GROUP BY shared_key
    HAVING count(DISTINCT account_id) > 1
),

why AS (
    SELECT
        account_tie.account_id,
        min(account_tie.reason) AS reason
    FROM account_tie
    INNER JOIN shared USING (shared_key)
    WHERE account_tie.reason <> 'the only record'
    GROUP BY account_tie.account_id
),

named AS (
    -- The smallest record id of a group names it: the same in any order of rows.
    SELECT
        account_profile_of.account_id,
        account_joined.profile_id,
        account_joined.entity_id,
        account_joined.probability,
        account_joined.reason
    FROM account_profile_of
    INNER JOIN account_joined USING (profile_id)
)

SELECT
    'account' AS sort,
    named.account_id AS record_id,
    named.entity_id,
    CASE WHEN named.profile_id = named.entity_id THEN 1.0 ELSE named.probability END AS probability,
    coalesce(nullif(concat_ws('; ', named.reason, why.reason), ''), 'the only record') AS reason
FROM named
LEFT JOIN why USING (account_id)
