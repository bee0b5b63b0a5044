-- One row is one need of one account, those of the most people first.
SELECT account_need.theme_id, theme.name, broader.name AS broader,
       account_need.people, account_need.statements,
       account_need.departments, account_need.first_at, account_need.last_at
FROM account_need
INNER JOIN theme ON theme.theme_id = account_need.theme_id
LEFT JOIN theme AS broader ON broader.theme_id = theme.parent_id
WHERE account_need.account_id = $account
ORDER BY account_need.people DESC, account_need.statements DESC, account_need.theme_id
