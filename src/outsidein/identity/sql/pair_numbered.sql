-- One row is one pair with what it weighs, its profiles by number.
SELECT one.number AS "left", other.number AS "right", pair_weight.weight, pair_weight.against
FROM pair_weight
INNER JOIN profile_number AS one ON one.unique_id = pair_weight.left_id
INNER JOIN profile_number AS other ON other.unique_id = pair_weight.right_id
ORDER BY ALL
