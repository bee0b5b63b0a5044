-- One row is one customer's human in one account. Who decides, who has gone quiet, who is new, who
-- left? The present is the newest message of the whole record, not the clock of this machine.
WITH present AS (
    SELECT max(happened_at) AS now_at FROM touch
),

account_times AS (
    SELECT account_id, min(first_at) AS first_at
    FROM group_times
    GROUP BY account_id
),

timed AS (
    SELECT
        group_evidence.account_id,
        group_evidence.person_id,
        group_evidence.title,
        group_evidence.told_role,
        group_times.first_at,
        group_times.last_at,
        group_times.days,
        date_diff('day', group_times.last_at, present.now_at) AS silent_days,
        CAST(ceil(group_times.usual_gap) AS BIGINT) AS usual_gap,
        -- Who was heard once has no usual gap; they are given as long again.
        greatest($quiet_days, coalesce($quiet_gaps * group_times.usual_gap, 2 * $quiet_days))
            AS patience,
        group_times.first_at > present.now_at - to_days($new_days)
        AND account_times.first_at < group_times.first_at - to_days($known_days) AS is_new,
        date_diff('day', account_times.first_at, group_times.first_at) AS known_before
    FROM group_evidence
    LEFT JOIN group_times USING (account_id, person_id)
    LEFT JOIN account_times USING (account_id)
    CROSS JOIN present
)

SELECT
    timed.account_id,
    timed.person_id,
    group_role.role,
    group_role.confidence,
    group_role.reason,
    group_role.statement_ids,
    timed.told_role,
    timed.title,
    timed.first_at,
    timed.last_at,
    CASE
        WHEN departure.person_id IS NOT NULL THEN 'left'
        WHEN timed.first_at IS NULL THEN 'unheard'
        WHEN timed.is_new THEN 'new'
        WHEN timed.silent_days > timed.patience THEN 'quiet'
        ELSE 'active'
    END AS state,
    CASE
        WHEN departure.person_id IS NOT NULL THEN departure.reason
        WHEN timed.first_at IS NULL THEN 'known to a system, never heard'
        WHEN timed.is_new
            THEN
                'first heard on ' || strftime(timed.first_at, '%-d %b %Y') || ', '
                || timed.known_before || ' days after the account'
        WHEN timed.usual_gap IS NULL
            THEN 'heard on one day, ' || timed.silent_days || ' days ago'
        ELSE
            'last heard ' || timed.silent_days || ' days ago, as a rule every '
            || timed.usual_gap || ' days'
    END AS state_reason,
    departure.statement_id AS state_statement_id
FROM timed
INNER JOIN group_role USING (account_id, person_id)
LEFT JOIN departure USING (account_id, person_id)
