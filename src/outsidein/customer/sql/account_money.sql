-- One row is one account's money in one currency. What has it paid us in the last year and the year
-- before, what might it still buy, does it pay, and is it a right customer?
-- The last year ends with the newest thing told, a payment or customers' words, not with the clock.
-- A date later than the export it stands in, a slip of the pen, does not end it.
WITH told_until AS (
    SELECT greatest(
        (SELECT max(happened_at) FROM statement WHERE side = 'customer'),
        (
            SELECT max(happened_at)
            FROM record.payment
            WHERE
                coalesce(kind, 'payment') <> 'invoice'
                AND coalesce(
                    happened_at <= try_strptime(left(import_id, 15), '%Y%m%dT%H%M%S')
                    + INTERVAL 1 DAY,
                    TRUE
                )
        )
    ) AS to_at
),

-- Who pays by card is told by a mail address: theirs is the money of the only account they are in.
only_account AS (
    SELECT person_id, min(account_id) AS account_id
    FROM membership
    GROUP BY person_id
    HAVING count(DISTINCT account_id) = 1
),

-- An invoice is what is owed, and a payment once it is paid: both would count it twice. Where no
-- payments are told at all, invoices are all there is to go by.
counted AS (
    SELECT kind
    FROM (VALUES ('payment'), ('refund'), ('invoice')) AS kinds (kind)
    WHERE
        kind <> 'invoice'
        OR NOT EXISTS (SELECT 1 FROM record.payment WHERE coalesce(kind, 'payment') = 'payment')
),

-- A refund that is told beside its payment has no time of its own: it takes that payment back.
paid AS (
    SELECT
        coalesce(firm.entity_id, payment.account_id, only_account.account_id) AS account_id,
        coalesce(payment.currency, $currency) AS currency,
        coalesce(payment.happened_at, refunded.happened_at) AS happened_at,
        CASE
            WHEN payment.kind = 'refund' THEN -abs(payment.amount) ELSE payment.amount
        END AS amount
    FROM record.payment AS payment
    INNER JOIN counted ON counted.kind = coalesce(payment.kind, 'payment')
    LEFT JOIN same_as AS firm
        ON firm.sort = 'account' AND firm.record_id = payment.account_id
    LEFT JOIN same_as AS payer
        ON payer.sort = 'person' AND payer.record_id = payment.person_id
    LEFT JOIN only_account
        ON only_account.person_id = coalesce(payer.entity_id, payment.person_id)
    LEFT JOIN record.payment AS refunded
        ON
            payment.happened_at IS NULL
            AND refunded.source = payment.source
            AND payment.source_id = refunded.source_id || '/refund'
),

paid_by_year AS (
    SELECT
        paid.account_id,
        paid.currency,
        coalesce(sum(paid.amount) FILTER (
            WHERE paid.happened_at > told_until.to_at - INTERVAL 1 YEAR
        ), 0) AS paid_last_year,
        coalesce(sum(paid.amount) FILTER (
            WHERE
                paid.happened_at > told_until.to_at - INTERVAL 2 YEAR
                AND paid.happened_at <= told_until.to_at - INTERVAL 1 YEAR
        ), 0) AS paid_year_before,
        min(paid.happened_at) FILTER (WHERE paid.amount > 0) AS first_payment_at,
        max(paid.happened_at) FILTER (WHERE paid.amount > 0) AS last_payment_at
    FROM paid
    CROSS JOIN told_until
    WHERE
        paid.account_id IS NOT NULL
        AND (paid.happened_at IS NULL OR paid.happened_at <= told_until.to_at)
    GROUP BY paid.account_id, paid.currency
),

open_deal AS (
    SELECT
        coalesce(firm.entity_id, deal.account_id) AS account_id,
        deal.source,
        coalesce(deal.currency, $currency) AS currency,
        deal.currency IS NOT NULL AS names_currency,
        coalesce(deal.updated_at, deal.created_at) AS changed_at,
        deal.amount
    FROM record.deal AS deal
    LEFT JOIN same_as AS firm ON firm.sort = 'account' AND firm.record_id = deal.account_id
    WHERE deal.is_closed IS NOT TRUE AND deal.is_won IS NOT TRUE AND deal.account_id IS NOT NULL
),

-- Two systems that tell of open deals with one account mostly tell of the same ones: one system is
-- believed. It is the one with more of them, then the one that names the currency, then the one
-- that was changed last.
believed AS (
    SELECT account_id, source
    FROM open_deal
    GROUP BY account_id, source
    QUALIFY row_number() OVER (
        PARTITION BY account_id
        ORDER BY
            count(*) DESC, count(*) FILTER (WHERE names_currency) DESC,
            max(changed_at) DESC NULLS LAST, source
    ) = 1
),

open_by_currency AS (
    SELECT account_id, currency, coalesce(sum(amount), 0) AS open_amount
    FROM open_deal
    INNER JOIN believed USING (account_id, source)
    GROUP BY account_id, currency
),

together AS (
    SELECT
        account_id,
        currency,
        coalesce(paid_last_year, 0) AS paid_last_year,
        coalesce(paid_year_before, 0) AS paid_year_before,
        first_payment_at,
        last_payment_at,
        coalesce(open_amount, 0) AS open_amount
    FROM paid_by_year
    FULL JOIN open_by_currency USING (account_id, currency)
),

-- A right customer, until a fit on what became of customers says it better: pays, and in each
-- currency it pays in not less than nine tenths of the year before. A tenth, since one of twelve
-- monthly payments may fall on either side of the line.
judged AS (
    SELECT
        *,
        max(paid_last_year) OVER account > 0 AS is_paying,
        bool_and(paid_last_year <= 0 OR paid_last_year >= 0.9 * paid_year_before)
            OVER account AS keeps_paying
    FROM together
    WINDOW account AS (PARTITION BY account_id)
)

SELECT
    judged.account_id,
    judged.currency,
    CAST(judged.paid_last_year AS DECIMAL(18, 2)) AS paid_last_year,
    CAST(judged.paid_year_before AS DECIMAL(18, 2)) AS paid_year_before,
    judged.last_payment_at,
    CAST(judged.open_amount AS DECIMAL(18, 2)) AS open_amount,
    judged.is_paying,
    judged.is_paying AND judged.keeps_paying AS is_right,
    CASE
        WHEN judged.last_payment_at IS NULL AND judged.paid_last_year >= 0
            THEN 'no payment is known'
        WHEN judged.paid_last_year < 0 THEN 'got back more than it paid in the last year'
        WHEN judged.paid_last_year = 0 THEN 'paid nothing in the last year'
        WHEN judged.first_payment_at > told_until.to_at - INTERVAL 1 YEAR
            THEN 'a customer for less than a year'
        WHEN judged.paid_year_before <= 0 THEN 'pays again, after a year of nothing'
        WHEN judged.paid_last_year > 1.1 * judged.paid_year_before
            THEN 'pays more than in the year before'
        WHEN judged.paid_last_year >= 0.9 * judged.paid_year_before
            THEN 'pays about as much as in the year before'
        ELSE
            'pays '
            || CAST(
                CAST(
                    round(100 - 100 * judged.paid_last_year / judged.paid_year_before) AS INTEGER
                ) AS VARCHAR
            )
            || ' % less than in the year before'
    END AS reason,
    told_until.to_at
FROM judged
CROSS JOIN told_until
ORDER BY judged.account_id, judged.currency
