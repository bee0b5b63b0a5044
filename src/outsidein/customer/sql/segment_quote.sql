-- One row is one need or challenge that sets a segment apart, with up to three statements that tell
-- of it: sure before unsure, full sentences before scraps, each of another account and in other
-- words, and of a challenge pains only. Of many accounts forty are looked at, the surest.
WITH of_account AS (
    SELECT
        segment_pick.segment_id,
        segment_pick.sort,
        segment_pick.theme_id,
        voiced.account_id,
        max(
            voiced.certainty
            * CASE WHEN voiced.kind IN ('objection', 'pain', 'want', 'goal') THEN 1.5 ELSE 1.0 END
        ) AS sure,
        arg_max(
            voiced.statement_id,
            (
                voiced.certainty
                * CASE
                    WHEN voiced.kind IN ('objection', 'pain', 'want', 'goal') THEN 1.5
                    ELSE 1.0
                END,
                voiced.statement_id
            )
        ) AS statement_id
    FROM segment_pick
    INNER JOIN segment_account USING (segment_id)
    INNER JOIN voiced
        ON voiced.account_id = segment_account.account_id
        AND voiced.theme_id = segment_pick.theme_id
    WHERE voiced.person_id IS NOT NULL
        AND (segment_pick.sort = 'need' OR voiced.kind = 'pain')
    GROUP BY ALL
),

surest AS (
    SELECT *
    FROM of_account
    QUALIFY row_number() OVER (
        PARTITION BY segment_id, sort, theme_id ORDER BY sure DESC, statement_id
    ) <= 40
),

told AS (
    SELECT
        surest.*,
        regexp_replace(lower(statement.text), '[^\p{L}]+', ' ', 'g') AS words,
        sure * CASE WHEN length(statement.text) BETWEEN 40 AND 240 THEN 1.5 ELSE 1.0 END AS weight
    FROM surest
    INNER JOIN statement ON statement.statement_id = surest.statement_id
),

in_other_words AS (
    SELECT *
    FROM told
    QUALIFY row_number() OVER (
        PARTITION BY segment_id, sort, theme_id, words ORDER BY weight DESC, statement_id
    ) = 1
)

SELECT
    segment_id,
    sort,
    theme_id,
    list(statement_id ORDER BY weight DESC, statement_id)[1:3] AS statement_ids
FROM in_other_words
GROUP BY segment_id, sort, theme_id
