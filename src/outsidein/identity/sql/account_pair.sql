-- One row is one pair of profiles that share a key: worth comparing. A key that more than $most
-- profiles share is passed over: see skipped_block.
WITH kept AS (
    SELECT unique_id, sort, block
    FROM account_block
    QUALIFY count(*) OVER (PARTITION BY sort, block) BETWEEN 2 AND $most
)

SELECT DISTINCT '0' AS match_key, one.unique_id AS join_key_l, other.unique_id AS join_key_r
FROM kept AS one
INNER JOIN kept AS other USING (sort, block)
WHERE one.unique_id < other.unique_id
