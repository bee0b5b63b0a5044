-- One row is one account that wants something about one theme, with its standing: right customers
-- first, then those who pay, then the most money in the main currency.
SELECT
    want_account.account_id,
    account.name,
    want_account.people,
    want_account.last_at,
    want_account.statement_id,
    coalesce(bool_or(account_money.is_paying), FALSE) AS is_paying,
    coalesce(bool_or(account_money.is_right), FALSE) AS is_right,
    coalesce(
        string_agg(
            DISTINCT account_money.reason, '; ' ORDER BY account_money.reason
        ) FILTER (WHERE account_money.paid_last_year <> 0),
        min(account_money.reason),
        'no payment is known'
    ) AS reason,
    coalesce(
        list(
            {
                'currency': account_money.currency,
                'paid_last_year': account_money.paid_last_year,
                'open_amount': account_money.open_amount
            }
            ORDER BY account_money.currency <> want.currency, account_money.currency
        ) FILTER (WHERE account_money.paid_last_year <> 0 OR account_money.open_amount <> 0),
        []
    ) AS money
FROM want_account
INNER JOIN want ON want.theme_id = want_account.theme_id
INNER JOIN account ON account.account_id = want_account.account_id
LEFT JOIN account_money ON account_money.account_id = want_account.account_id
WHERE want_account.theme_id = $theme
GROUP BY
    want_account.account_id, account.name, want_account.people, want_account.last_at,
    want_account.statement_id
ORDER BY
    is_right DESC, is_paying DESC,
    coalesce(
        max(account_money.paid_last_year) FILTER (WHERE account_money.currency = want.currency), 0
    ) DESC,
    account.name, want_account.account_id
