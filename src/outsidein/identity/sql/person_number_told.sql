-- One row is one number, of an account in a system or of a browser, that one person record tells.
-- `is_of_one`: nobody else has it. A browser that writes from two addresses may be of two people.
WITH told AS (
    SELECT person_id, source, unnest(external_ids) AS number
    FROM record.person
),

addresses AS (
    SELECT told.source, told.number, count(DISTINCT person_mail_key.shared_key) AS addresses
    FROM told
    LEFT JOIN person_mail_key USING (person_id)
    GROUP BY told.source, told.number
)

SELECT DISTINCT
    told.person_id,
    told.source,
    told.number,
    split_part(told.number, ':', -1) AS bare,
    addresses.addresses <= 1 AS is_of_one
FROM told
INNER JOIN addresses USING (source, number)
