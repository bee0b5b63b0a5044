-- One row is one thing that one profile goes by besides names: a user name in one system, or a number
-- that it may share with somebody else.
SELECT DISTINCT person_profile_of.profile_id, told.source || ' ' || lower(told.handle) AS handle, false AS is_number
FROM (SELECT person_id, source, unnest(handles) AS handle FROM record.person) AS told
INNER JOIN person_profile_of USING (person_id)
UNION
SELECT person_profile_of.profile_id, told.source || ' ' || told.number AS handle, true AS is_number
FROM person_number_told AS told
INNER JOIN person_profile_of USING (person_id)
WHERE NOT told.is_of_one
