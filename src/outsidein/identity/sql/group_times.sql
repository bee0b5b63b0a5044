-- One row is one member of an account who was heard. When, on how many days, and how many days lie
-- between two of them as a rule?
WITH day AS (
    SELECT DISTINCT account_id, person_id, CAST(happened_at AS DATE) AS heard_on
    FROM group_touch
    WHERE happened_at IS NOT NULL
),

gap AS (
    SELECT
        account_id,
        person_id,
        heard_on - lag(heard_on) OVER (
            PARTITION BY account_id, person_id ORDER BY heard_on
        ) AS days
    FROM day
),

usual AS (
    SELECT account_id, person_id, count(*) AS days, median(days) AS usual_gap
    FROM gap
    GROUP BY account_id, person_id
),

heard AS (
    SELECT
        account_id,
        person_id,
        min(happened_at) AS first_at,
        max(happened_at) AS last_at
    FROM group_touch
    GROUP BY account_id, person_id
)

SELECT heard.*, coalesce(usual.days, 0) AS days, usual.usual_gap
FROM heard
LEFT JOIN usual USING (account_id, person_id)
