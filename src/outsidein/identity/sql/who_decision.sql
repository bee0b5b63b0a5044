-- One row is one decision about who is who, in the order of the file, and what came of it.
WITH named AS (
    SELECT record_id, number FROM decided_same
    UNION ALL
    SELECT one_id AS record_id, number FROM decided_apart
    UNION
    SELECT other_id AS record_id, number FROM decided_apart
),

gone AS (
    SELECT DISTINCT named.number FROM named ANTI JOIN same_as USING (record_id)
),

-- Of a decision that two are one, and one that they are two, the one is told that counts.
joined AS (
    SELECT decided_same.number, count(DISTINCT same_as.entity_id) = 1 AS holds
    FROM decided_same
    INNER JOIN same_as USING (record_id)
    GROUP BY decided_same.number
),

parted AS (
    SELECT apart.number, bool_and(gone.entity_id <> stayed.entity_id) AS holds
    FROM decided_apart AS apart
    INNER JOIN same_as AS gone ON gone.record_id = apart.one_id
    INNER JOIN same_as AS stayed ON stayed.record_id = apart.other_id
    GROUP BY apart.number
),

contradicting AS (
    SELECT same.number, min(apart.number) AS other
    FROM decided_same AS same
    INNER JOIN decided_same AS same_too USING (number)
    INNER JOIN decided_apart AS apart
        ON apart.one_id = same.record_id AND apart.other_id = same_too.record_id
        OR apart.other_id = same.record_id AND apart.one_id = same_too.record_id
    GROUP BY same.number
)

SELECT
    decided.number,
    decided.what,
    decided.names,
    CASE
        WHEN decided.is_taken_back THEN 'taken back'
        WHEN gone.number IS NOT NULL THEN 'a record is not there any more'
        WHEN coalesce(joined.holds, parted.holds, false) THEN 'in force'
        WHEN contradicting.other IS NOT NULL THEN 'contradicts decision ' || contradicting.other
        ELSE 'contradicts another decision'
    END AS outcome
FROM decided
LEFT JOIN gone USING (number)
LEFT JOIN joined USING (number)
LEFT JOIN parted USING (number)
LEFT JOIN contradicting USING (number)
ORDER BY decided.number
