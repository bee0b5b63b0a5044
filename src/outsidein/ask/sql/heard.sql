-- One row is one part of what an account said: what one department of ours heard, or what one
-- person said, by `$part`.
WITH told AS (
    SELECT
        CASE $part
            WHEN 'department' THEN statement.department
            ELSE statement.person_id
        END AS part,
        statement.statement_id,
        CASE WHEN person.nature = 'person' THEN statement.person_id END AS person_id,
        theme.name AS need
    FROM statement
    LEFT JOIN person USING (person_id)
    LEFT JOIN statement_theme USING (statement_id)
    LEFT JOIN theme USING (theme_id)
    WHERE statement.side = 'customer' AND statement.account_id = $account
),

counted AS (
    SELECT part, need, count(DISTINCT person_id) AS people, count(*) AS statements
    FROM told
    WHERE need IS NOT NULL
    GROUP BY part, need
),

spoken_of AS (
    SELECT part, list(need ORDER BY people DESC, statements DESC, need)[1:3] AS needs
    FROM counted
    GROUP BY part
)

SELECT
    told.part,
    count(DISTINCT told.person_id) AS people,
    count(DISTINCT told.statement_id) AS statements,
    coalesce(any_value(spoken_of.needs), []) AS needs
FROM told
LEFT JOIN spoken_of USING (part)
WHERE told.part IS NOT NULL
GROUP BY told.part
ORDER BY people DESC, statements DESC, told.part
