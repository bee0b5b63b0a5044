-- One row is one thing that one of us says customers want, as files tell it: whose, about which
-- account, and its rank. Who ranks again has changed their mind; what is not ranked adds to it.
SELECT
    belief.belief_id,
    coalesce(nullif(lower(trim(belief.department)), ''), 'unknown') AS department,
    coalesce(same_person.entity_id, belief.person_id, '') AS person,
    coalesce(same_account.entity_id, belief.account_id) AS account_id,
    belief.need,
    belief.rank,
    coalesce(belief.place, '') AS place
FROM record.belief
LEFT JOIN same_as AS same_person
    ON same_person.sort = 'person' AND same_person.record_id = belief.person_id
LEFT JOIN same_as AS same_account
    ON same_account.sort = 'account' AND same_account.record_id = belief.account_id
WHERE trim(coalesce(belief.need, '')) <> ''
QUALIFY belief.rank IS NULL OR row_number() OVER (
    PARTITION BY department, person, coalesce(same_account.entity_id, belief.account_id),
        belief.rank, CASE WHEN person = '' THEN belief.belief_id END
    ORDER BY belief.happened_at DESC NULLS LAST, belief.belief_id
) = 1
ORDER BY belief.belief_id
