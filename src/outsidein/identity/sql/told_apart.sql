-- One row is one pair of profiles that were decided to be two, by number.
SELECT DISTINCT one.number AS one, other.number AS other
FROM decided_apart AS apart
INNER JOIN profile_of AS goes ON goes.record_id = apart.one_id
INNER JOIN profile_of AS stays ON stays.record_id = apart.other_id
INNER JOIN profile_number AS one ON one.unique_id = goes.profile_id
INNER JOIN profile_number AS other ON other.unique_id = stays.profile_id
