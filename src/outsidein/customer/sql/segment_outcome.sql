-- One row is one account and one outcome, won or kept: how the last deal of that sort was decided,
-- on which day, and how many days after it was opened. Renewals tell whether an account is kept;
-- what grows an account that is there already tells neither. Where no type was told, the deal's name
-- tells the sort. A deal whose day nobody told is left out: what was said before it can't be told
-- from what was said after it.
WITH closed AS (
    SELECT
        coalesce(same_as.entity_id, deal.account_id) AS account_id,
        coalesce(deal.type, deal.name, '') AS sort,
        deal.is_won,
        deal.close_on,
        date_diff('day', CAST(deal.created_at AS DATE), deal.close_on) AS days
    FROM record.deal AS deal
    LEFT JOIN same_as ON same_as.record_id = deal.account_id AND same_as.sort = 'account'
    WHERE deal.is_closed AND deal.is_won IS NOT NULL AND deal.close_on IS NOT NULL
),

of_sort AS (
    SELECT
        *,
        CASE
            WHEN regexp_matches(sort, 'renew', 'i') THEN 'kept'
            WHEN
                NOT regexp_matches(sort, 'exist|upgrade|upsell|up-sell|cross-sell|expansion', 'i')
                THEN 'won'
        END AS outcome
    FROM closed
)

SELECT
    account_id,
    outcome,
    is_won AS happened,
    close_on AS decided_on,
    CASE WHEN days >= 0 THEN days END AS days
FROM of_sort
WHERE outcome IS NOT NULL AND account_id IS NOT NULL
QUALIFY row_number() OVER (
    PARTITION BY account_id, outcome ORDER BY close_on DESC, is_won DESC, days
) = 1
ORDER BY account_id, outcome
