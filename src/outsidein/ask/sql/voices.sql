-- One row is one person who speaks of one need in one account.
SELECT theme_id, person_id, statements, departments, kinds
FROM account_need_person
WHERE account_id = $account
