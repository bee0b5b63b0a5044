-- One row counts customers' statements: all, those of kind other, and of the rest those that are in
-- no theme; and how many different ones themes can be found in.
SELECT
    count(*) AS statements,
    count(*) FILTER (WHERE statement.kind = 'other') AS other,
    count(*) FILTER (
        WHERE statement.kind <> 'other' AND statement_theme.theme_id IS NULL
    ) AS without_theme,
    count(DISTINCT lower(statement.text)) FILTER (WHERE statement.kind <> 'other') AS different
FROM statement
LEFT JOIN statement_theme ON statement_theme.statement_id = statement.statement_id
WHERE statement.side = 'customer'
