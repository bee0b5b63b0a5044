-- One row is one mail domain of a firm that customers write from.
-- A firm that no system lists is still there if its people write to us. A domain whose people work
-- for three firms or more, and that none of them claims, sells mailboxes: it is no firm.
WITH mail AS (
    SELECT person_mail.person_id, registrable.domain
    FROM person_mail
    INNER JOIN registrable USING (host)
    WHERE registrable.is_firm
),

claimed AS (
    SELECT DISTINCT registrable.domain
    FROM (SELECT unnest(domains) AS host FROM record.account) AS told
    INNER JOIN registrable USING (host)
),

provider AS (
    SELECT mail.domain
    FROM mail
    INNER JOIN record.membership AS membership USING (person_id)
    INNER JOIN record.account AS account ON account.account_id = membership.account_id
    INNER JOIN firm_name ON firm_name.name = account.name
    GROUP BY mail.domain
    HAVING count(DISTINCT firm_name.plain) >= 3
)

SELECT
    md5('domain:' || domain)[1:16] AS account_id,
    domain
FROM mail
WHERE
    domain IN (SELECT domain FROM claimed)
    OR domain NOT IN (SELECT domain FROM provider)
GROUP BY ALL
