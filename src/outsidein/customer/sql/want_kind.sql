-- One row is one kind of statement about one theme that some account wants something about. Do they
-- rather ask, complain or object, and do those who pay?
SELECT
    voiced.theme_id,
    voiced.kind,
    count(DISTINCT voiced.account_id) AS accounts,
    count(DISTINCT voiced.account_id) FILTER (WHERE standing.is_paying) AS paying_accounts,
    count(DISTINCT voiced.person_id) AS people,
    count(*) AS statements
FROM voiced
SEMI JOIN want_account ON want_account.theme_id = voiced.theme_id
LEFT JOIN (
    SELECT account_id, bool_or(is_paying) AS is_paying FROM account_money GROUP BY account_id
) AS standing ON standing.account_id = voiced.account_id
GROUP BY voiced.theme_id, voiced.kind
ORDER BY voiced.theme_id, voiced.kind
