-- One row is the most telling statement about one of these themes of one of the two accounts of a
-- segment in which most people speak of it.
SELECT theme_id, quoted.statement_id
FROM account_need_quote AS quoted
INNER JOIN account_need USING (account_id, theme_id)
INNER JOIN segment_account USING (account_id)
WHERE
    quoted.rank = 1
    AND segment_account.segment_id = $scope_id
    AND list_contains($themes, theme_id)
QUALIFY row_number() OVER (PARTITION BY theme_id ORDER BY account_need.people DESC, account_id) <= 2
ORDER BY theme_id, account_need.people DESC, account_id
