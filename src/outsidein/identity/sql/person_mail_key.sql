-- One row is one mail address of one person record, as a key that only the same person shares.
-- Bob Miller and Ann Lee who both write from info@ are two: there the human's name is part of the
-- key. Records that name no human speak of the mailbox itself.
SELECT
    person_mail.person_id,
    'mail:' || person_mail.plain || CASE
        WHEN human_name.name IS NOT NULL THEN ' ' || lower(human_name.name)
        ELSE ''
    END AS shared_key,
    'same mail address ' || person_mail.plain AS reason
FROM person_mail
INNER JOIN record.person AS person USING (person_id)
LEFT JOIN human_name
    ON human_name.name = person.name AND human_name.mail = person_mail.plain
