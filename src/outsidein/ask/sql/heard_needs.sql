-- One row is one need as one department hears it, of the needs that matter most to all customers.
WITH weightiest AS (
    SELECT theme_id, share
    FROM need_share
    WHERE scope = 'all'
    ORDER BY share DESC NULLS LAST, people DESC, theme_id
    LIMIT $needs
)

SELECT
    theme.name AS need,
    department_need.department,
    department_need.share,
    department_need.people_heard
FROM weightiest
INNER JOIN theme USING (theme_id)
INNER JOIN department_need USING (theme_id)
ORDER BY weightiest.share DESC NULLS LAST, weightiest.theme_id, department_need.department
