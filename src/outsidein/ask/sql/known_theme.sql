-- One row is one theme that can be asked for, with what tells it from others of its name.
SELECT theme_id AS known_id, name, coalesce(words, []) AS details, true AS is_heard
FROM theme
ORDER BY name, theme_id
