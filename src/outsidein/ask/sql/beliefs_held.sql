-- One row is one need as one department believes in it, in one asking: where it is wrong comes
-- first, then what it puts first.
SELECT department_belief.* EXCLUDE (poll_id, account_id), theme.name AS need
FROM department_belief
INNER JOIN theme USING (theme_id)
WHERE poll_id IS NOT DISTINCT FROM $poll AND account_id IS NOT DISTINCT FROM $account
ORDER BY
    department,
    list_position(['blind spot', 'phantom', 'agrees', 'too few to say'], verdict),
    believed_rank NULLS LAST,
    needed_rank,
    theme_id
