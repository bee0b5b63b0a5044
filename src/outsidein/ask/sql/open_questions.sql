-- One row is one question of a customer's that no answer of ours followed in its conversation: so
-- many of them, drawn by the hash of the id.
WITH answered AS (
    SELECT
        coalesce(touch.thread_id, touch.touch_id) AS thread_id,
        max(statement.happened_at) AS last_at
    FROM statement
    INNER JOIN touch USING (touch_id)
    WHERE statement.side = 'us' AND statement.kind = 'answer'
    GROUP BY ALL
)

SELECT
    statement.text,
    statement.person_id
FROM statement
INNER JOIN touch USING (touch_id)
LEFT JOIN answered ON answered.thread_id = coalesce(touch.thread_id, touch.touch_id)
WHERE
    statement.side = 'customer'
    AND statement.kind = 'question'
    AND statement.person_id IS NOT NULL
    AND statement.doubtful IS NOT TRUE
    AND (answered.last_at IS NULL OR answered.last_at < statement.happened_at)
ORDER BY md5(statement.statement_id), statement.statement_id
LIMIT $most
