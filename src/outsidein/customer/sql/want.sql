-- One row is one theme that accounts want something about. Who wants it, how much do they pay, and
-- where does it come among all wants? Wants of very few accounts have no rank: order among them
-- is accident.
WITH standing AS (
    SELECT account_id, bool_or(is_paying) AS is_paying, bool_or(is_right) AS is_right
    FROM account_money
    GROUP BY account_id
),

wanting AS (
    SELECT
        want_account.*,
        coalesce(standing.is_paying, FALSE) AS is_paying,
        coalesce(standing.is_right, FALSE) AS is_right
    FROM want_account
    LEFT JOIN standing USING (account_id)
),

counted AS (
    SELECT
        theme_id,
        count(*) AS accounts,
        count(*) FILTER (WHERE is_paying) AS paying_accounts,
        count(*) FILTER (WHERE is_right) AS right_accounts,
        CAST(sum(statements) AS BIGINT) AS statements,
        min(first_at) AS first_at,
        max(last_at) AS last_at
    FROM wanting
    GROUP BY theme_id
),

-- Each account speaks once, right customers first, then those who pay; the same words once.
said AS (
    SELECT
        wanting.theme_id,
        wanting.statement_id,
        wanting.is_right,
        wanting.is_paying,
        voiced.certainty
        * CASE WHEN length(statement.text) BETWEEN 40 AND 240 THEN 1.5 ELSE 1.0 END
        * CASE WHEN statement.doubtful THEN 0.5 ELSE 1.0 END AS weight,
        lower(statement.text) AS words
    FROM wanting
    INNER JOIN voiced
        ON voiced.statement_id = wanting.statement_id AND voiced.theme_id = wanting.theme_id
    INNER JOIN statement ON statement.statement_id = wanting.statement_id
),

said_once AS (
    SELECT *
    FROM said
    QUALIFY row_number() OVER (
        PARTITION BY theme_id, words
        ORDER BY is_right DESC, is_paying DESC, weight DESC, statement_id
    ) = 1
),

quoted AS (
    SELECT theme_id, list(statement_id ORDER BY place) AS statement_ids
    FROM (
        SELECT
            theme_id,
            statement_id,
            row_number() OVER (
                PARTITION BY theme_id
                ORDER BY is_right DESC, is_paying DESC, weight DESC, statement_id
            ) AS place
        FROM said_once
    ) AS ordered
    WHERE place <= $quotes
    GROUP BY theme_id
),

together AS (
    SELECT
        counted.*,
        want_kind.people,
        coalesce(want_money.paid_last_year, 0) AS paid_last_year,
        coalesce(want_money.open_amount, 0) AS open_amount,
        quoted.statement_ids
    FROM counted
    INNER JOIN quoted USING (theme_id)
    INNER JOIN want_kind ON want_kind.theme_id = counted.theme_id AND want_kind.kind = 'want'
    LEFT JOIN want_money
        ON want_money.theme_id = counted.theme_id AND want_money.currency = $currency
)

SELECT
    theme_id,
    CASE
        WHEN accounts >= $fewest THEN
            row_number() OVER (
                ORDER BY
                    accounts >= $fewest DESC, right_accounts DESC, paying_accounts DESC,
                    paid_last_year DESC, accounts DESC, people DESC, theme_id
            )
    END AS rank,
    accounts,
    paying_accounts,
    right_accounts,
    people,
    statements,
    $currency AS currency,
    CAST(paid_last_year AS DECIMAL(18, 2)) AS paid_last_year,
    CAST(open_amount AS DECIMAL(18, 2)) AS open_amount,
    first_at,
    last_at,
    statement_ids
FROM together
ORDER BY rank NULLS LAST, theme_id
