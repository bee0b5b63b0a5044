-- One row is one department of ours, and what it heard of one account: those that most people spoke
-- to come first.
WITH told AS (
    SELECT
        statement.department,
        statement.statement_id,
        CASE WHEN person.nature = 'person' THEN statement.person_id END AS person_id,
        theme.name AS need
    FROM statement
    LEFT JOIN person USING (person_id)
    LEFT JOIN statement_theme USING (statement_id)
    LEFT JOIN theme ON theme.theme_id = statement_theme.theme_id AND NOT theme.is_hidden
    WHERE statement.side = 'customer' AND statement.account_id = $account
),

counted AS (
    SELECT department, need, count(DISTINCT person_id) AS people, count(*) AS statements
    FROM told
    WHERE need IS NOT NULL
    GROUP BY department, need
),

spoken_of AS (
    SELECT department, list(need ORDER BY people DESC, statements DESC, need)[1:3] AS needs
    FROM counted
    GROUP BY department
)

SELECT
    told.department,
    count(DISTINCT told.person_id) AS people,
    count(DISTINCT told.statement_id) AS statements,
    coalesce(any_value(spoken_of.needs), []) AS needs
FROM told
LEFT JOIN spoken_of USING (department)
WHERE told.department IS NOT NULL
GROUP BY told.department
ORDER BY people DESC, statements DESC, told.department
