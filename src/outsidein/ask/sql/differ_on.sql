-- One row is one need on which the people of one account surely differ, the surest first.
SELECT theme_id
FROM disagreement
WHERE account_id = $account AND is_sure AND form <> 'alone'
ORDER BY p_value, abs(effect) DESC, theme_id
