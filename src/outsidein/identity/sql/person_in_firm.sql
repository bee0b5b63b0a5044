-- One row is one person record with a full name in one firm, in whichever order first and last name
-- are told, and the address it has there, if any.
SELECT
    person.person_id,
    'at:' || person_firm.account_id || '/'
    || array_to_string(list_sort(string_split(lower(person.name), ' ')), ' ') AS shared_key,
    firm_mail.plain AS firm_mail
FROM record.person AS person
INNER JOIN person_firm USING (person_id)
LEFT JOIN (
    SELECT person_mail.person_id, person_mail.plain
    FROM person_mail
    INNER JOIN registrable USING (host)
    WHERE registrable.is_firm
) AS firm_mail USING (person_id)
WHERE
    person.name LIKE '% %'
    AND person.name NOT LIKE '%@%'
    AND person.name NOT IN (SELECT name FROM no_name)
    AND coalesce(person.nature, 'person') = 'person'
