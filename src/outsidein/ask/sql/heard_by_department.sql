-- One row is one department of ours, and what it heard of one account: those that most people spoke
-- to come first.
SELECT department, people, statements, top_needs AS needs
FROM account_department
WHERE account_id = $account
ORDER BY people DESC, statements DESC, department
