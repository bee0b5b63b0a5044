-- One row is one statement of one account, with all that is shown of it. Each table is asked for
-- this account alone: they are in order of accounts, so little of them is read.
SELECT statement.statement_id, statement.text, statement.kind,
       coalesce(person.name, 'somebody') AS person, person.title, account.name AS account,
       statement.department, statement.channel, statement.happened_at, theme.name AS theme,
       statement.side, statement.source, statement.place, touch.url,
       statement.doubtful, statement.stripped
FROM statement
INNER JOIN touch ON touch.touch_id = statement.touch_id AND touch.account_id = $account
LEFT JOIN person ON person.person_id = statement.person_id
LEFT JOIN account ON account.account_id = statement.account_id
LEFT JOIN voiced
    ON voiced.statement_id = statement.statement_id AND voiced.account_id = $account
LEFT JOIN theme ON theme.theme_id = voiced.theme_id
WHERE
    statement.account_id = $account
    AND statement.statement_id IN (SELECT unnest($ids))
