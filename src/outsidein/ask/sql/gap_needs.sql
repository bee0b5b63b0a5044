-- One row is one need as two departments hear it: sure differences first, the largest first.
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
WHERE
    -- Two departments with all that they hear, or all pairs with what they surely differ on.
    CASE
        WHEN $a IS NULL THEN department_gap.difference_q_value <= $sure
        ELSE department_gap.department_a = $a AND department_gap.department_b = $b
    END
ORDER BY
    department_gap.difference_q_value <= $sure DESC NULLS LAST,
    abs(department_gap.difference) DESC NULLS LAST,
    theme.name,
    department_gap.theme_id
