-- One row is one need of one account, what matters most there first.
SELECT account_need.theme_id,
       account_need.people, account_need.statements,
       account_need.departments, account_need.first_at, account_need.last_at,
       need_share.share, need_share.low, need_share.high,
       coalesce(need_share.trend, 'too few') AS trend
FROM account_need
LEFT JOIN need_share
    ON need_share.scope = 'account'
    AND need_share.scope_id = $account
    AND need_share.theme_id = account_need.theme_id
WHERE account_need.account_id = $account
ORDER BY
    need_share.share DESC NULLS LAST,
    account_need.people DESC,
    account_need.statements DESC,
    account_need.theme_id
