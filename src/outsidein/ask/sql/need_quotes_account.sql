-- One row is one of the most telling statements of an account about one of these themes.
SELECT theme_id, statement_id
FROM account_need_quote
WHERE account_id = $scope_id AND list_contains($themes, theme_id)
ORDER BY theme_id, rank
