-- One row is one word of customers' and how many people say it, in so many of their statements;
-- the row without a word counts all people and all statements.
WITH said AS MATERIALIZED (
    SELECT
        person_id,
        lower(replace(text, '’', '''')) AS text
    FROM statement
    WHERE side = 'customer' AND person_id IS NOT NULL AND doubtful IS NOT TRUE
    ORDER BY md5(statement_id), statement_id
    LIMIT $most
),

word AS (
    SELECT DISTINCT
        person_id,
        unnest(regexp_extract_all(text, '[\p{L}\p{N}]+(?:[''.,-][\p{L}\p{N}]+)*')) AS word
    FROM said
)

SELECT
    word,
    count(*) AS people,
    NULL::BIGINT AS statements
FROM word
GROUP BY word
UNION ALL
SELECT
    NULL AS word,
    count(DISTINCT person_id) AS people,
    count(*) AS statements
FROM said
