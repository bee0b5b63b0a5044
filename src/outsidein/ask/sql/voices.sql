-- One row is one person who speaks of one need in one account.
SELECT account_need_person.theme_id, account_need_person.person_id, person.name, person.title,
       account_need_person.statements, account_need_person.departments, account_need_person.kinds
FROM account_need_person
INNER JOIN person USING (person_id)
WHERE account_need_person.account_id = $account
ORDER BY account_need_person.statements DESC, person.name, person.person_id
