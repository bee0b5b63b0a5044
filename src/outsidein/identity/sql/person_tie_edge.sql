-- One row ties a numbered person record to a numbered key.
SELECT
    numbered.record,
    dense_rank() OVER (ORDER BY person_tie.shared_key) - 1 AS key
FROM person_tie
INNER JOIN person_number AS numbered USING (person_id)
