-- One row ties a numbered person record to a numbered key.
SELECT
    numbered.record,
    dense_rank() OVER (ORDER BY person_key.shared_key) - 1 AS key
FROM person_key
INNER JOIN person_number AS numbered USING (person_id)
