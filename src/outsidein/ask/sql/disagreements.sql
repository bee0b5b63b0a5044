-- One row is one need, or broader need, on which the people of the account differ, opposite stances
-- first.
SELECT
    disagreement.*,
    theme.name,
    theme.level = 'need' AS is_broader
FROM disagreement
INNER JOIN theme USING (theme_id)
WHERE disagreement.account_id = $account
ORDER BY
    CASE disagreement.form WHEN 'opposite' THEN 1 WHEN 'one side' THEN 2 ELSE 3 END,
    disagreement.q_value,
    disagreement.p_value,
    disagreement.effect DESC,
    theme.name,
    disagreement.theme_id
