-- One row is one person record, and the one firm that a system or its mail address puts it in.
WITH newest AS (
    SELECT person_id, account_id
    FROM record.membership
    WHERE account_id IS NOT NULL
    QUALIFY import_id = max(import_id) OVER (PARTITION BY source, person_id)
),

candidate AS (
    SELECT newest.person_id, same_account.entity_id AS account_id
    FROM newest
    INNER JOIN same_account ON same_account.record_id = newest.account_id
    UNION
    SELECT person_mail.person_id, same_account.entity_id AS account_id
    FROM person_mail
    INNER JOIN registrable USING (host)
    INNER JOIN mail_account USING (domain)
    INNER JOIN same_account ON same_account.record_id = mail_account.account_id
)

SELECT person_id, min(account_id) AS account_id
FROM candidate
GROUP BY person_id
HAVING count(DISTINCT account_id) = 1
