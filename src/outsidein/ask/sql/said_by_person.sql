-- One row is one person or mailbox of one account, and what they spoke of most: people come before
-- mailboxes, who said most comes first.
SELECT
    person.person_id,
    coalesce(person.name, 'somebody') AS name,
    person.title,
    person.nature,
    account_person.statements,
    account_person.top_needs AS needs
FROM account_person
INNER JOIN person USING (person_id)
WHERE account_person.account_id = $account
ORDER BY
    coalesce(person.nature = 'person', false) DESC,
    account_person.statements DESC,
    name,
    person.person_id
