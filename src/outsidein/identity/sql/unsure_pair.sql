-- One row is one pair of people or accounts that is rather one than two, and not surely one. Which
-- pairs are worth a look? Those come first that most hangs on.
WITH pair AS (
    SELECT 'person' AS sort, one.entity_id AS one_id, other.entity_id AS other_id,
        unsure.probability, unsure.reason
    FROM person_unsure AS unsure
    INNER JOIN person_joined AS one ON one.profile_id = unsure.unique_id_l
    INNER JOIN person_joined AS other ON other.profile_id = unsure.unique_id_r
    UNION ALL
    SELECT 'account' AS sort, one.entity_id AS one_id, other.entity_id AS other_id,
        unsure.probability, unsure.reason
    FROM account_unsure AS unsure
    INNER JOIN account_joined AS one ON one.profile_id = unsure.unique_id_l
    INNER JOIN account_joined AS other ON other.profile_id = unsure.unique_id_r
),

best AS (
    SELECT
        sort,
        least(one_id, other_id) AS left_id,
        greatest(one_id, other_id) AS right_id,
        max(probability) AS probability,
        max_by(reason, CAST(probability AS VARCHAR) || reason) AS reason
    FROM pair
    GROUP BY ALL
),

heard AS (
    SELECT person_id AS entity_id, count(*) AS touches FROM touch GROUP BY person_id
    UNION ALL
    SELECT account_id AS entity_id, count(*) AS touches FROM touch GROUP BY account_id
)

SELECT
    best.sort,
    best.left_id,
    best.right_id,
    best.probability,
    best.reason,
    CAST(least(coalesce(one.touches, 0), coalesce(other.touches, 0)) AS BIGINT) AS worth
FROM best
LEFT JOIN heard AS one ON one.entity_id = best.left_id
LEFT JOIN heard AS other ON other.entity_id = best.right_id
-- What was decided needs no look.
ANTI JOIN (
    SELECT apart.sort, gone.entity_id AS one_id, stayed.entity_id AS other_id
    FROM decided_apart AS apart
    INNER JOIN same_as AS gone ON gone.record_id = apart.one_id
    INNER JOIN same_as AS stayed ON stayed.record_id = apart.other_id
) AS decided
    ON decided.sort = best.sort
    AND best.left_id = least(decided.one_id, decided.other_id)
    AND best.right_id = greatest(decided.one_id, decided.other_id)
