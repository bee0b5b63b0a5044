-- One row is one person record, and whose side it speaks for. Somebody may have been ours and gone to
-- a customer, or come from one: what they said with a customer's address is a customer's.
WITH ours AS (
    SELECT person.person_id AS record_id
    FROM record.person AS person
    LEFT JOIN our_name ON our_name.name = lower(person.name)
    WHERE person.side = 'us' OR our_name.name IS NOT NULL
    UNION
    SELECT person_mail.person_id AS record_id
    FROM person_mail
    INNER JOIN our_host USING (host)
),

customers AS (
    SELECT person_id AS record_id FROM record.person WHERE side = 'customer'
    UNION
    SELECT person_id AS record_id FROM record.membership WHERE account_id IS NOT NULL
    UNION
    SELECT person_mail.person_id AS record_id
    FROM person_mail
    INNER JOIN registrable USING (host)
    WHERE registrable.is_firm
)

SELECT
    same_person.record_id,
    person.person_id,
    CASE
        WHEN person.side = 'us' AND ours.record_id IS NULL AND customers.record_id IS NOT NULL
            THEN 'customer'
        ELSE person.side
    END AS side
FROM same_person
INNER JOIN person ON person.person_id = same_person.entity_id
LEFT JOIN ours USING (record_id)
LEFT JOIN customers USING (record_id)
