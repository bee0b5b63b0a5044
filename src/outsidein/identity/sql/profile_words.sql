-- One row is one profile, and all that its first and last names are told as.
SELECT
    person_profile_of.profile_id,
    list_sort(list_distinct(flatten(list(coalesce(person_name.firsts, []))))) AS firsts,
    list_sort(list_distinct(flatten(list(coalesce(person_name.lasts, []))))) AS lasts,
    list_sort(list_distinct(flatten(list(coalesce(person_name.formals, []))))) AS formals
FROM person_profile_of
LEFT JOIN profile_name USING (profile_id)
-- Where one name is told in both orders, one of them is the wrong one.
LEFT JOIN person_name
    ON person_name.person_id = person_profile_of.person_id
    AND person_name.first IS DISTINCT FROM coalesce(profile_name.last, '')
    AND person_name.last IS DISTINCT FROM coalesce(profile_name.first, '')
GROUP BY person_profile_of.profile_id
