-- One row is one kind of statement about one theme in one account. Is it a pain, a want, praise?
SELECT
    account_id,
    theme_id,
    kind,
    count(DISTINCT person_id) AS people,
    count(*) AS statements
FROM voiced
GROUP BY account_id, theme_id, kind
ORDER BY account_id, theme_id, kind
