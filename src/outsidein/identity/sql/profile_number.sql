-- One row is one profile with a number of its own, in the order of the ids.
SELECT unique_id, row_number() OVER (ORDER BY unique_id) - 1 AS number
FROM profile
