-- One row is one department in one asking, or all together: how far they agree.
SELECT * EXCLUDE (poll_id, account_id)
FROM belief_agreement
WHERE poll_id IS NOT DISTINCT FROM $poll AND account_id IS NOT DISTINCT FROM $account
ORDER BY department NULLS FIRST
