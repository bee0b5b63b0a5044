-- One row is one statement of a theme.
SELECT statement.statement_id, statement.text
FROM statement_theme
INNER JOIN statement ON statement.statement_id = statement_theme.statement_id
WHERE statement_theme.theme_id = $theme
