-- One row is one pair that was compared in this round and not in one before it.
SELECT $sort AS sort, pair_weight.*
FROM pair_weight
ANTI JOIN compared_pair
    ON compared_pair.sort = $sort
    AND compared_pair.left_id = pair_weight.left_id
    AND compared_pair.right_id = pair_weight.right_id
    AND compared_pair.left_print = pair_weight.left_print
    AND compared_pair.right_print = pair_weight.right_print
