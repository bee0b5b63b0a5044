-- One row is one account record without a domain of its own, and the domain all its people write
-- from. A list of contacts names their firms but not the firms' domains.
WITH member AS (
    SELECT DISTINCT membership.account_id, firm_name.plain, registrable.domain
    FROM record.membership AS membership
    INNER JOIN record.account AS account ON account.account_id = membership.account_id
    INNER JOIN firm_name ON firm_name.name = account.name
    INNER JOIN person_mail ON person_mail.person_id = membership.person_id
    INNER JOIN registrable USING (host)
    INNER JOIN mail_account USING (domain)
    WHERE coalesce(len(account.domains), 0) = 0
),

claimed AS (
    SELECT DISTINCT registrable.domain
    FROM (SELECT unnest(domains) AS host FROM record.account) AS told
    INNER JOIN registrable USING (host)
)

SELECT account_id, min(domain) AS domain
FROM member
WHERE
    -- A domain that people of two firms write from, or that a firm claims, tells nothing.
    domain NOT IN (SELECT domain FROM claimed)
    AND domain IN (
        SELECT domain FROM member GROUP BY domain HAVING count(DISTINCT plain) = 1
    )
GROUP BY account_id
HAVING count(DISTINCT domain) = 1
