-- One row is one theme that was wanted once and is not now. What became of it, as far as is known:
-- what people decided about it comes before what a finding of themes made of it.
WITH asked AS (
    SELECT unnest($ids) AS theme_id
),

decided AS (
    SELECT
        asked.theme_id,
        'merged into “' || arg_max(coalesce(theme_decision.name, theme_decision.theme_names[1]), theme_decision.number)
        || '”' AS became
    FROM asked
    INNER JOIN theme_decision
        ON
            theme_decision.what = 'merge'
            AND theme_decision.outcome = 'in force'
            AND list_contains(theme_decision.theme_ids[2:], asked.theme_id)
    GROUP BY asked.theme_id
),

changed AS (
    SELECT
        asked.theme_id,
        CASE
            WHEN theme_change.what = 'merged_into'
                THEN 'merged into “' || theme_change.other_name || '”'
            ELSE 'no theme of its own any more'
        END AS became
    FROM asked
    INNER JOIN theme_change
        ON
            theme_change.theme_id = asked.theme_id
            AND theme_change.what IN ('merged_into', 'died')
    QUALIFY row_number() OVER (
        PARTITION BY asked.theme_id ORDER BY theme_change.finding DESC, theme_change.what
    ) = 1
)

SELECT
    asked.theme_id,
    CASE
        WHEN theme.is_hidden THEN 'hidden by you'
        WHEN theme.theme_id IS NOT NULL THEN 'no account wants it now'
        ELSE coalesce(decided.became, changed.became)
    END AS became
FROM asked
LEFT JOIN theme USING (theme_id)
LEFT JOIN decided USING (theme_id)
LEFT JOIN changed USING (theme_id)
