-- One row is one account record that its name joins to all others of that name.
-- Phoenix Ltd and Phoenix GmbH with a domain each are two firms. So a name joins only where all its
-- records that are known by a domain are one already; if they are not, nobody can tell whose record
-- one without a domain is, and it stays alone.
WITH named AS (
    SELECT
        account.account_id,
        account.name,
        firm_name.plain,
        tied.group_number
    FROM record.account AS account
    INNER JOIN firm_name USING (name)
    INNER JOIN account_number AS numbered ON numbered.account_id = account.account_id
    INNER JOIN account_tie_group AS tied ON tied.record = numbered.record
    WHERE firm_name.plain <> ''
),

at_domain AS (
    SELECT DISTINCT tied.group_number
    FROM account_tie
    INNER JOIN account_number AS numbered USING (account_id)
    INNER JOIN account_tie_group AS tied ON tied.record = numbered.record
    WHERE account_tie.shared_key LIKE 'domain:%'
),

joining AS (
    SELECT named.plain
    FROM named
    LEFT JOIN at_domain USING (group_number)
    GROUP BY named.plain
    HAVING count(DISTINCT at_domain.group_number) <= 1
)

SELECT
    named.account_id,
    'name:' || named.plain AS shared_key,
    'same name ' || named.name AS reason
FROM named
INNER JOIN joining USING (plain)
