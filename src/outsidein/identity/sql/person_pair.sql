-- One row is one pair of profiles that share a key: worth comparing. A key that more than $most
-- profiles share is passed over: see skipped_block. So is a full name that more than $rare profiles
-- at firms of their own have: whose it is beyond these firms, it can't tell.
WITH kept AS (
    SELECT
        person_block.unique_id,
        person_block.sort,
        person_block.block,
        count(*) OVER key AS profiles,
        count(*) FILTER (WHERE len(person_profile.own_firms) > 0) OVER key AS placed
    FROM person_block
    INNER JOIN person_profile USING (unique_id)
    WINDOW key AS (PARTITION BY person_block.sort, person_block.block)
    QUALIFY
        profiles BETWEEN 2 AND $most
        AND (person_block.sort <> 'full name' OR placed <= $rare)
)

SELECT DISTINCT '0' AS match_key, one.unique_id AS join_key_l, other.unique_id AS join_key_r
FROM kept AS one
INNER JOIN kept AS other USING (sort, block)
WHERE one.unique_id < other.unique_id
