-- One row is one department of ours that heard one account. From how many people, and what most?
WITH told AS (
    SELECT
        statement.account_id,
        statement.department,
        count(DISTINCT statement.person_id) FILTER (WHERE person.nature = 'person') AS people,
        count(*) AS statements
    FROM statement
    LEFT JOIN person USING (person_id)
    WHERE
        statement.side = 'customer'
        AND statement.account_id IS NOT NULL
        AND statement.department IS NOT NULL
    GROUP BY statement.account_id, statement.department
),

counted AS (
    SELECT
        account_id,
        department,
        theme_id,
        count(DISTINCT person_id) AS people,
        count(*) AS statements
    FROM voiced
    GROUP BY account_id, department, theme_id
),

spoken_of AS (
    SELECT
        account_id,
        department,
        list(theme_id ORDER BY people DESC, statements DESC, theme_id)[1:3] AS top_needs
    FROM counted
    GROUP BY account_id, department
)

SELECT
    told.account_id,
    told.department,
    told.people,
    told.statements,
    coalesce(spoken_of.top_needs, []) AS top_needs
FROM told
LEFT JOIN spoken_of USING (account_id, department)
ORDER BY told.account_id, told.department
