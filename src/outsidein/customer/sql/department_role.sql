-- One row is one buying role among the people whom one of our departments heard speak of a need.
-- Whom does a department talk to?
SELECT
    department,
    role,
    count(DISTINCT person_id) AS people
FROM voiced
WHERE person_id IS NOT NULL AND department IS NOT NULL
GROUP BY department, role
ORDER BY department, role
