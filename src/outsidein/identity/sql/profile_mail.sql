-- One row is one mail address of one profile: the firm's domain it is at, if any, and the letters
-- before the @: `letters` where there are no digits, `stem` without them.
SELECT DISTINCT
    person_profile_of.profile_id,
    CASE
        WHEN our_host.host IS NOT NULL THEN 'us'
        WHEN registrable.is_firm THEN registrable.domain
    END AS domain,
    split_part(person_mail.plain, '@', 1) AS before_at,
    CASE
        WHEN NOT regexp_matches(split_part(person_mail.plain, '@', 1), '[0-9]')
            THEN regexp_replace(split_part(person_mail.plain, '@', 1), '[^a-z]', '', 'g')
    END AS letters,
    regexp_replace(split_part(person_mail.plain, '@', 1), '[^a-z]', '', 'g') AS stem
FROM person_mail
INNER JOIN person_profile_of USING (person_id)
LEFT JOIN registrable USING (host)
LEFT JOIN our_host USING (host)
