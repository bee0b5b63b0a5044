-- One row is one trait of a segment, with the name of the theme it is about: how its deals end first,
-- then what sets it apart, then what is commonest.
SELECT segment_trait.*, coalesce(theme.name, segment_trait.what) AS name
FROM segment_trait
LEFT JOIN theme ON theme.theme_id = segment_trait.what AND segment_trait.feature = 'theme'
ORDER BY
    coalesce(list_position(['won', 'kept', 'days to decide'], what), 4),
    rank NULLS LAST,
    figure DESC NULLS LAST,
    name,
    what
