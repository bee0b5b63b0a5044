-- One row is one statement, with all that is shown of it.
SELECT statement.statement_id, statement.text, statement.kind,
       coalesce(person.name, 'somebody') AS person, person.title, account.name AS account,
       statement.department, statement.channel, statement.happened_at, theme.name AS theme,
       statement.side, statement.source, statement.place, touch.url,
       statement.doubtful, statement.stripped
FROM statement
INNER JOIN touch USING (touch_id)
LEFT JOIN person ON person.person_id = statement.person_id
LEFT JOIN account ON account.account_id = statement.account_id
LEFT JOIN statement_theme USING (statement_id)
LEFT JOIN theme USING (theme_id)
