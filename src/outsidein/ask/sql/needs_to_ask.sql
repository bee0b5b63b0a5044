-- One row is one need that our people can be asked about, those of most people first: how many of
-- our departments believe in it, and words of a customer's that show what is meant.
WITH spoken_by AS (
    SELECT
        theme.theme_id,
        theme.name,
        theme.central_ids,
        CASE
            WHEN $account IS NULL THEN theme.people
            ELSE coalesce(account_need.people, 0)
        END AS people,
        theme.people AS all_people
    FROM theme
    LEFT JOIN account_need
        ON account_need.theme_id = theme.theme_id AND account_need.account_id = $account
    WHERE theme.level = 'theme' AND NOT theme.is_hidden AND theme.people > 0
),

believed AS (
    SELECT theme_id, count(DISTINCT department) AS believed_by
    FROM belief_theme
    WHERE probability >= 0.5
    GROUP BY theme_id
),

central AS (
    SELECT
        theme_id,
        unnest(central_ids) AS statement_id,
        generate_subscripts(central_ids, 1) AS place
    FROM spoken_by
),

quote AS (
    SELECT central.theme_id, central.statement_id, statement.text
    FROM central
    INNER JOIN statement USING (statement_id)
    QUALIFY row_number() OVER (
        PARTITION BY central.theme_id
        ORDER BY
            statement.doubtful,
            length(statement.text) NOT BETWEEN 30 AND 160,
            statement.kind NOT IN ('want', 'goal', 'pain'),
            central.place
    ) = 1
)

SELECT
    spoken_by.theme_id,
    spoken_by.name,
    coalesce(believed.believed_by, 0) AS believed_by,
    quote.statement_id,
    quote.text AS quote
FROM spoken_by
LEFT JOIN believed USING (theme_id)
LEFT JOIN quote USING (theme_id)
ORDER BY spoken_by.people DESC, spoken_by.all_people DESC, spoken_by.theme_id
