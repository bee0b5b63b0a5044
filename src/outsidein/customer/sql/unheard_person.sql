-- One row is one person of an account we talk with, whom nobody of ours or only one department has
-- heard. Whom do we not know? Of accounts where fewer were heard, nobody is missed yet.
WITH told AS (
    SELECT
        account_id,
        person_id,
        list(DISTINCT department ORDER BY department) AS departments,
        count(*) AS statements
    FROM statement
    WHERE
        side = 'customer'
        AND account_id IS NOT NULL
        AND person_id IS NOT NULL
        AND department IS NOT NULL
    GROUP BY account_id, person_id
),

enough AS (
    SELECT told.account_id
    FROM told
    INNER JOIN person ON person.person_id = told.person_id AND person.nature = 'person'
    GROUP BY told.account_id
    HAVING count(*) >= $enough_heard
)

SELECT
    buying_group.account_id,
    buying_group.person_id,
    buying_group.role,
    coalesce(told.departments, []) AS departments,
    coalesce(told.statements, 0) AS statements
FROM buying_group
INNER JOIN enough USING (account_id)
INNER JOIN person
    ON person.person_id = buying_group.person_id AND person.nature = 'person'
LEFT JOIN told
    ON told.account_id = buying_group.account_id AND told.person_id = buying_group.person_id
WHERE buying_group.state <> 'left' AND len(coalesce(told.departments, [])) <= 1
ORDER BY buying_group.account_id, buying_group.person_id
