-- One row is one planted statement of a customer's, beside what was made of it.
WITH planted AS (
    SELECT * FROM read_parquet($statement) WHERE side = 'customer'
),

met AS (
    SELECT truth.key, same_as.entity_id, same_as.sort
    FROM read_parquet($same_as) AS truth
    INNER JOIN same_as USING (source, source_id)
),

account_of AS (
    -- A planted account is the one that most of its records became.
    SELECT key, entity_id
    FROM met
    WHERE sort = 'account'
    GROUP BY key, entity_id
    QUALIFY row_number() OVER (PARTITION BY key ORDER BY count(*) DESC, entity_id) = 1
),

person_of AS (
    SELECT DISTINCT key, entity_id FROM met WHERE sort = 'person'
)

SELECT
    planted.need,
    planted.kind AS planted_kind,
    statement.statement_id,
    statement.kind,
    statement_theme.theme_id,
    statement.department = planted.department AS right_department,
    statement.account_id = account_of.entity_id AS right_account,
    person_of.entity_id IS NOT NULL AS right_person
FROM planted
LEFT JOIN touch
    ON touch.source = planted.source AND touch.source_id = planted.source_id
LEFT JOIN statement
    ON
        statement.touch_id = touch.touch_id
        AND lower(statement.text) = lower(trim(planted.text))
LEFT JOIN statement_theme USING (statement_id)
LEFT JOIN account_of ON account_of.key = planted.account_key
LEFT JOIN person_of
    ON person_of.key = planted.person_key AND person_of.entity_id = statement.person_id
