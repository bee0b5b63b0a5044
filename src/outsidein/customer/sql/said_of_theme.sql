-- One row is one theme, with some of what customers say of it: the same statements whatever the
-- order of rows, and no text twice.
WITH drawn AS (
    SELECT theme_id, statement_id, md5(statement_id) AS drawn
    FROM voiced
    QUALIFY row_number() OVER (PARTITION BY theme_id ORDER BY drawn, statement_id)
        <= 3 * $held_against
),

different AS (
    SELECT drawn.theme_id, statement.text, min(drawn.drawn) AS first_drawn
    FROM drawn
    INNER JOIN statement USING (statement_id)
    GROUP BY drawn.theme_id, statement.text
    QUALIFY row_number() OVER (PARTITION BY drawn.theme_id ORDER BY first_drawn) <= $held_against
)

SELECT theme_id, list(text ORDER BY first_drawn) AS texts
FROM different
GROUP BY theme_id
