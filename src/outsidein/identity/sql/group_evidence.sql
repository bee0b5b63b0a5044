-- One row is one member of an account, with all that tells their role.
WITH signs AS (
    SELECT
        account_id,
        person_id,
        list(
            {
                'role': role,
                'shows': shows,
                'weight': weight,
                'share': share,
                'times': times,
                'statement_id': statement_id,
                'text': text,
                'happened_at': happened_at
            }
            ORDER BY role, shows
        ) AS signs
    FROM group_sign
    GROUP BY account_id, person_id
)

SELECT
    group_member.account_id,
    group_member.person_id,
    coalesce(group_member.title, person.title) AS title,
    person.department,
    person.buying_role AS told_role,
    signs.signs
FROM group_member
INNER JOIN person USING (person_id)
LEFT JOIN signs USING (account_id, person_id)
