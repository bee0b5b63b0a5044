-- One row is one person or mailbox that spoke in one account, for it or for us. What of most?
WITH told AS (
    SELECT account_id, person_id, side, count(*) AS statements
    FROM statement
    WHERE account_id IS NOT NULL AND person_id IS NOT NULL
    GROUP BY account_id, person_id, side
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
    told.side,
    coalesce(person.name, 'somebody') AS name,
    person.title,
    person.nature,
    told.statements,
    coalesce(spoken_of.top_needs, []) AS top_needs
FROM told
INNER JOIN person USING (person_id)
LEFT JOIN spoken_of
    ON spoken_of.account_id = told.account_id
    AND spoken_of.person_id = told.person_id
    AND told.side = 'customer'
ORDER BY told.account_id, told.person_id, told.side
