-- One row is one thread that one firm can be named for: the one most of its touches are with.
SELECT thread_id, max_by(account_id, lpad(CAST(touches AS VARCHAR), 9, '0') || account_id) AS account_id
FROM (
    SELECT touch.thread_id, touch_account.account_id, count(*) AS touches
    FROM record.touch AS touch
    INNER JOIN touch_account USING (touch_id)
    WHERE touch.thread_id IS NOT NULL
    GROUP BY touch.thread_id, touch_account.account_id
) AS counted
GROUP BY thread_id
