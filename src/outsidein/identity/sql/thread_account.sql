-- One row is one thread that one firm can be named for: the one most of its touches are with.
-- Where two firms have as many, none is named.
WITH counted AS (
    SELECT touch.thread_id, touch_account.account_id, count(*) AS touches
    FROM record.touch AS touch
    INNER JOIN touch_account USING (touch_id)
    WHERE touch.thread_id IS NOT NULL
    GROUP BY touch.thread_id, touch_account.account_id
),

most AS (
    SELECT thread_id, account_id
    FROM counted
    QUALIFY touches = max(touches) OVER (PARTITION BY thread_id)
)

SELECT thread_id, min(account_id) AS account_id
FROM most
GROUP BY thread_id
HAVING count(*) = 1
