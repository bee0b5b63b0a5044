-- One row is one person who can be asked for: where they are and how to write to them, which tells
-- them from others of their name, and whether they ever said anything.
WITH home AS (
    SELECT membership.person_id, list(DISTINCT account.name ORDER BY account.name) AS accounts
    FROM membership
    INNER JOIN account USING (account_id)
    GROUP BY membership.person_id
),

spoken AS (SELECT DISTINCT person_id FROM statement)

SELECT
    person.person_id AS known_id,
    coalesce(person.name, 'somebody') AS name,
    list_concat(coalesce(home.accounts, []), coalesce(person.emails, [])[1:1]) AS details,
    spoken.person_id IS NOT NULL AS is_heard
FROM person
LEFT JOIN home USING (person_id)
LEFT JOIN spoken USING (person_id)
ORDER BY person.name, person.person_id
