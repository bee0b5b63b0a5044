-- One row is one pair to compare that was compared before, when both were as they are now.
WITH compared AS (
    SELECT * FROM compared_before WHERE sort = $sort
    UNION
    SELECT * FROM compared_pair WHERE sort = $sort
)

SELECT DISTINCT
    compared.left_id,
    compared.right_id,
    compared.left_print,
    compared.right_print,
    compared.weight,
    compared.against
FROM compared
INNER JOIN pair ON pair.join_key_l = compared.left_id AND pair.join_key_r = compared.right_id
INNER JOIN profile_print AS one
    ON one.unique_id = compared.left_id AND one.print = compared.left_print
INNER JOIN profile_print AS other
    ON other.unique_id = compared.right_id AND other.print = compared.right_print
