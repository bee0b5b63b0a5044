-- One row is one sentence of a department's as an example of one figure: rather one that several of
-- us say in the same words, so that it is nobody's. Sentences that name somebody are left out.
WITH told AS (
    SELECT
        sentence.department,
        sentence.month,
        sentence.quarter,
        sentence.person_id,
        sentence.statement_id,
        lower(statement.text) AS words,
        length(statement.text) BETWEEN 40 AND 160 AS reads_well,
        statement.confidence,
        CASE sentence.kind WHEN 'question' THEN 'question' WHEN 'pitch' THEN 'pitch' END AS kind,
        -- A question is an example of a question, and a promise is neither about us nor about them.
        CASE
            WHEN sentence.kind IN ('question', 'promise') OR statement.text LIKE '%?' THEN NULL
            WHEN talk_about.about = 'us' THEN 'about us'
            WHEN talk_about.about = 'reader' THEN 'about them'
        END AS about,
        whose.telling - whose.theirs_too AS own
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
            about,
            CASE WHEN own >= 2 THEN 'own words' END
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
        min(statement_id) AS statement_id,
        max(own) AS own,
        max(confidence) AS confidence,
        bool_or(reads_well) AS reads_well
    FROM spans
    GROUP BY department, period, since, figure, words
)

SELECT said.department, said.period, said.since, said.figure, said.statement_id, said.people
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
        said.people > 1 DESC,
        CASE WHEN said.figure = 'own words' THEN said.own ELSE 0 END DESC,
        said.reads_well DESC,
        said.people DESC,
        said.confidence DESC,
        said.statement_id
) = 1
ORDER BY said.department, said.period, said.since, said.figure
