-- One row is one need as one department believes in it, beside how many customers speak of it, with
-- what they say: full sentences that ask for something, of different people, the surest first.
WITH weighed AS (
    SELECT
        belief_held.number,
        voiced.statement_id,
        voiced.person_id,
        voiced.certainty
        * CASE WHEN voiced.kind IN ('want', 'goal', 'pain', 'objection') THEN 1.5 ELSE 1.0 END
        * CASE WHEN length(statement.text) BETWEEN 40 AND 240 THEN 1.5 ELSE 1.0 END AS weight
    FROM belief_held
    INNER JOIN voiced
        ON voiced.theme_id = belief_held.theme_id
        AND coalesce(belief_held.account_id, voiced.account_id) = voiced.account_id
    INNER JOIN statement ON statement.statement_id = voiced.statement_id
    WHERE voiced.person_id IS NOT NULL
    QUALIFY row_number() OVER (
        PARTITION BY belief_held.number, voiced.person_id
        ORDER BY weight DESC, voiced.statement_id
    ) = 1
),

chosen AS (
    SELECT number, list(statement_id ORDER BY weight DESC, statement_id)[:$quotes] AS ids
    FROM weighed
    GROUP BY number
)

SELECT belief_held.* EXCLUDE (number), coalesce(chosen.ids, []) AS statement_ids
FROM belief_held
LEFT JOIN chosen USING (number)
ORDER BY belief_held.number
