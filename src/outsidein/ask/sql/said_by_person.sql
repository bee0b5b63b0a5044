-- One row is one person or mailbox of one account, and what they spoke of most: people come before
-- mailboxes, who said most comes first.
SELECT person_id, name, title, nature, statements, top_needs AS needs
FROM account_person
WHERE account_id = $account AND side = 'customer'
ORDER BY coalesce(nature = 'person', false) DESC, statements DESC, name, person_id
