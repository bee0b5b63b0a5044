-- One row is one thing that a customer said, and who: so many of them, drawn by the hash of the id.
SELECT
    text,
    person_id
FROM statement
WHERE side = 'customer' AND person_id IS NOT NULL AND doubtful IS NOT TRUE
ORDER BY md5(statement_id), statement_id
LIMIT $most
