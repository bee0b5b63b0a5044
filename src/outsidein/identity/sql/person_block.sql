-- One row is one key that makes one profile worth comparing with others that have it too.
WITH words AS (
    SELECT unique_id, unnest(list_distinct(list_concat(lasts, formals))) AS word FROM person_profile
),

sounds AS (
    -- Names that are misspelt share their initials; what is told in another order does, too.
    SELECT unique_id, least(first_initial, last_initial) || greatest(first_initial, last_initial) AS initials
    FROM person_profile
    WHERE first_initial IS NOT NULL AND last_initial IS NOT NULL
),

at_firm AS (SELECT profile_id AS unique_id, firm FROM profile_firm),

every_one AS (
    SELECT unique_id, 'name in firm' AS sort, firm || ' ' || word AS block
    FROM at_firm INNER JOIN words USING (unique_id)
    UNION ALL
    SELECT unique_id, 'initials in firm' AS sort, firm || ' ' || initials AS block
    FROM at_firm INNER JOIN sounds USING (unique_id)
    UNION ALL
    SELECT DISTINCT
        profile.unique_id, 'full name' AS sort,
        least(formal.form, last_name.form) || ' ' || greatest(formal.form, last_name.form) AS block
    FROM person_profile AS profile
    INNER JOIN (SELECT unique_id, unnest(formals) AS form FROM person_profile) AS formal USING (unique_id)
    INNER JOIN (SELECT unique_id, unnest(lasts) AS form FROM person_profile) AS last_name USING (unique_id)
    UNION ALL
    SELECT unique_id, 'phone' AS sort, unnest(phones) AS block FROM person_profile
    UNION ALL
    SELECT unique_id, 'user name' AS sort, unnest(list_concat(handles, numbers)) AS block
    FROM person_profile
)

SELECT every_one.*
FROM every_one
ANTI JOIN profile_nobody ON profile_nobody.profile_id = every_one.unique_id
