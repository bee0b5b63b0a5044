-- One row is one key of one person record. Which records speak of the same person?
-- A mail address counts without its +tag; a record merged away counts as its survivor.
SELECT person_id, shared_key, reason
FROM person_mail_key
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
            coalesce(mail_key.shared_key, 'record:' || person.person_id) AS shared_key
        FROM record.person AS person
        LEFT JOIN person_mail_key AS mail_key USING (person_id)
        WHERE person.name LIKE '% %' AND (mail_key.shared_key IS NOT NULL OR person.side = 'us')
    ) AS known
    GROUP BY folded
    HAVING count(DISTINCT shared_key) = 1
) AS named ON lower(nameless.name) = named.folded
WHERE
    coalesce(len(nameless.emails), 0) = 0
    AND nameless.side IS NULL
    AND nameless.name NOT IN (SELECT name FROM no_name)
UNION ALL
-- Of two records of one full name in one firm, one without an address of that firm is the person
-- who has one. Two addresses of one firm may be two people of one name.
SELECT person_id, shared_key, 'same name in the same firm' AS reason
FROM person_in_firm
WHERE shared_key IN (
    SELECT shared_key FROM person_in_firm GROUP BY shared_key HAVING count(DISTINCT firm_mail) <= 1
)
UNION ALL
SELECT person_id, 'record:' || person_id AS shared_key, 'the only record' AS reason
FROM record.person
