-- One row is one figure of how one department talks with customers in one month or quarter. How
-- large a share is it, and between what does it likely lie? Whoever would be a single person in
-- disguise is too few to say: fewer than three of us, one of them with more than three quarters of
-- the words, or fewer than twenty conversations.
WITH summed AS (
    SELECT
        department,
        period,
        since,
        medium,
        figure,
        count(*) AS conversations,
        sum(counted) AS counted,
        sum(among) AS among,
        sum(counted * counted) AS counted_squared,
        sum(counted * among) AS both_multiplied,
        sum(among * among) AS among_squared
    FROM talk_counted
    GROUP BY department, period, since, medium, figure
),

of_person AS (
    SELECT
        told.department,
        told.period,
        told.since,
        told.medium,
        told.figure,
        voice.person_id,
        sum(voice.words) AS words
    FROM talk_counted AS told
    INNER JOIN talk_voice AS voice
        ON voice.thread_id = told.thread_id
        AND voice.department = told.department
        AND voice.medium = told.spoken_in
    GROUP BY
        told.department, told.period, told.since, told.medium, told.figure, voice.person_id
),

voices AS (
    SELECT
        department,
        period,
        since,
        medium,
        figure,
        count(*) AS people,
        max(words) / sum(words) AS most
    FROM of_person
    GROUP BY department, period, since, medium, figure
),

judged AS (
    SELECT
        summed.*,
        summed.counted / summed.among AS share,
        coalesce(voices.people, 0) AS people,
        coalesce(
            summed.conversations >= $conversations
            AND voices.people >= $people
            AND voices.most <= $most,
            false
        ) AS is_enough
    FROM summed
    LEFT JOIN voices USING (department, period, since, medium, figure)
),

-- Sentences of one conversation are alike: the variance is that between conversations, of a ratio
-- of two sums (Cochran, Sampling Techniques, 1977, section 6.3).
varied AS (
    SELECT
        *,
        greatest(
            counted_squared - 2 * share * both_multiplied + share * share * among_squared, 0
        )
        * conversations / (greatest(conversations - 1, 1) * among * among) AS variance
    FROM judged
),

-- The interval is Wilson's (1927), with as many independent ones as have this variance (Kish, 1965).
-- Of what was never or always so, each conversation is one witness.
worth AS (
    SELECT
        *,
        CASE
            WHEN share <= 0 OR share >= 1 THEN conversations
            WHEN variance <= 0 THEN among
            ELSE least(among, share * (1 - share) / variance)
        END AS independent
    FROM varied
),

between_these AS (
    SELECT
        *,
        (share + $z * $z / (2 * independent)) / (1 + $z * $z / independent) AS middle,
        $z / (1 + $z * $z / independent)
        * sqrt(share * (1 - share) / independent + $z * $z / (4 * independent * independent))
            AS half
    FROM worth
)

SELECT
    department,
    period,
    since,
    medium,
    figure,
    CASE WHEN is_enough THEN share END AS share,
    CASE WHEN is_enough THEN greatest(middle - half, 0) END AS low,
    CASE WHEN is_enough THEN least(middle + half, 1) END AS high,
    CASE WHEN is_enough THEN CAST(counted AS BIGINT) END AS counted,
    CASE WHEN is_enough THEN CAST(among AS BIGINT) END AS among,
    CASE WHEN is_enough THEN conversations END AS conversations,
    CASE WHEN is_enough THEN CAST(people AS BIGINT) END AS people,
    is_enough
FROM between_these
ORDER BY department, period, since, medium, figure
