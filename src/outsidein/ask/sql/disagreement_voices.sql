-- One row is one need that one person of the account speaks of: what of it, how often, since when.
SELECT
    account_need_person.person_id,
    account_need_person.theme_id,
    theme.name AS need,
    account_need_person.statements,
    account_need_person.kinds,
    account_need_person.first_at,
    account_need_person.last_at
FROM account_need_person
INNER JOIN theme USING (theme_id)
WHERE account_need_person.account_id = $account
ORDER BY account_need_person.person_id, account_need_person.theme_id
