-- One row is one figure of one conversation: so many, of so many. Conversations in which there is
-- nothing to count are left out, and of talk those in which only one side spoke.
WITH figures AS (
    SELECT
        department,
        month,
        quarter,
        medium,
        thread_id,
        unnest([
            {
                'figure': 'our words',
                'counted': our_words,
                'among': CASE WHEN their_words > 0 THEN our_words + their_words END
            },
            {'figure': 'questions', 'counted': questions, 'among': sentences},
            {'figure': 'pitches', 'counted': pitches, 'among': sentences},
            {'figure': 'answers', 'counted': answers, 'among': sentences},
            {'figure': 'promises', 'counted': promises, 'among': sentences},
            {
                'figure': 'questions, not pitches',
                'counted': questions,
                'among': questions + pitches
            },
            {'figure': 'about them', 'counted': about_them, 'among': about_us + about_them},
            {'figure': 'their words', 'counted': our_shared, 'among': our_telling},
            {'figure': 'customers alike', 'counted': their_shared, 'among': their_telling}
        ], recursive := true)
    FROM talk_conversation
)

SELECT
    figures.department,
    figures.thread_id,
    figures.medium AS spoken_in,
    figures.figure,
    CAST(figures.counted AS DOUBLE) AS counted,
    CAST(figures.among AS DOUBLE) AS among,
    span.period,
    CASE WHEN span.period = 'month' THEN figures.month ELSE figures.quarter END AS since,
    CASE WHEN whole.medium = 'each' THEN figures.medium ELSE whole.medium END AS medium
FROM figures
CROSS JOIN (VALUES ('month'), ('quarter')) AS span (period)
CROSS JOIN (VALUES ('each'), ('all')) AS whole (medium)
-- Words in a call and in a mail are not of one measure, so talk is told by medium alone.
WHERE figures.among > 0 AND (whole.medium = 'each' OR figures.figure <> 'our words')
