-- One row is one statement of a theme, with the number of the part of it that it was found in.
SELECT in_theme.statement_id, in_theme.text, seen_in.theme AS seen_in
FROM in_theme
LEFT JOIN seen_in USING (statement_id)
ORDER BY in_theme.statement_id
