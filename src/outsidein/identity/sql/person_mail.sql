-- One row is one mail address of one person record, with and without its +tag.
SELECT
    person_id,
    mail,
    regexp_replace(mail, '\+[^@]*@', '@') AS plain,
    split_part(mail, '@', 2) AS host
FROM (SELECT DISTINCT person_id, lower(unnest(emails)) AS mail FROM record.person) AS told
WHERE mail LIKE '%_@_%'
