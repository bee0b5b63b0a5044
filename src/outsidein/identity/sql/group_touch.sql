-- One row is one message of one member of an account, said for that account.
-- What they said for no firm of theirs counts in each: somebody's guest, or nobody knows for whom.
SELECT
    group_member.account_id,
    touch.person_id,
    touch.touch_id,
    touch.happened_at
FROM touch
INNER JOIN group_member USING (person_id)
LEFT JOIN group_member AS own
    ON own.person_id = touch.person_id AND own.account_id = touch.account_id
WHERE
    touch.side = 'customer'
    AND (own.account_id IS NULL OR own.account_id = group_member.account_id)
