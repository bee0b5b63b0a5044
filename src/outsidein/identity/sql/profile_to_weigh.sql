-- One row is one profile of a pair that was not compared before.
SELECT profile.*
FROM profile
WHERE
    profile.unique_id IN (SELECT join_key_l FROM pair_to_weigh)
    OR profile.unique_id IN (SELECT join_key_r FROM pair_to_weigh)
