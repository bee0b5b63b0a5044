-- One row is one word that at least three of a department use in one month or quarter and that fewer
-- than two people of customers used in that quarter. Which words are only ours?
WITH spans AS (
    SELECT
        used.department,
        span.period,
        CASE WHEN span.period = 'month' THEN used.month ELSE used.quarter END AS since,
        used.word,
        used.thread_id,
        CASE WHEN used.is_person THEN used.person_id END AS person_id
    FROM talk_use AS used
    ANTI JOIN (SELECT quarter, word FROM talk_heard WHERE people >= 2) AS theirs
        ON theirs.quarter = used.quarter AND theirs.word = used.word
    CROSS JOIN (VALUES ('month'), ('quarter')) AS span (period)
    WHERE used.side = 'us' AND NOT used.is_name
),

counted AS (
    SELECT
        department,
        period,
        since,
        word,
        count(DISTINCT thread_id) AS conversations,
        count(DISTINCT person_id) AS people
    FROM spans
    GROUP BY department, period, since, word
    HAVING count(DISTINCT person_id) >= $people
)

SELECT
    counted.department,
    counted.period,
    counted.since,
    counted.word,
    row_number() OVER (
        PARTITION BY counted.department, counted.period, counted.since
        ORDER BY counted.people DESC, counted.conversations DESC, counted.word
    ) AS rank,
    counted.conversations,
    counted.people
FROM counted
INNER JOIN talk
    ON talk.department = counted.department
    AND talk.period = counted.period
    AND talk.since = counted.since
    AND talk.medium = 'all'
    AND talk.figure = 'their words'
    AND talk.is_enough
QUALIFY rank <= 10
ORDER BY counted.department, counted.period, counted.since, rank
