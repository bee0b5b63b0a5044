-- One row is one person record with a number of its own, in the order of the ids.
SELECT person_id, row_number() OVER (ORDER BY person_id) - 1 AS record
FROM (SELECT DISTINCT person_id FROM person_tie) AS every_one
