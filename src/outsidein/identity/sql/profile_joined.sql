-- One row is one profile, who it is, and the pair that holds it there, if it is not alone.
SELECT
    numbered.unique_id AS profile_id,
    first.unique_id AS entity_id,
    grouped.probability,
    one.unique_id AS unique_id_l,
    other.unique_id AS unique_id_r
FROM profile_grouped AS grouped
INNER JOIN profile_number AS numbered ON numbered.number = grouped.number
INNER JOIN profile_number AS first ON first.number = grouped.first
LEFT JOIN profile_number AS one ON one.number = grouped."left"
LEFT JOIN profile_number AS other ON other.number = grouped."right"
