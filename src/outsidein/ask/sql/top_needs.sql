-- One row is one of the needs that most people speak of, what most do first.
SELECT
    name,
    words,
    people
FROM theme
WHERE NOT is_hidden AND parent_id IS NULL AND people > 0
ORDER BY people DESC, theme_id
LIMIT $most
