-- One row is one key of one person record. Which records speak of the same person?
-- A mail address counts without its +tag; a record merged away counts as its survivor.
SELECT
    person_id,
    'mail:' || plain AS shared_key,
    'same mail address ' || plain AS reason
FROM person_mail
UNION ALL
SELECT person_id, 'record:' || merged_into AS shared_key, 'merged in ' || source AS reason
FROM record.person
WHERE merged_into IS NOT NULL
UNION ALL
-- A voice in a call has no address: it is the one person of that name, if there is just one.
SELECT
    nameless.person_id,
    named.shared_key,
    'the only one named ' || nameless.name AS reason
FROM record.person AS nameless
INNER JOIN (
    SELECT folded, min(shared_key) AS shared_key
    FROM (
        SELECT
            lower(person.name) AS folded,
            coalesce('mail:' || person_mail.plain, 'record:' || person.person_id) AS shared_key
        FROM record.person AS person
        LEFT JOIN person_mail USING (person_id)
        WHERE person.name LIKE '% %' AND (person_mail.plain IS NOT NULL OR person.side = 'us')
    ) AS known
    GROUP BY folded
    HAVING count(DISTINCT shared_key) = 1
) AS named ON lower(nameless.name) = named.folded
WHERE coalesce(len(nameless.emails), 0) = 0 AND nameless.side IS NULL
UNION ALL
SELECT person_id, 'record:' || person_id AS shared_key, 'the only record' AS reason
FROM record.person
