-- One row is one sentence: how many of its words tell something, and how many of these at least two
-- people of customers use too in the same quarter: two others, where a customer says them.
SELECT
    used.statement_id,
    count(*) FILTER (WHERE NOT used.is_name) AS telling,
    count(*) FILTER (
        WHERE NOT used.is_name
        AND coalesce(talk_heard.people, 0) >= CASE WHEN used.side = 'us' THEN 2 ELSE 3 END
    ) AS theirs_too,
    bool_or(used.is_name) AS names_somebody
FROM talk_use AS used
LEFT JOIN talk_heard ON talk_heard.quarter = used.quarter AND talk_heard.word = used.word
GROUP BY used.statement_id
