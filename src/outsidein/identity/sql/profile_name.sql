-- One row is one profile of a person, and the name that most of its records tell in full; first that
-- which its mail address has in the same order.
SELECT
    person_profile_of.profile_id,
    person_name.first,
    person_name.last,
    person_name.first_initial,
    person_name.last_initial
FROM person_name
INNER JOIN person_profile_of USING (person_id)
LEFT JOIN profile_mail
    ON profile_mail.profile_id = person_profile_of.profile_id
    AND profile_mail.stem = person_name.first || person_name.last
GROUP BY
    person_profile_of.profile_id, person_name.first, person_name.last, person_name.first_initial,
    person_name.last_initial
QUALIFY row_number() OVER (
    PARTITION BY person_profile_of.profile_id
    ORDER BY
        (person_name.first IS NOT NULL AND person_name.last IS NOT NULL) DESC,
        person_name.last IS NOT NULL DESC, person_name.last_initial IS NOT NULL DESC,
        count(profile_mail.stem) > 0 DESC, count(*) DESC, person_name.first, person_name.last, person_name.first_initial,
        person_name.last_initial
) = 1
