-- One row counts the customers' people, and their statements, that no account is known for.
SELECT
    count(DISTINCT person_id) AS people,
    count(*) AS statements
FROM statement
WHERE side = 'customer' AND account_id IS NULL
