-- One row is one person record, and the profile that its sure ties make it a part of.
SELECT
    numbered.person_id,
    min(numbered.person_id) OVER (PARTITION BY grouped.group_number) AS profile_id
FROM person_number AS numbered
INNER JOIN person_tie_group AS grouped ON numbered.record = grouped.record
