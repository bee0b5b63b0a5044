-- One row is one kind of what is said of one need in one account, the most frequent first.
SELECT theme_id, kind, statements
FROM account_need_kind
WHERE account_id = $account
ORDER BY statements DESC, kind
