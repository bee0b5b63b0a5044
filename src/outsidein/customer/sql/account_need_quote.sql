-- One row is one of the two most telling statements about one theme in one account: what has to be
-- reacted to before what is merely asked, sure before unsure, a full sentence before a scrap, and
-- two people before the same one twice.
WITH weighed AS (
    SELECT
        voiced.*,
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
),

told_once AS (
    SELECT *
    FROM weighed
    QUALIFY row_number() OVER (
        PARTITION BY account_id, theme_id, lower(text) ORDER BY weight DESC, statement_id
    ) = 1
),

by_person AS (
    SELECT
        *,
        row_number() OVER (
            PARTITION BY account_id, theme_id, coalesce(person_id, statement_id)
            ORDER BY weight DESC, statement_id
        ) AS turn
    FROM told_once
)

SELECT
    account_id,
    theme_id,
    statement_id,
    row_number() OVER (
        PARTITION BY account_id, theme_id ORDER BY turn, weight DESC, statement_id
    ) AS rank
FROM by_person
QUALIFY rank <= 2
ORDER BY account_id, theme_id, rank
