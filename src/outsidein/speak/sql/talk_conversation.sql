-- One row is one conversation of one department with customers: how much of what was said in it.
-- A promise is for them whoever it begins with, so it is neither about us nor about them.
SELECT
    sentence.department,
    sentence.month,
    sentence.quarter,
    sentence.medium,
    sentence.thread_id,
    sum(len(sentence.words)) FILTER (WHERE sentence.side = 'us') AS our_words,
    sum(len(sentence.words)) FILTER (WHERE sentence.side = 'customer') AS their_words,
    count(*) FILTER (WHERE sentence.side = 'us') AS sentences,
    count(*) FILTER (WHERE sentence.side = 'us' AND sentence.kind = 'question') AS questions,
    count(*) FILTER (WHERE sentence.side = 'us' AND sentence.kind = 'pitch') AS pitches,
    count(*) FILTER (WHERE sentence.side = 'us' AND sentence.kind = 'answer') AS answers,
    count(*) FILTER (WHERE sentence.side = 'us' AND sentence.kind = 'promise') AS promises,
    count(*) FILTER (WHERE sentence.kind <> 'promise' AND talk_about.about = 'us') AS about_us,
    count(*) FILTER (WHERE sentence.kind <> 'promise' AND talk_about.about = 'reader')
        AS about_them,
    coalesce(sum(whose.telling) FILTER (WHERE sentence.side = 'us'), 0) AS our_telling,
    coalesce(sum(whose.theirs_too) FILTER (WHERE sentence.side = 'us'), 0) AS our_shared,
    coalesce(sum(whose.telling) FILTER (WHERE sentence.side = 'customer'), 0) AS their_telling,
    coalesce(sum(whose.theirs_too) FILTER (WHERE sentence.side = 'customer'), 0) AS their_shared
FROM talk_sentence AS sentence
LEFT JOIN talk_about USING (statement_id)
LEFT JOIN talk_whose AS whose USING (statement_id)
GROUP BY
    sentence.department, sentence.month, sentence.quarter, sentence.medium, sentence.thread_id
HAVING count(*) FILTER (WHERE sentence.side = 'us') > 0
