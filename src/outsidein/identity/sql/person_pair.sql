-- One row is one pair of profiles that share a key: worth comparing. A key that more than $most
-- profiles share is passed over: see skipped_block. Of two at firms of their own a full name says
-- too little to make them one; if it is rare, somebody may want to look.
WITH kept AS (
    SELECT
        person_block.unique_id,
        person_block.sort,
        person_block.block,
        len(person_profile.own_firms) > 0 AS is_placed,
        count(*) OVER (PARTITION BY person_block.sort, person_block.block) AS profiles
    FROM person_block
    INNER JOIN person_profile USING (unique_id)
    QUALIFY profiles BETWEEN 2 AND $most
)

SELECT DISTINCT '0' AS match_key, one.unique_id AS join_key_l, other.unique_id AS join_key_r
FROM kept AS one
INNER JOIN kept AS other USING (sort, block)
WHERE
    one.unique_id < other.unique_id
    AND (
        one.sort <> 'full name'
        OR one.profiles <= $rare
        OR NOT one.is_placed
        OR NOT other.is_placed
    )
