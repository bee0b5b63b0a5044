-- One row is one account of one person ($person): since when, until when, and when they were heard
-- there. Where has somebody been?
WITH heard AS (
    SELECT account_id, min(happened_at) AS first_at, max(happened_at) AS last_at
    FROM touch
    WHERE person_id = $person
    GROUP BY account_id
),

-- The clock does not matter: now is when anybody was last heard.
newest AS (SELECT max(happened_at) AS newest_at FROM touch)

SELECT
    membership.account_id,
    account.name,
    membership.title,
    membership.from_at,
    membership.to_at,
    heard.first_at,
    heard.last_at,
    membership.to_at IS NOT NULL
    AND membership.to_at <= coalesce(newest.newest_at, membership.to_at) AS has_left
FROM membership
INNER JOIN account USING (account_id)
LEFT JOIN heard USING (account_id)
CROSS JOIN newest
WHERE membership.person_id = $person
ORDER BY
    coalesce(membership.from_at, heard.first_at) NULLS LAST, membership.to_at NULLS LAST,
    account.name, membership.account_id
