-- One row is one person in one account in which a system put them once, and no longer does.
WITH told AS (
    SELECT
        membership.person_id AS record_id,
        membership.account_id AS account_record_id,
        membership.import_id = max(membership.import_id) OVER (
            PARTITION BY membership.source, membership.person_id
        ) AS is_newest
    FROM record.membership AS membership
    WHERE membership.account_id IS NOT NULL
),

entity AS (
    SELECT
        same_person.entity_id AS person_id,
        same_account.entity_id AS account_id,
        told.is_newest
    FROM told
    INNER JOIN same_as AS same_person
        ON same_person.record_id = told.record_id AND same_person.sort = 'person'
    INNER JOIN same_as AS same_account
        ON same_account.record_id = told.account_record_id AND same_account.sort = 'account'
)

SELECT
    former.person_id,
    former.account_id,
    min(present.account_id) AS now_at_id
FROM entity AS former
INNER JOIN entity AS present ON present.person_id = former.person_id AND present.is_newest
WHERE NOT former.is_newest
GROUP BY former.person_id, former.account_id
HAVING NOT bool_or(present.account_id = former.account_id)
