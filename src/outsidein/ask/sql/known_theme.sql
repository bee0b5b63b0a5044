-- One row is one theme or broader need that can be asked for, with what tells it from others of its
-- name; hidden ones come after those that are shown.
SELECT
    theme_id AS known_id,
    name,
    CASE WHEN level = 'need' THEN list_concat(['broader need'], words) ELSE words END AS details,
    NOT is_hidden AS is_heard
FROM theme
ORDER BY name, theme_id
