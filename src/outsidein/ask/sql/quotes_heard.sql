-- One row is one of the most telling statements about one need in one account, in their order.
SELECT theme_id, statement_id
FROM account_need_quote
WHERE account_id = $account
ORDER BY theme_id, rank
