-- One row is one need on which the people of the account differ: what is sure first, then opposite
-- stances.
SELECT
    disagreement.*,
    theme.name
FROM disagreement
INNER JOIN theme USING (theme_id)
WHERE disagreement.account_id = $account
ORDER BY
    disagreement.is_sure DESC,
    CASE disagreement.form WHEN 'opposite' THEN 1 WHEN 'one side' THEN 2 ELSE 3 END,
    disagreement.q_value,
    disagreement.p_value,
    disagreement.effect DESC,
    theme.name,
    disagreement.theme_id
