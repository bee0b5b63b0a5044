-- One row is one buying role that two departments meet, and how many people of it each hears.
SELECT
    role,
    coalesce(sum(people) FILTER (WHERE department = $a), 0)::BIGINT AS people_a,
    coalesce(sum(people) FILTER (WHERE department = $b), 0)::BIGINT AS people_b
FROM department_role
WHERE department IN ($a, $b)
GROUP BY role
ORDER BY people_a + people_b DESC, role
