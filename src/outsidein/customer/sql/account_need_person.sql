-- One row is one person who speaks of one theme in one account. Who is it, and who of us heard it?
SELECT
    account_id,
    theme_id,
    person_id,
    count(*) AS statements,
    list(DISTINCT department ORDER BY department) AS departments,
    list(DISTINCT kind ORDER BY kind) AS kinds,
    min(happened_at) AS first_at,
    max(happened_at) AS last_at
FROM voiced
WHERE person_id IS NOT NULL
GROUP BY account_id, theme_id, person_id
ORDER BY account_id, theme_id, person_id
