-- One row is one statement of a customer's about a theme that is not hidden, with the account it is
-- for, the conversation it is part of, and the buying role of who said it.
SELECT
    statement.statement_id,
    statement.account_id,
    statement_theme.theme_id,
    CASE WHEN person.nature = 'person' THEN statement.person_id END AS person_id,
    coalesce(buying_group.role, 'unknown') AS role,
    statement.department,
    statement.channel,
    coalesce(touch.thread_id, statement.touch_id) AS thread_id,
    statement.happened_at,
    statement.kind,
    round(statement_theme.probability * statement.confidence, 2) AS certainty
FROM statement
INNER JOIN statement_theme USING (statement_id)
INNER JOIN theme ON theme.theme_id = statement_theme.theme_id AND NOT theme.is_hidden
LEFT JOIN person USING (person_id)
LEFT JOIN touch USING (touch_id)
LEFT JOIN buying_group
    ON buying_group.account_id = statement.account_id
    AND buying_group.person_id = statement.person_id
WHERE statement.account_id IS NOT NULL AND statement.side = 'customer'
ORDER BY statement.account_id, statement_theme.theme_id, statement.statement_id
