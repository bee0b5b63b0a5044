-- One row is one theme or broader need that is shown: pinned ones first, then those of most people.
-- Beside it: how many people spoke of it in the last quarter and in the one before, of how many.
WITH spoken AS (
    SELECT
        statement.statement_id,
        CASE WHEN person.nature = 'person' THEN statement.person_id END AS person_id,
        date_diff('day', statement.happened_at, newest.happened_at) AS days_ago
    FROM statement
    LEFT JOIN person ON person.person_id = statement.person_id
    CROSS JOIN (
        SELECT max(last_seen) AS happened_at
        FROM theme
    ) AS newest
    WHERE statement.side = 'customer' AND statement.kind <> 'other'
),

heard AS (
    SELECT
        count(DISTINCT person_id) FILTER (WHERE days_ago BETWEEN 0 AND 90) AS people_lately,
        count(DISTINCT person_id) FILTER (WHERE days_ago BETWEEN 91 AND 181) AS people_before
    FROM spoken
),

of_theme AS (
    SELECT
        shown.theme_id,
        count(DISTINCT spoken.person_id) FILTER (
            WHERE spoken.days_ago BETWEEN 0 AND 90
        ) AS lately,
        count(DISTINCT spoken.person_id) FILTER (
            WHERE spoken.days_ago BETWEEN 91 AND 181
        ) AS before
    FROM theme AS shown
    INNER JOIN theme AS part ON shown.theme_id IN (part.theme_id, part.parent_id)
    INNER JOIN statement_theme ON statement_theme.theme_id = part.theme_id
    INNER JOIN spoken ON spoken.statement_id = statement_theme.statement_id
    GROUP BY shown.theme_id
)

SELECT
    theme.theme_id,
    theme.level,
    theme.parent_id,
    theme.name,
    coalesce(theme.words, []) AS words,
    theme.is_pinned,
    theme.is_hidden,
    theme.people,
    theme.statements,
    theme.first_seen,
    theme.last_seen,
    coalesce(of_theme.lately, 0) AS lately,
    coalesce(of_theme.before, 0) AS before,
    heard.people_lately,
    heard.people_before
FROM theme
CROSS JOIN heard
LEFT JOIN of_theme ON of_theme.theme_id = theme.theme_id
ORDER BY theme.is_pinned DESC, theme.people DESC, theme.statements DESC, theme.theme_id
