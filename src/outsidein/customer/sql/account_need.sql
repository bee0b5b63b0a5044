-- One row is one theme in one account. How many of its people speak of it, to whom of us, when?
SELECT
    account_id,
    theme_id,
    count(DISTINCT person_id) AS people,
    count(*) AS statements,
    list(DISTINCT department ORDER BY department) AS departments,
    min(happened_at) AS first_at,
    max(happened_at) AS last_at
FROM voiced
GROUP BY account_id, theme_id
ORDER BY account_id, theme_id
