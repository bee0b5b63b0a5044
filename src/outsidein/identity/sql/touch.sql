-- One row is one message or turn: who said it, for which firm, to which of our departments.
SELECT
    told.touch_id,
    told.thread_id,
    told.position,
    told.channel,
    lower(coalesce(
        told.department,
        touch_department.department,
        thread_department.department,
        source_department.department,
        'unknown'
    )) AS department,
    told.happened_at,
    record_side.person_id,
    coalesce(touch_account.account_id, thread_account.account_id) AS account_id,
    CASE
        WHEN coalesce(told.is_internal, false) THEN 'us'
        WHEN record_side.side IS NOT NULL THEN record_side.side
        -- Who writes to us without a name is a customer; who speaks in a room may be any of us.
        WHEN told.channel IN ('call', 'meeting') THEN 'unknown'
        ELSE 'customer'
    END AS side,
    coalesce(told.is_internal, false) AS is_internal,
    told.prompt,
    told.subject,
    told.url,
    told.source,
    told.source_id,
    told.place,
    told.row_hash
FROM record.touch AS told
LEFT JOIN record_side ON record_side.record_id = told.author_id
LEFT JOIN person USING (person_id)
LEFT JOIN touch_account USING (touch_id)
LEFT JOIN thread_account USING (thread_id)
LEFT JOIN touch_department USING (touch_id)
LEFT JOIN (
    SELECT touch.thread_id, min(touch_department.department) AS department
    FROM touch_department
    INNER JOIN record.touch AS touch USING (touch_id)
    WHERE touch.thread_id IS NOT NULL
    GROUP BY touch.thread_id
    HAVING count(DISTINCT touch_department.department) = 1
) AS thread_department USING (thread_id)
LEFT JOIN source_department USING (source)
WHERE coalesce(person.nature, 'person') <> 'bot'
ORDER BY account_id, told.touch_id
