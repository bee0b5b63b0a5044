-- One row is one need that customers speak of, with what they say of it: first what is wanted, what
-- most people speak of first. What nobody wants, aims at or asks is small talk, however many say it.
WITH said AS (
    SELECT
        statement_theme.theme_id,
        statement_theme.probability,
        statement.person_id,
        statement.kind,
        statement.text
    FROM statement_theme
    INNER JOIN statement ON statement.statement_id = statement_theme.statement_id
    WHERE
        statement.side = 'customer'
        AND statement.person_id IS NOT NULL
        AND statement.doubtful IS NOT TRUE
),

wanted AS (
    SELECT
        theme_id,
        count(DISTINCT person_id) AS voices,
        count(DISTINCT CASE WHEN kind IN ('want', 'goal', 'question') THEN person_id END)
            AS wanting
    FROM said
    GROUP BY theme_id
),

-- The same with another figure is the same.
wording AS (
    SELECT
        theme_id,
        min(text) AS wording,
        max(probability) >= $sure AS is_sure,
        count(DISTINCT person_id) AS voices
    FROM said
    WHERE
        kind IN ('want', 'goal', 'pain', 'question')
        AND length(text) BETWEEN $shortest AND $longest
    GROUP BY theme_id, regexp_replace(lower(text), '[0-9][0-9.,]*', '0', 'g')
    QUALIFY
        row_number()
            OVER (PARTITION BY theme_id ORDER BY is_sure DESC, voices DESC, md5(wording), wording)
        <= $wordings
),

worded AS (
    SELECT
        theme_id,
        list(wording ORDER BY is_sure DESC, voices DESC, md5(wording), wording) AS wordings
    FROM wording
    GROUP BY theme_id
)

SELECT
    theme.name,
    need_share.people,
    coalesce(theme.words, []) AS words,
    coalesce(worded.wordings, []) AS wordings,
    wanted.wanting >= $wanted * wanted.voices AS is_wanted
FROM need_share
INNER JOIN theme ON theme.theme_id = need_share.theme_id
INNER JOIN wanted ON wanted.theme_id = need_share.theme_id
LEFT JOIN worded ON worded.theme_id = need_share.theme_id
WHERE need_share.scope = 'all' AND theme.is_hidden IS NOT TRUE
ORDER BY is_wanted DESC, need_share.people DESC, need_share.theme_id
LIMIT $most
