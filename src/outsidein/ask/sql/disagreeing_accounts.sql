-- One row is one account whose people differ on some need: those that surely do first, of these
-- those that pay, then those of opposite stances, then the surest.
WITH paid AS (
    SELECT
        account_id,
        max(paid_last_year) AS paid_last_year,
        max_by(currency, paid_last_year) AS currency
    FROM account_money
    WHERE is_paying
    GROUP BY account_id
),

ranked AS (
    SELECT
        disagreement.*,
        row_number() OVER (
            PARTITION BY account_id
            ORDER BY
                is_sure DESC,
                CASE form WHEN 'opposite' THEN 1 WHEN 'one side' THEN 2 ELSE 3 END,
                q_value,
                p_value,
                effect DESC,
                theme_id
        ) AS rank,
        count(*) OVER (PARTITION BY account_id) AS disagreements
    FROM disagreement
)

SELECT
    ranked.account_id,
    account.name,
    ranked.disagreements,
    theme.name AS need,
    ranked.form,
    len(ranked.wanting) AS wanting,
    len(ranked.others) AS others,
    ranked.wanting_roles,
    ranked.other_roles,
    ranked.first_at,
    ranked.last_at,
    ranked.effect,
    ranked.q_value,
    ranked.is_sure,
    paid.paid_last_year,
    paid.currency
FROM ranked
INNER JOIN account USING (account_id)
INNER JOIN theme USING (theme_id)
LEFT JOIN paid USING (account_id)
WHERE ranked.rank = 1
ORDER BY
    ranked.is_sure DESC,
    paid.account_id IS NULL,
    CASE ranked.form WHEN 'opposite' THEN 1 WHEN 'one side' THEN 2 ELSE 3 END,
    ranked.q_value,
    ranked.p_value,
    ranked.effect DESC,
    account.name,
    ranked.account_id
