-- One row is one sentence of a conversation with customers, with the month the conversation began
-- in: ours, or theirs. What is said among us only, notes, surveys and reviews are no conversations.
WITH spoken_touch AS (
    SELECT
        touch_id,
        coalesce(thread_id, touch_id) AS thread_id,
        department,
        CASE channel
            WHEN 'call' THEN 'calls'
            WHEN 'meeting' THEN 'calls'
            WHEN 'mail' THEN 'mails'
            WHEN 'ticket' THEN 'tickets'
            WHEN 'chat' THEN 'chats'
        END AS medium,
        happened_at
    FROM touch
    WHERE
        channel IN ('call', 'meeting', 'mail', 'ticket', 'chat')
        AND NOT coalesce(is_internal, false)
        AND department IS NOT NULL
        AND department <> 'unknown'
),

conversation AS (
    SELECT
        thread_id,
        department,
        medium,
        CAST(date_trunc('month', CAST(min(happened_at) AS DATE)) AS DATE) AS month
    FROM spoken_touch
    GROUP BY thread_id, department, medium
    HAVING min(happened_at) IS NOT NULL
)

SELECT
    statement.statement_id,
    spoken_touch.thread_id,
    spoken_touch.department,
    spoken_touch.medium,
    conversation.month,
    CAST(date_trunc('quarter', conversation.month) AS DATE) AS quarter,
    statement.side,
    coalesce(statement.person_id, statement.account_id, spoken_touch.thread_id) AS person_id,
    coalesce(person.nature = 'person', false) AS is_person,
    statement.account_id,
    statement.kind,
    regexp_extract_all(
        replace(lower(statement.text), '’', ''''),
        '[\p{L}\p{N}]+(?:[''.,-][\p{L}\p{N}]+)*'
    ) AS words
FROM statement
INNER JOIN spoken_touch USING (touch_id)
INNER JOIN conversation
    ON conversation.thread_id = spoken_touch.thread_id
    AND conversation.department = spoken_touch.department
    AND conversation.medium = spoken_touch.medium
LEFT JOIN person ON person.person_id = statement.person_id
WHERE
    statement.side IN ('us', 'customer')
    AND coalesce(person.nature, '') NOT IN ('bot', 'placeholder')
