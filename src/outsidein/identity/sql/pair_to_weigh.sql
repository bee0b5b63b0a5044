-- One row is one pair to compare that was not compared before.
SELECT pair.*
FROM pair
ANTI JOIN pair_known
    ON pair_known.left_id = pair.join_key_l AND pair_known.right_id = pair.join_key_r
