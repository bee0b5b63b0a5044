-- One row is one statement. Who said what, for which firm, to which of our departments, when?
-- A sentence that one person writes twice in one thread counts once: the mail that opened a case is
-- its description too, and a reply may hold quoted words. Short ones ("ok, thanks") are said anew,
-- and so is whatever is said in a chat or call, or in answer to another question.
SELECT
    said.statement_id,
    said.touch_id,
    said.position,
    said.text,
    touch.person_id,
    touch.account_id,
    touch.department,
    touch.channel,
    touch.happened_at,
    touch.side,
    said.kind,
    said.confidence,
    said.doubtful,
    said.stripped,
    touch.source,
    touch.place,
    said.touch_hash
FROM said
INNER JOIN touch USING (touch_id)
QUALIFY
    touch.thread_id IS NULL
    OR length(said.text) < 20
    OR touch.channel NOT IN ('mail', 'ticket', 'form', 'note')
    OR row_number() OVER (
        PARTITION BY touch.thread_id, touch.person_id, touch.prompt, lower(said.text)
        ORDER BY touch.happened_at NULLS LAST, touch.position NULLS LAST, said.touch_id, said.position
    ) = 1
ORDER BY touch.account_id, said.touch_id, said.position
