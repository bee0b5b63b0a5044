-- One row is one person or account ($ids), described so that two can be told apart at a glance.
WITH wanted AS (SELECT unnest($ids) AS entity_id),

told AS (
    SELECT
        entity_id,
        sort,
        count(*) AS records,
        list(DISTINCT source ORDER BY source) FILTER (source IS NOT NULL) AS systems
    FROM same_as
    INNER JOIN wanted USING (entity_id)
    GROUP BY entity_id, sort
),

home AS (
    SELECT
        membership.person_id AS entity_id,
        list(DISTINCT account.name ORDER BY account.name) AS accounts
    FROM membership
    INNER JOIN account USING (account_id)
    INNER JOIN wanted ON wanted.entity_id = membership.person_id
    GROUP BY membership.person_id
),

crowd AS (
    SELECT membership.account_id AS entity_id, count(DISTINCT membership.person_id) AS people
    FROM membership
    INNER JOIN wanted ON wanted.entity_id = membership.account_id
    GROUP BY membership.account_id
),

heard AS (
    SELECT 'person' AS sort, person_id AS entity_id, max(happened_at) AS last_at
    FROM touch
    INNER JOIN wanted ON wanted.entity_id = touch.person_id
    GROUP BY person_id
    UNION ALL
    SELECT 'account' AS sort, account_id AS entity_id, max(happened_at) AS last_at
    FROM touch
    INNER JOIN wanted ON wanted.entity_id = touch.account_id
    GROUP BY account_id
),

named AS (
    SELECT
        'person' AS sort, person_id AS entity_id, name, title, emails AS addresses, side, nature,
        NULL AS location
    FROM person
    UNION ALL
    SELECT
        'account', account_id, name, NULL, domains, NULL, NULL,
        nullif(concat_ws(', ', city, country), '')
    FROM account
)

SELECT
    told.sort,
    told.entity_id,
    coalesce(named.name, 'somebody') AS name,
    named.title,
    coalesce(named.addresses, []) AS addresses,
    named.side,
    named.nature,
    named.location,
    coalesce(home.accounts, []) AS accounts,
    coalesce(crowd.people, 0) AS people,
    coalesce(told.systems, []) AS systems,
    told.records,
    heard.last_at
FROM told
INNER JOIN named ON named.sort = told.sort AND named.entity_id = told.entity_id
LEFT JOIN home ON told.sort = 'person' AND home.entity_id = told.entity_id
LEFT JOIN crowd ON told.sort = 'account' AND crowd.entity_id = told.entity_id
LEFT JOIN heard ON heard.sort = told.sort AND heard.entity_id = told.entity_id
