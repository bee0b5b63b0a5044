-- One row is one of us in one department, for a time. People move, and their words do not.
SELECT
    same_person.entity_id AS person_id,
    lower(substr(membership.title, 13)) AS department,
    membership.from_at,
    membership.to_at,
    1 AS preference
FROM record.membership AS membership
INNER JOIN same_person ON same_person.record_id = membership.person_id
WHERE membership.title LIKE 'department: %'
UNION ALL
SELECT
    same_person.entity_id AS person_id,
    department_mailbox.department,
    NULL AS from_at,
    NULL AS to_at,
    2 AS preference
FROM person_mail
INNER JOIN department_mailbox ON department_mailbox.mail = person_mail.plain
INNER JOIN same_person ON same_person.record_id = person_mail.person_id
UNION ALL
-- A mailbox of ours that is called like a department, where nobody said otherwise.
SELECT
    same_person.entity_id AS person_id,
    mailbox_department.department,
    NULL AS from_at,
    NULL AS to_at,
    4 AS preference
FROM person_mail
INNER JOIN our_host USING (host)
INNER JOIN mailbox_department ON mailbox_department.word = split_part(person_mail.plain, '@', 1)
INNER JOIN same_person ON same_person.record_id = person_mail.person_id
UNION ALL
SELECT person_id, lower(department) AS department, NULL AS from_at, NULL AS to_at, 3 AS preference
FROM person
WHERE side = 'us' AND department IS NOT NULL
