-- One row is one person or mailbox that spoke for one account. What do they speak of most?
WITH told AS (
    SELECT account_id, person_id, count(*) AS statements
    FROM statement
    WHERE side = 'customer' AND account_id IS NOT NULL AND person_id IS NOT NULL
    GROUP BY account_id, person_id
),

counted AS (
    SELECT
        statement.account_id,
        statement.person_id,
        voiced.theme_id,
        count(*) AS statements
    FROM voiced
    INNER JOIN statement USING (statement_id)
    WHERE statement.person_id IS NOT NULL
    GROUP BY statement.account_id, statement.person_id, voiced.theme_id
),

spoken_of AS (
    SELECT
        account_id,
        person_id,
        list(theme_id ORDER BY statements DESC, theme_id)[1:3] AS top_needs
    FROM counted
    GROUP BY account_id, person_id
)

SELECT
    told.account_id,
    told.person_id,
    told.statements,
    coalesce(spoken_of.top_needs, []) AS top_needs
FROM told
LEFT JOIN spoken_of USING (account_id, person_id)
ORDER BY told.account_id, told.person_id
