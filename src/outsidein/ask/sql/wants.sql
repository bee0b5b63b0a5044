-- One row is one want, with its names; the best ones first, those too few want last.
SELECT
    want.theme_id,
    theme.name,
    broader.name AS broader,
    want.rank,
    want.accounts,
    want.paying_accounts,
    want.right_accounts,
    want.people,
    want.statements,
    want.currency,
    want.paid_last_year,
    want.open_amount,
    want.first_at,
    want.last_at,
    want.statement_ids
FROM want
INNER JOIN theme USING (theme_id)
LEFT JOIN theme AS broader ON broader.theme_id = theme.parent_id
ORDER BY
    want.rank NULLS LAST, want.right_accounts DESC, want.paying_accounts DESC,
    want.paid_last_year DESC, want.accounts DESC, want.people DESC, want.theme_id
