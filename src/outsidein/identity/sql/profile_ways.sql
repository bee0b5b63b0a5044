-- One row is one profile with the ways to reach it: addresses, phones, user names and numbers, and
-- the titles it goes by.
WITH mailed AS (
    SELECT
        profile_id,
        list_sort(list_distinct(list(domain))) AS mail_domains,
        list_sort(list_distinct(list(letters))) AS mail_letters,
        list_sort(list_distinct(list(before_at))) AS mail_locals,
        list_sort(list_distinct(list(domain || ' ' || stem))) AS mail_stems
    FROM profile_mail
    GROUP BY profile_id
),

phoned AS (
    SELECT profile_id, list_sort(list(phone)) AS phones FROM profile_phone GROUP BY profile_id
),

handled AS (
    SELECT
        profile_id,
        list_sort(list_distinct(list(CASE WHEN NOT is_number THEN handle END))) AS handles,
        list_sort(list_distinct(list(CASE WHEN is_number THEN handle END))) AS numbers
    FROM profile_handle
    GROUP BY profile_id
),

titled AS (
    SELECT
        person_profile_of.profile_id,
        list_sort(list_distinct(list(nullif(lower(trim(person.title)), '')))) AS titles
    FROM record.person AS person
    INNER JOIN person_profile_of USING (person_id)
    WHERE person.title IS NOT NULL
    GROUP BY person_profile_of.profile_id
)

SELECT
    every_one.profile_id,
    coalesce(mailed.mail_domains, []) AS mail_domains,
    coalesce(mailed.mail_letters, []) AS mail_letters,
    coalesce(mailed.mail_locals, []) AS mail_locals,
    coalesce(mailed.mail_stems, []) AS mail_stems,
    mailed.profile_id IS NOT NULL AS has_mail,
    coalesce(phoned.phones, []) AS phones,
    coalesce(handled.handles, []) AS handles,
    coalesce(handled.numbers, []) AS numbers,
    coalesce(titled.titles, []) AS titles
FROM (SELECT DISTINCT profile_id FROM person_profile_of) AS every_one
LEFT JOIN mailed USING (profile_id)
LEFT JOIN phoned USING (profile_id)
LEFT JOIN handled USING (profile_id)
LEFT JOIN titled USING (profile_id)
