-- One row is one person in one account. Who belongs where, since when and until when?
SELECT
    same_person.entity_id AS person_id,
    record_home.account_id,
    max(record_home.title) AS title,
    min(record_home.from_at) AS from_at,
    max(record_home.to_at) AS to_at,
    min(record_home.preference) = 1 AS is_told
FROM record_home
INNER JOIN same_person USING (record_id)
GROUP BY same_person.entity_id, record_home.account_id
