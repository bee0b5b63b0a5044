-- One row is one theme and its name, with that of the broader need it belongs to.
SELECT theme.theme_id, theme.name, broader.name AS broader
FROM theme
LEFT JOIN theme AS broader ON broader.theme_id = theme.parent_id
