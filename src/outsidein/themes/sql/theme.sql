-- One row is one theme or broader need as it is shown. How many people speak of it, since when?
WITH spoken AS (
    SELECT
        statement_theme.theme_id,
        statement.statement_id,
        CASE WHEN person.nature = 'person' THEN statement.person_id END AS person_id,
        statement.happened_at,
        statement_theme.probability
    FROM statement_theme
    INNER JOIN statement USING (statement_id)
    LEFT JOIN person ON person.person_id = statement.person_id
),

within AS (
    SELECT * FROM spoken
    UNION ALL
    SELECT
        theme_shown.parent_id AS theme_id,
        spoken.statement_id,
        spoken.person_id,
        spoken.happened_at,
        spoken.probability
    FROM spoken
    INNER JOIN theme_shown ON theme_shown.theme_id = spoken.theme_id
    WHERE theme_shown.parent_id IS NOT NULL
),

counted AS (
    SELECT
        theme_id,
        count(DISTINCT person_id) AS people,
        count(*) AS statements,
        min(happened_at) AS first_seen,
        max(happened_at) AS last_seen
    FROM within
    GROUP BY theme_id
),

ranked AS (
    SELECT
        theme_id,
        statement_id,
        row_number() OVER (
            PARTITION BY theme_id ORDER BY probability DESC, statement_id
        ) AS rank
    FROM within
    WHERE theme_id IN (SELECT theme_id FROM theme_shown WHERE len(central_ids) = 0)
),

surest AS (
    SELECT theme_id, list(statement_id ORDER BY rank) AS statement_ids
    FROM ranked
    WHERE rank <= 10
    GROUP BY theme_id
)

SELECT
    theme_shown.theme_id,
    theme_shown.level,
    theme_shown.parent_id,
    theme_shown.name,
    theme_shown.words,
    theme_shown.sampled,
    -- What people merged or split has a middle of its own: what is surest to be in it.
    CASE
        WHEN len(theme_shown.central_ids) > 0 THEN theme_shown.central_ids
        ELSE coalesce(surest.statement_ids, [])
    END AS central_ids,
    theme_shown.is_pinned,
    theme_shown.is_hidden,
    coalesce(counted.people, 0) AS people,
    coalesce(counted.statements, 0) AS statements,
    counted.first_seen,
    counted.last_seen
FROM theme_shown
LEFT JOIN counted ON counted.theme_id = theme_shown.theme_id
LEFT JOIN surest ON surest.theme_id = theme_shown.theme_id
