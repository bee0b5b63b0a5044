-- One row is one person who spoke of one theme in one conversation with one department of ours: who
-- says a thing five times in one conversation has said it once. For it are wants, goals and pains,
-- against it objections.
SELECT
    account_id,
    person_id,
    role,
    theme_id,
    department,
    thread_id,
    min(happened_at) AS happened_at,
    count(*) AS statements,
    count(*) FILTER (WHERE kind IN ('want', 'goal', 'pain')) AS in_favour,
    count(*) FILTER (WHERE kind = 'objection') AS against,
    count(*) FILTER (WHERE kind = 'pain') AS pains
FROM voiced
WHERE person_id IS NOT NULL
GROUP BY account_id, person_id, role, theme_id, department, thread_id
ORDER BY account_id, person_id, theme_id, department, thread_id, role
