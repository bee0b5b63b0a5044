-- One row is the words of one department in one asking, and a theme that they may mean: the
-- likeliest first.
SELECT
    belief_theme.department,
    belief_theme.need,
    belief_theme.theme_id,
    theme.name,
    belief_theme.probability,
    count(DISTINCT belief_theme.belief_id) AS named_by,
    min(belief_theme.rank) AS first_rank
FROM belief_theme
LEFT JOIN theme USING (theme_id)
WHERE
    belief_theme.poll_id IS NOT DISTINCT FROM $poll
    AND belief_theme.account_id IS NOT DISTINCT FROM $account
GROUP BY ALL
ORDER BY
    department,
    first_rank NULLS LAST,
    belief_theme.need,
    probability DESC NULLS LAST,
    belief_theme.theme_id
