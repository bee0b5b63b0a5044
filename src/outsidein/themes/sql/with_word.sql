-- One row is one statement of a theme that has a word, or several in a row, in it.
SELECT statement_id
FROM in_theme
WHERE regexp_matches(' ' || lower(text) || ' ', $pattern)
