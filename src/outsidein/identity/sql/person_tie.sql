-- One row is one sure tie of one person record. Which records must speak of the same person?
-- A mail address counts without its +tag; a record merged away counts as its survivor; a number
-- that a system gave to somebody counts within that system, and anywhere if no other can have it.
-- What was decided counts before all: who was taken out of somebody has ties to nobody else.
WITH tie AS (
    SELECT person_id, shared_key, reason
    FROM person_mail_key
    UNION ALL
    SELECT person_id, 'record:' || merged_into AS shared_key, 'merged in ' || source AS reason
    FROM record.person
    WHERE merged_into IS NOT NULL
    UNION ALL
    SELECT
        person_id,
        'id:' || source || ':' || number AS shared_key,
        'same number ' || bare || ' in ' || source AS reason
    FROM person_number_told
    WHERE is_of_one
    UNION ALL
    SELECT
        given.person_id,
        'record:' || named.person_id AS shared_key,
        'carries the number ' || given.bare AS reason
    FROM person_number_told AS given
    INNER JOIN record.person AS named ON split_part(named.source_id, ':', 2) = given.bare
    -- A short number is some system's own count, and means another person in each.
    WHERE length(given.bare) >= 15
    UNION ALL
    SELECT person_id, 'record:' || person_id AS shared_key, 'the only record' AS reason
    FROM record.person
    UNION ALL
    SELECT
        record_id AS person_id,
        'decision:' || number AS shared_key,
        'you decided so' || CASE WHEN decided_on <> '' THEN ' on ' || decided_on ELSE '' END AS reason
    FROM decided_same
    -- A decision outlives what it was about: erased, or exported without it.
    WHERE sort = 'person' AND record_id IN (SELECT person_id FROM record.person)
)

SELECT
    tie.person_id,
    tie.shared_key || CASE WHEN cut.number IS NOT NULL THEN ' but ' || cut.number ELSE '' END
        AS shared_key,
    tie.reason
FROM tie
LEFT JOIN person_cut AS cut ON cut.record_id = tie.person_id
