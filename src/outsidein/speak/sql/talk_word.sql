-- One row is one word that at least three of a department used in the last twelve months and hardly
-- any customer: at most half as many of all customers' people as of the department's. A word that is
-- common in a language is used by both, so what is left is ours.
WITH year AS (
    SELECT CAST(max(month) - INTERVAL 11 MONTHS AS DATE) AS since
    FROM talk_sentence
),

told AS (
    SELECT used.*, year.since
    FROM talk_use AS used
    INNER JOIN year ON used.month >= year.since
),

heard AS (
    SELECT word, count(DISTINCT person_id) AS customers
    FROM told
    WHERE side = 'customer'
    GROUP BY word
),

counted AS (
    SELECT
        department,
        since,
        word,
        count(DISTINCT thread_id) AS conversations,
        count(DISTINCT CASE WHEN is_person THEN person_id END) AS people
    FROM told
    WHERE side = 'us' AND NOT is_name
    GROUP BY department, since, word
    HAVING count(DISTINCT CASE WHEN is_person THEN person_id END) >= $people
)

SELECT
    counted.department,
    counted.since,
    counted.word,
    row_number() OVER (
        PARTITION BY counted.department
        ORDER BY
            counted.people DESC,
            coalesce(heard.customers, 0),
            counted.conversations DESC,
            counted.word
    ) AS rank,
    counted.conversations,
    counted.people,
    coalesce(heard.customers, 0) AS customers
FROM counted
LEFT JOIN heard ON heard.word = counted.word
-- Who is too few to say in each quarter of the year is so of words too.
SEMI JOIN (
    SELECT talk.department
    FROM talk
    INNER JOIN year ON talk.since >= year.since
    WHERE talk.figure = 'their words' AND talk.medium = 'all' AND talk.is_enough
) AS enough ON enough.department = counted.department
WHERE 2 * coalesce(heard.customers, 0) <= counted.people
QUALIFY rank <= 10
ORDER BY counted.department, rank
