-- One row is one currency of the money behind one want: what the accounts that want it paid in the
-- last year, all in all, and what they might still buy. Different currencies are never added.
SELECT
    want_account.theme_id,
    account_money.currency,
    count(*) FILTER (WHERE account_money.paid_last_year > 0) AS paying_accounts,
    CAST(
        coalesce(
            sum(account_money.paid_last_year) FILTER (WHERE account_money.paid_last_year > 0), 0
        ) AS DECIMAL(18, 2)
    ) AS paid_last_year,
    CAST(coalesce(sum(account_money.open_amount), 0) AS DECIMAL(18, 2)) AS open_amount
FROM want_account
INNER JOIN account_money USING (account_id)
GROUP BY want_account.theme_id, account_money.currency
HAVING
    count(*) FILTER (WHERE account_money.paid_last_year > 0) > 0
    OR sum(account_money.open_amount) > 0
ORDER BY want_account.theme_id, account_money.currency
