-- One row is one customer's statement that themes may be found in: the same words count once, and
-- nobody is heard more than twenty times.
WITH told AS (
    SELECT
        statement_id,
        text,
        row_number() OVER (
            PARTITION BY lower(text) ORDER BY md5(statement_id)
        ) AS repetition,
        row_number() OVER (
            PARTITION BY coalesce(person_id, touch_id) ORDER BY md5(statement_id)
        ) AS turn
    FROM statement
    WHERE side = 'customer' AND kind <> 'other' AND length(text) BETWEEN 12 AND 400
)

SELECT statement_id, text
FROM told
WHERE repetition = 1 AND turn <= 20
