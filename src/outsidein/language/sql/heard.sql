-- One row is one touch whose words are to be read. Written words that one person tells twice in one
-- thread count once: a helpdesk's description repeats its first comment, a CRM logs the mail it
-- received. What somebody says again in a chat or call is said again.
WITH thread AS (
    -- A thread in which words or speakers changed is read anew as a whole: what repeats what is
    -- decided within it.
    SELECT
        thread_id,
        md5(string_agg(row_hash || coalesce(person_id, '') || side, '' ORDER BY row_hash))
            AS thread_hash
    FROM touch
    WHERE thread_id IS NOT NULL
    GROUP BY thread_id
),

told AS (
    SELECT
        touch.touch_id,
        touch.side,
        touch.channel,
        touch.thread_id,
        touch.person_id,
        coalesce(thread.thread_hash, '') AS thread_hash,
        row_number() OVER (
            PARTITION BY
                touch.thread_id, touch.person_id, touch.prompt, md5(record_touch.body)
            ORDER BY touch.happened_at NULLS LAST, touch.position NULLS LAST, touch.touch_id
        ) AS telling,
        row_number() OVER (
            PARTITION BY touch.thread_id
            ORDER BY touch.happened_at NULLS LAST, touch.position NULLS LAST, touch.touch_id
        ) AS turn,
        -- In speech and chat our turn begins with an answer to their last one; a mail begins with
        -- a greeting. Only our kinds depend on what was asked.
        CASE
            WHEN
                touch.side = 'us'
                AND touch.thread_id IS NOT NULL
                AND touch.channel NOT IN ('mail', 'ticket')
                THEN
                    last_value(
                        CASE WHEN touch.side <> 'us' THEN touch.touch_id END IGNORE NULLS
                    ) OVER (
                        PARTITION BY touch.thread_id
                        ORDER BY
                            touch.happened_at NULLS LAST, touch.position NULLS LAST, touch.touch_id
                        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
                    )
        END AS answered_id
    FROM touch
    INNER JOIN record.touch AS record_touch USING (touch_id)
    LEFT JOIN thread ON thread.thread_id = touch.thread_id
)

SELECT
    told.touch_id,
    md5(touch.row_hash || told.side || told.thread_hash || coalesce(person.name, ''))
        AS touch_hash,
    told.side,
    told.channel,
    told.turn = 1 OR told.thread_id IS NULL AS opens,
    touch.subject,
    touch.body,
    touch.body_format,
    person.name AS author,
    right(earlier.body, 300) AS answered,
    earlier.body_format AS answered_format
FROM told
INNER JOIN record.touch AS touch USING (touch_id)
LEFT JOIN person ON person.person_id = told.person_id
LEFT JOIN record.touch AS earlier ON earlier.touch_id = told.answered_id
WHERE
    told.telling = 1
    OR told.thread_id IS NULL
    OR touch.body IS NULL
    OR told.channel NOT IN ('mail', 'ticket', 'form', 'note')
