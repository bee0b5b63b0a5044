-- One row is two of our departments, in order of the alphabet. How many people and accounts does each
-- hear, and how many do both?
WITH met AS (
    SELECT DISTINCT department, account_id, person_id
    FROM voiced
    WHERE person_id IS NOT NULL AND department <> 'unknown'
),

met_account AS (
    SELECT DISTINCT department, account_id
    FROM met
),

heard AS (
    SELECT department, count(DISTINCT person_id) AS people, count(DISTINCT account_id) AS accounts
    FROM met
    GROUP BY department
),

same_people AS (
    SELECT
        one.department AS department_a,
        other.department AS department_b,
        count(DISTINCT one.person_id) AS people
    FROM met AS one
    INNER JOIN met AS other
        ON other.person_id = one.person_id AND other.department > one.department
    GROUP BY one.department, other.department
),

same_accounts AS (
    SELECT
        one.department AS department_a,
        other.department AS department_b,
        count(*) AS accounts
    FROM met_account AS one
    INNER JOIN met_account AS other
        ON other.account_id = one.account_id AND other.department > one.department
    GROUP BY one.department, other.department
)

SELECT
    one.department AS department_a,
    other.department AS department_b,
    one.people AS people_a,
    other.people AS people_b,
    coalesce(same_people.people, 0) AS people_both,
    one.accounts AS accounts_a,
    other.accounts AS accounts_b,
    coalesce(same_accounts.accounts, 0) AS accounts_both
FROM heard AS one
INNER JOIN heard AS other ON other.department > one.department
LEFT JOIN same_people
    ON same_people.department_a = one.department AND same_people.department_b = other.department
LEFT JOIN same_accounts
    ON same_accounts.department_a = one.department
    AND same_accounts.department_b = other.department
ORDER BY one.department, other.department
