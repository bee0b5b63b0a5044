-- One row is one account that was heard. How many people, by which departments, what do most speak
-- of, and what was their last word?
WITH heard AS (
    SELECT
        statement.account_id,
        count(DISTINCT statement.person_id) FILTER (WHERE person.nature = 'person') AS people,
        count(*) AS statements,
        list(DISTINCT statement.department ORDER BY statement.department) AS departments,
        min(statement.happened_at) AS first_at,
        max(statement.happened_at) AS last_at
    FROM statement
    LEFT JOIN person USING (person_id)
    WHERE statement.side = 'customer' AND statement.account_id IS NOT NULL
    GROUP BY statement.account_id
),

needs AS (
    SELECT account_id, list(theme_id ORDER BY rank) AS top_needs
    FROM (
        SELECT
            account_id,
            theme_id,
            row_number() OVER (
                PARTITION BY account_id ORDER BY people DESC, statements DESC, theme_id
            ) AS rank
        FROM account_need
    ) AS ranked
    WHERE rank <= 3
    GROUP BY account_id
),

last_word AS (
    SELECT account_id, max_by(statement_id, strftime(happened_at, '%Y%m%d%H%M%S%f') || statement_id) AS statement_id
    FROM statement
    WHERE side = 'customer' AND account_id IS NOT NULL AND kind <> 'other'
    GROUP BY account_id
)

SELECT
    heard.account_id,
    account.name,
    heard.people,
    heard.statements,
    heard.departments,
    coalesce(needs.top_needs, []) AS top_needs,
    heard.first_at,
    heard.last_at,
    last_word.statement_id AS last_word_id
FROM heard
INNER JOIN account USING (account_id)
LEFT JOIN needs USING (account_id)
LEFT JOIN last_word USING (account_id)
ORDER BY heard.account_id
