-- One row is one person record. Which person is it, and why?
WITH shared AS (
    SELECT shared_key
    FROM person_key
    GROUP BY shared_key
    HAVING count(DISTINCT person_id) > 1
),

named AS (
    -- The smallest record id of a group names it: the same in any order of rows.
    SELECT
        numbered.person_id,
        min(numbered.person_id) OVER (PARTITION BY grouped.group_number) AS entity_id
    FROM person_number AS numbered
    INNER JOIN person_group AS grouped ON numbered.record = grouped.record
),

why AS (
    SELECT
        person_key.person_id,
        min(person_key.reason) AS reason
    FROM person_key
    INNER JOIN shared USING (shared_key)
    WHERE person_key.reason <> 'the only record'
    GROUP BY person_key.person_id
)

SELECT
    'person' AS sort,
    named.person_id AS record_id,
    named.entity_id,
    CAST(1.0 AS DOUBLE) AS probability,
    coalesce(why.reason, 'the only record') AS reason
FROM named
LEFT JOIN why USING (person_id)
