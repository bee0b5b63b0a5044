-- One row is one person record of a customer's, and the firm that this record puts them in.
-- A record keeps its firm when its person moves on: old words stay with the old account.
-- If one system put one record in several firms over several imports, the newest import counts:
-- the person has moved, or the system knows better now.
WITH newest AS (
    SELECT *
    FROM record.membership
    WHERE account_id IS NOT NULL
    QUALIFY import_id = max(import_id) OVER (PARTITION BY source, person_id)
),

candidate AS (
    SELECT
        membership.person_id AS record_id,
        same_account.entity_id AS account_id,
        membership.title,
        membership.from_at,
        membership.to_at,
        1 AS preference
    FROM newest AS membership
    INNER JOIN same_account ON same_account.record_id = membership.account_id
    UNION ALL
    SELECT
        person_mail.person_id AS record_id,
        same_account.entity_id AS account_id,
        NULL AS title,
        NULL AS from_at,
        NULL AS to_at,
        2 AS preference
    FROM person_mail
    INNER JOIN registrable USING (host)
    INNER JOIN mail_account USING (domain)
    INNER JOIN same_account ON same_account.record_id = mail_account.account_id
)

SELECT candidate.*
FROM candidate
INNER JOIN record_side USING (record_id)
WHERE record_side.side <> 'us'
