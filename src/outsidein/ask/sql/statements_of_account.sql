-- One row is one statement of one account, with all that is shown of it. Each table is asked for
-- this account alone, before any is joined: they are in order of accounts, so little of them is
-- read.
WITH told AS MATERIALIZED (
    SELECT statement_id, touch_id, text, kind, person_id, account_id, department, channel,
           happened_at, side, source, place, doubtful, stripped
    FROM statement
    WHERE account_id = $account AND list_contains($ids, statement_id)
),

of_touch AS MATERIALIZED (SELECT touch_id, url FROM touch WHERE account_id = $account),

about AS MATERIALIZED (SELECT statement_id, theme_id FROM voiced WHERE account_id = $account),

speaker AS MATERIALIZED (
    SELECT person_id, side, name, title FROM account_person WHERE account_id = $account
)

SELECT told.statement_id, told.text, told.kind,
       coalesce(speaker.name, 'somebody') AS person, speaker.title, account.name AS account,
       told.department, told.channel, told.happened_at, theme.name AS theme,
       told.side, told.source, told.place, of_touch.url,
       told.doubtful, told.stripped
FROM told
LEFT JOIN of_touch USING (touch_id)
LEFT JOIN speaker ON speaker.person_id = told.person_id AND speaker.side = told.side
LEFT JOIN account ON account.account_id = told.account_id
LEFT JOIN about ON about.statement_id = told.statement_id
LEFT JOIN theme ON theme.theme_id = about.theme_id
