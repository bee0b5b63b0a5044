-- One row is one need that one person of the account speaks of: what of it, how often, since when.
-- A broader need has what its themes have.
WITH told AS (
    SELECT
        account_need_person.person_id,
        account_need_person.theme_id,
        theme.parent_id,
        theme.name AS need,
        account_need_person.statements,
        account_need_person.kinds,
        account_need_person.first_at,
        account_need_person.last_at
    FROM account_need_person
    INNER JOIN theme USING (theme_id)
    WHERE account_need_person.account_id = $account
)

SELECT person_id, theme_id, need, FALSE AS is_broader, statements, kinds, first_at, last_at
FROM told
UNION ALL
SELECT
    told.person_id,
    told.parent_id AS theme_id,
    any_value(theme.name) AS need,
    TRUE AS is_broader,
    CAST(sum(told.statements) AS BIGINT) AS statements,
    list_distinct(flatten(list(told.kinds))) AS kinds,
    min(told.first_at) AS first_at,
    max(told.last_at) AS last_at
FROM told
INNER JOIN theme ON theme.theme_id = told.parent_id
GROUP BY told.person_id, told.parent_id
ORDER BY person_id, theme_id
