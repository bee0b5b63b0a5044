-- One row is one pair of profiles that are rather one than two, and not surely.
SELECT
    one.unique_id AS unique_id_l,
    other.unique_id AS unique_id_r,
    doubted.probability
FROM pair_doubted AS doubted
INNER JOIN profile_number AS one ON one.number = doubted."left"
INNER JOIN profile_number AS other ON other.number = doubted."right"
