-- One row is one firm. What do all systems together say of it?
WITH RECURSIVE told AS (
    SELECT
        same_account.entity_id,
        account.* EXCLUDE (account_id, parent_id),
        nullif(parent.entity_id, same_account.entity_id) AS parent_id,
        row_number() OVER (
            PARTITION BY same_account.entity_id
            ORDER BY
                account.updated_at NULLS FIRST, account.created_at NULLS FIRST,
                account.source, account.account_id
        ) AS newness
    FROM same_account
    INNER JOIN record.account AS account ON account.account_id = same_account.record_id
    LEFT JOIN same_account AS parent ON parent.record_id = account.parent_id
),

-- Whoever is above all that are above them is in a circle, which nobody can be.
above AS (
    SELECT entity_id AS account_id, max_by(parent_id, newness) AS parent_id
    FROM told
    GROUP BY entity_id
    HAVING max_by(parent_id, newness) IS NOT NULL
),

ancestor AS (
    SELECT account_id, parent_id AS ancestor_id FROM above
    UNION
    SELECT ancestor.account_id, above.parent_id AS ancestor_id
    FROM ancestor
    INNER JOIN above ON above.account_id = ancestor.ancestor_id
),

described AS (
    -- Each column is what the newest record that tells it says: max_by passes over nulls.
    SELECT
        entity_id AS account_id,
        max_by(industry, newness) AS industry,
        max_by(employees, newness) AS employees,
        max_by(country, newness) AS country,
        max_by(city, newness) AS city,
        max_by(type, newness) AS type,
        max_by(parent_id, newness) AS parent_id,
        min(created_at) AS created_at
    FROM told
    GROUP BY entity_id
),

named AS (
    -- The name that most records give it; of two as common ones, the longer.
    SELECT entity_id AS account_id, name
    FROM told
    WHERE name IS NOT NULL
    GROUP BY entity_id, name
    QUALIFY row_number() OVER (
        PARTITION BY entity_id ORDER BY count(*) DESC, name = upper(name), length(name) DESC, name
    ) = 1
),

at_domain AS (
    SELECT
        same_account.entity_id AS account_id,
        list(DISTINCT registrable.domain ORDER BY registrable.domain) AS domains
    FROM same_account
    INNER JOIN (
        SELECT account_id, unnest(domains) AS host FROM record.account
        UNION ALL
        SELECT account_id, domain AS host FROM mail_account
    ) AS told ON told.account_id = same_account.record_id
    INNER JOIN registrable USING (host)
    WHERE registrable.is_firm
    GROUP BY same_account.entity_id
)

SELECT
    every_one.account_id,
    coalesce(named.name, at_domain.domains[1], 'unnamed account') AS name,
    coalesce(at_domain.domains, []) AS domains,
    described.industry,
    described.employees,
    described.country,
    described.city,
    described.type,
    CASE
        WHEN every_one.account_id NOT IN (
            SELECT account_id FROM ancestor WHERE ancestor_id = account_id
        ) THEN described.parent_id
    END AS parent_id,
    described.created_at
FROM (SELECT DISTINCT entity_id AS account_id FROM same_account) AS every_one
LEFT JOIN named USING (account_id)
LEFT JOIN described USING (account_id)
LEFT JOIN at_domain USING (account_id)
