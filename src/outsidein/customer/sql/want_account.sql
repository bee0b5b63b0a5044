-- One row is one account that wants something about one theme. How many of its people say so, since
-- when, and who says it best: surely a want, in a sentence that is neither a scrap nor a
-- speech nor perhaps a quote of somebody else.
WITH wanted AS (
    SELECT
        voiced.*,
        voiced.certainty
        * CASE WHEN length(statement.text) BETWEEN 40 AND 240 THEN 1.5 ELSE 1.0 END
        * CASE WHEN statement.doubtful THEN 0.5 ELSE 1.0 END AS weight
    FROM voiced
    INNER JOIN statement USING (statement_id)
    WHERE voiced.kind = 'want'
),

placed AS (
    SELECT
        *,
        row_number() OVER (
            PARTITION BY theme_id, account_id ORDER BY weight DESC, statement_id
        ) AS place
    FROM wanted
)

SELECT
    theme_id,
    account_id,
    count(DISTINCT person_id) AS people,
    count(*) AS statements,
    min(happened_at) AS first_at,
    max(happened_at) AS last_at,
    min(statement_id) FILTER (WHERE place = 1) AS statement_id
FROM placed
GROUP BY theme_id, account_id
ORDER BY theme_id, account_id
