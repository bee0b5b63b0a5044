-- One row counts statements: those in a theme whose main need is their own, and all that have both.
WITH about AS (
    SELECT theme_id, need, count(*) AS statements
    FROM beside
    WHERE need IS NOT NULL AND theme_id IS NOT NULL
    GROUP BY theme_id, need
),

main AS (
    SELECT theme_id, max(statements) AS fitting, sum(statements) AS statements
    FROM about
    GROUP BY theme_id
)

SELECT
    CAST(coalesce(sum(fitting), 0) AS BIGINT) AS fitting,
    CAST(coalesce(sum(statements), 0) AS BIGINT) AS statements
FROM main
