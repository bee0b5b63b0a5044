-- One row is one role that nobody has in an account, of which enough people were heard.
-- A gatekeeper is missed by nobody, so that role is never missing.
WITH wanted AS (
    SELECT unnest(
        ['economic_buyer', 'technical_evaluator', 'user', 'champion', 'legal_procurement']
    ) AS role
),

heard AS (
    SELECT
        account_id,
        count(*) AS people,
        count(*) FILTER (WHERE role = 'unknown') AS unknown
    FROM buying_group
    WHERE state <> 'left' AND last_at IS NOT NULL
    GROUP BY account_id
    HAVING count(*) >= $enough_heard
),

gone AS (
    SELECT
        buying_group.account_id,
        buying_group.role,
        string_agg(person.name, ', ' ORDER BY person.name, person.person_id) AS names
    FROM buying_group
    INNER JOIN person USING (person_id)
    WHERE buying_group.state = 'left'
    GROUP BY buying_group.account_id, buying_group.role
)

SELECT
    heard.account_id,
    wanted.role,
    'none of ' || heard.people || ' people heard has it'
    || CASE WHEN heard.unknown > 0 THEN ', ' || heard.unknown || ' of them unknown' ELSE '' END
    || coalesce('; who had it left: ' || gone.names, '') AS reason
FROM heard
CROSS JOIN wanted
LEFT JOIN gone ON gone.account_id = heard.account_id AND gone.role = wanted.role
ANTI JOIN (
    SELECT account_id, role FROM buying_group WHERE state <> 'left'
) AS filled ON filled.account_id = heard.account_id AND filled.role = wanted.role
