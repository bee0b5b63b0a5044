-- One row is one person of the account who speaks of some need, with their buying role.
WITH heard AS (
    SELECT DISTINCT person_id
    FROM account_need_person
    WHERE account_id = $account
)

SELECT
    person.person_id,
    person.name,
    coalesce(buying_group.title, person.title) AS title,
    coalesce(buying_group.role, 'unknown') AS role
FROM heard
INNER JOIN person USING (person_id)
LEFT JOIN buying_group
    ON buying_group.person_id = person.person_id AND buying_group.account_id = $account
ORDER BY person.name, person.person_id
