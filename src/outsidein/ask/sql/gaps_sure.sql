-- One row is one need on which two departments surely differ, the largest difference first.
SELECT
    department_gap.*,
    theme.name,
    one.people AS people_a,
    other.people AS people_b
FROM department_gap
INNER JOIN theme USING (theme_id)
INNER JOIN department_need AS one
    ON one.theme_id = department_gap.theme_id AND one.department = department_gap.department_a
INNER JOIN department_need AS other
    ON other.theme_id = department_gap.theme_id AND other.department = department_gap.department_b
WHERE department_gap.difference_q_value <= $sure
ORDER BY abs(department_gap.difference) DESC, theme.name, department_gap.theme_id
