-- One row is one customer's human in one account: told to be there now or once, or heard there and
-- told to be nowhere.
WITH human AS (
    SELECT person_id FROM person WHERE side = 'customer' AND nature = 'person'
),

belongs AS (
    SELECT account_id, person_id, title, to_at
    FROM membership
    UNION ALL
    SELECT DISTINCT touch.account_id, touch.person_id, NULL AS title, NULL AS to_at
    FROM touch
    ANTI JOIN membership ON membership.person_id = touch.person_id
    WHERE touch.side = 'customer' AND touch.account_id IS NOT NULL
    UNION ALL
    SELECT account_id, person_id, NULL AS title, NULL AS to_at
    FROM former_member
)

SELECT
    belongs.account_id,
    belongs.person_id,
    max(belongs.title) AS title,
    max(belongs.to_at) AS to_at
FROM belongs
INNER JOIN human USING (person_id)
GROUP BY belongs.account_id, belongs.person_id
