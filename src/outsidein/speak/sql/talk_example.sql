-- One row is one sentence of a department's as an example of one figure: one that at least two of
-- us said in the same words, so that it is nobody's. Sentences that name somebody are left out, and
-- which conversations it is from is not told.
WITH told AS (
    SELECT
        sentence.department,
        sentence.month,
        sentence.quarter,
        -- A mailbox that several share is nobody of us.
        CASE WHEN sentence.is_person THEN sentence.person_id END AS person_id,
        statement.text,
        lower(statement.text) AS words,
        length(statement.text) BETWEEN 40 AND 160 AS reads_well,
        statement.confidence,
        CASE sentence.kind WHEN 'question' THEN 'question' WHEN 'pitch' THEN 'pitch' END AS kind,
        -- A question is an example of a question, and a promise is neither about us nor about them.
        CASE
            WHEN sentence.kind IN ('question', 'promise') OR statement.text LIKE '%?' THEN NULL
            WHEN talk_about.about = 'us' THEN 'about us'
            WHEN talk_about.about = 'reader' THEN 'about them'
        END AS about
    FROM talk_sentence AS sentence
    INNER JOIN statement USING (statement_id)
    INNER JOIN talk_whose AS whose USING (statement_id)
    LEFT JOIN talk_about USING (statement_id)
    WHERE
        sentence.side = 'us'
        AND sentence.kind <> 'other'
        AND NOT whose.names_somebody
        AND NOT coalesce(statement.doubtful, false)
        AND length(statement.text) BETWEEN 20 AND 240
),

fitting AS (
    SELECT
        told.* EXCLUDE (kind, about),
        unnest([
            CASE WHEN confidence >= 0.8 THEN kind END,
            about
        ]) AS figure
    FROM told
),

spans AS (
    SELECT
        fitting.* EXCLUDE (month, quarter),
        span.period,
        CASE WHEN span.period = 'month' THEN month ELSE quarter END AS since
    FROM fitting
    CROSS JOIN (VALUES ('month'), ('quarter')) AS span (period)
    SEMI JOIN (SELECT DISTINCT department FROM talk WHERE is_enough) AS heard USING (department)
    WHERE figure IS NOT NULL
),

-- The same words are one candidate, whoever says them.
said AS (
    SELECT
        department,
        period,
        since,
        figure,
        words,
        count(DISTINCT person_id) AS people,
        min(text) AS text,
        max(confidence) AS confidence,
        bool_or(reads_well) AS reads_well
    FROM spans
    GROUP BY department, period, since, figure, words
    HAVING count(DISTINCT person_id) >= 2
)

SELECT said.department, said.period, said.since, said.figure, said.text, said.people
FROM said
INNER JOIN talk
    ON talk.department = said.department
    AND talk.period = said.period
    AND talk.since = said.since
    AND talk.medium = 'all'
    AND talk.figure = 'questions'
    AND talk.is_enough
QUALIFY row_number() OVER (
    PARTITION BY said.department, said.period, said.since, said.figure
    ORDER BY
        said.reads_well DESC,
        said.people DESC,
        said.confidence DESC,
        said.text
) = 1
ORDER BY said.department, said.period, said.since, said.figure
