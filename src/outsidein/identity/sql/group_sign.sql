-- One row is one sign of a role that one member of an account gave: how often, and when last.
-- A statement gives one sign of each role, the strongest. `share` is the part of all members heard
-- who gave the sign.
WITH strongest AS (
    SELECT *
    FROM signed
    WHERE role <> 'left'
    QUALIFY row_number() OVER (
        PARTITION BY statement_id, role ORDER BY abs(weight) DESC, shows
    ) = 1
),

given AS (
    SELECT
        group_touch.account_id,
        group_touch.person_id,
        strongest.role,
        strongest.shows,
        strongest.weight,
        strongest.statement_id,
        statement.touch_id,
        statement.text,
        statement.happened_at,
        row_number() OVER (
            PARTITION BY
                group_touch.account_id, group_touch.person_id, strongest.role, strongest.shows
            ORDER BY statement.happened_at DESC NULLS LAST, statement.statement_id
        ) AS recency
    FROM strongest
    INNER JOIN statement USING (statement_id)
    INNER JOIN group_touch USING (touch_id)
),

counted AS (
    SELECT account_id, person_id, role, shows, count(DISTINCT touch_id) AS times
    FROM given
    GROUP BY account_id, person_id, role, shows
),

common AS (
    SELECT role, shows, count(DISTINCT person_id) AS people
    FROM counted
    GROUP BY role, shows
),

heard AS (
    SELECT count(DISTINCT person_id) AS people FROM group_times
)

SELECT
    given.account_id,
    given.person_id,
    given.role,
    given.shows,
    given.weight,
    given.statement_id,
    given.text,
    given.happened_at,
    counted.times,
    CASE WHEN heard.people >= $enough_people THEN common.people / heard.people ELSE 0 END AS share
FROM given
INNER JOIN counted USING (account_id, person_id, role, shows)
INNER JOIN common USING (role, shows)
CROSS JOIN heard
WHERE given.recency = 1
