-- One row is one need on which the people of one account differ, surely or perhaps. Who is on
-- which side, how sure is it, and which words show it? Of those who want it their wants come first,
-- of those who object their objections, and two people before the same one twice.
WITH side AS (
    SELECT account_id, theme_id, form, TRUE AS is_wanting, unnest(wanting) AS person_id
    FROM disagreement_found
    UNION ALL
    SELECT account_id, theme_id, form, FALSE AS is_wanting, unnest(others) AS person_id
    FROM disagreement_found
),

about AS (
    SELECT statement_id, account_id, person_id, theme_id, kind, happened_at, certainty
    FROM voiced
    WHERE account_id IN (SELECT account_id FROM disagreement_found)
),

told AS (
    SELECT
        side.account_id,
        side.theme_id,
        side.is_wanting,
        side.person_id,
        about.statement_id,
        about.happened_at,
        statement.text,
        side.form <> 'opposite'
        OR about.kind = 'objection' AND NOT side.is_wanting
        OR about.kind IN ('want', 'goal', 'pain') AND side.is_wanting AS is_telling,
        about.certainty
        * CASE about.kind
            WHEN 'want' THEN 1.6
            WHEN 'objection' THEN 1.5
            WHEN 'pain' THEN 1.5
            WHEN 'goal' THEN 1.3
            ELSE 1.0
        END
        * CASE WHEN length(statement.text) BETWEEN 40 AND 240 THEN 1.5 ELSE 1.0 END AS weight
    FROM side
    INNER JOIN about USING (account_id, theme_id, person_id)
    INNER JOIN statement USING (statement_id)
),

told_once AS (
    SELECT *
    FROM told
    WHERE is_telling
    QUALIFY row_number() OVER (
        PARTITION BY account_id, theme_id, is_wanting, regexp_replace(lower(text), '[0-9]+', '0', 'g')
        ORDER BY weight DESC, statement_id
    ) = 1
),

by_person AS (
    SELECT
        *,
        row_number() OVER (
            PARTITION BY account_id, theme_id, is_wanting, person_id
            ORDER BY weight DESC, statement_id
        ) AS turn
    FROM told_once
),

ranked AS (
    SELECT
        *,
        row_number() OVER (
            PARTITION BY account_id, theme_id, is_wanting ORDER BY turn, weight DESC, statement_id
        ) AS rank
    FROM by_person
),

quoted AS (
    SELECT
        account_id,
        theme_id,
        list(statement_id ORDER BY rank) FILTER (WHERE is_wanting) AS wanting_ids,
        list(statement_id ORDER BY rank) FILTER (WHERE NOT is_wanting) AS other_ids
    FROM ranked
    WHERE rank <= 3
    GROUP BY account_id, theme_id
),

dated AS (
    SELECT account_id, theme_id, min(happened_at) AS first_at, max(happened_at) AS last_at
    FROM told
    GROUP BY account_id, theme_id
)

SELECT
    found.account_id,
    found.theme_id,
    found.form,
    found.wanting,
    found.others,
    found.wanting_roles,
    found.other_roles,
    found.wanting_share,
    found.other_share,
    found.effect,
    found.p_value,
    found.q_value,
    found.is_sure,
    coalesce(quoted.wanting_ids, []) AS wanting_ids,
    coalesce(quoted.other_ids, []) AS other_ids,
    dated.first_at,
    dated.last_at
FROM disagreement_found AS found
LEFT JOIN quoted USING (account_id, theme_id)
LEFT JOIN dated USING (account_id, theme_id)
ORDER BY found.account_id, found.theme_id
