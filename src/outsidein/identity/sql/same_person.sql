-- One row is one person record. Which person is it, and why?
WITH shared AS (
    SELECT shared_key
    FROM person_tie
    GROUP BY shared_key
    HAVING count(DISTINCT person_id) > 1
),

why AS (
    SELECT
        person_tie.person_id,
        min(person_tie.reason) AS reason
    FROM person_tie
    INNER JOIN shared USING (shared_key)
    WHERE person_tie.reason <> 'the only record'
    GROUP BY person_tie.person_id
),

named AS (
    -- The smallest record id of a group names it: the same in any order of rows.
    SELECT
        person_profile_of.person_id,
        person_joined.profile_id,
        person_joined.entity_id,
        person_joined.probability,
        person_joined.reason
    FROM person_profile_of
    INNER JOIN person_joined USING (profile_id)
)

SELECT
    'person' AS sort,
    named.person_id AS record_id,
    named.entity_id,
    CASE WHEN named.profile_id = named.entity_id THEN 1.0 ELSE named.probability END AS probability,
    coalesce(nullif(concat_ws('; ', named.reason, why.reason), ''), 'the only record') AS reason
FROM named
LEFT JOIN why USING (person_id)
