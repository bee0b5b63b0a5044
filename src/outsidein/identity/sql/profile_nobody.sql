-- One row is one profile that is no person: a bot, a list, a mailbox of several people, a voice
-- without a name. It is compared with nobody.
SELECT person_profile_of.profile_id
FROM record.person AS person
INNER JOIN person_profile_of USING (person_id)
LEFT JOIN record_nature USING (person_id)
GROUP BY person_profile_of.profile_id
HAVING
    bool_or(coalesce(person.nature, 'person') <> 'person')
    OR coalesce(
        bool_and(record_nature.nature IS NOT NULL)
            FILTER (WHERE person.name IS NOT NULL OR len(person.emails) > 0),
        false
    )
