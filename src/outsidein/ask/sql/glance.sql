-- One row is one account, with how much was heard of it, if anything.
SELECT
    account.domains, account.industry, account.employees, account.country,
    coalesce(account_overview.people, 0) AS people,
    coalesce(account_overview.statements, 0) AS statements,
    account_overview.first_at, account_overview.last_at
FROM account
LEFT JOIN account_overview ON account_overview.account_id = $account
WHERE account.account_id = $account
