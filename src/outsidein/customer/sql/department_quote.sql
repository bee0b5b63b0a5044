-- One row is one of the three most telling statements about one theme to one department of ours, of
-- different people and in different words. In which words did they hear it?
WITH weighed AS (
    SELECT
        voiced.department,
        voiced.theme_id,
        voiced.person_id,
        voiced.statement_id,
        statement.text,
        voiced.certainty
        * CASE
            WHEN voiced.kind IN ('objection', 'pain', 'want') THEN 1.5
            WHEN voiced.kind = 'goal' THEN 1.3
            ELSE 1.0
        END
        * CASE WHEN length(statement.text) BETWEEN 40 AND 240 THEN 1.5 ELSE 1.0 END AS weight
    FROM voiced
    INNER JOIN statement USING (statement_id)
    WHERE voiced.person_id IS NOT NULL AND voiced.department IS NOT NULL
),

best_of_person AS (
    SELECT *
    FROM weighed
    QUALIFY row_number() OVER (
        PARTITION BY department, theme_id, person_id ORDER BY weight DESC, statement_id
    ) = 1
),

told_once AS (
    SELECT *
    FROM best_of_person
    QUALIFY row_number() OVER (
        PARTITION BY department, theme_id, lower(text) ORDER BY weight DESC, statement_id
    ) = 1
)

SELECT
    department,
    theme_id,
    statement_id,
    row_number() OVER (
        PARTITION BY department, theme_id ORDER BY weight DESC, statement_id
    ) AS rank
FROM told_once
QUALIFY rank <= 3
ORDER BY department, theme_id, rank
