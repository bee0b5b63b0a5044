-- One row is one need on which the people of one account surely differ, the surest first.
SELECT theme.name
FROM disagreement
INNER JOIN theme USING (theme_id)
WHERE disagreement.account_id = $account AND disagreement.form <> 'alone'
ORDER BY disagreement.p_value, abs(disagreement.effect) DESC, theme.theme_id
