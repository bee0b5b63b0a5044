-- One row is what became of a theme or need, the newest first; the first finding, which all themes
-- began with, is left out.
SELECT theme_id, name, what, other_id, other_name, happened_at, share
FROM theme_change
WHERE finding > 1
ORDER BY finding DESC, what, name, theme_id
