-- One row is one person or mailbox of one account, and what they spoke of most: people come before
-- mailboxes, who said most comes first.
WITH told AS (
    SELECT statement.person_id, statement.statement_id, theme.name AS need
    FROM statement
    LEFT JOIN statement_theme USING (statement_id)
    LEFT JOIN theme ON theme.theme_id = statement_theme.theme_id AND NOT theme.is_hidden
    WHERE statement.side = 'customer' AND statement.account_id = $account
),

counted AS (
    SELECT person_id, need, count(*) AS statements
    FROM told
    WHERE need IS NOT NULL
    GROUP BY person_id, need
),

spoken_of AS (
    SELECT person_id, list(need ORDER BY statements DESC, need)[1:3] AS needs
    FROM counted
    GROUP BY person_id
)

SELECT
    person.person_id,
    coalesce(person.name, 'somebody') AS name,
    person.title,
    person.nature,
    count(DISTINCT told.statement_id) AS statements,
    coalesce(any_value(spoken_of.needs), []) AS needs
FROM told
INNER JOIN person USING (person_id)
LEFT JOIN spoken_of USING (person_id)
GROUP BY person.person_id, person.name, person.title, person.nature
ORDER BY coalesce(person.nature = 'person', false) DESC, statements DESC, name, person.person_id
