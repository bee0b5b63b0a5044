-- One row is one telling word in one sentence, ours or a customer's, or a name. Small talk of ours
-- is left out: nobody needs customers' words for a greeting.
WITH told AS (
    SELECT
        statement_id,
        thread_id,
        department,
        month,
        quarter,
        side,
        person_id,
        is_person,
        account_id,
        unnest(words) AS said
    FROM talk_sentence
    WHERE side = 'customer' OR kind <> 'other'
)

SELECT
    told.* EXCLUDE (said, account_id),
    talk_form.word,
    our_name.word IS NOT NULL OR their_name.word IS NOT NULL AS is_name
FROM told
INNER JOIN talk_form USING (said)
LEFT JOIN talk_name AS our_name
    ON our_name.account_id IS NULL AND our_name.word = told.said
LEFT JOIN talk_name AS their_name
    ON their_name.account_id = told.account_id AND their_name.word = told.said
