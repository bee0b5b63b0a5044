-- One row is one word as it is said, and the word it is counted as: without the ending of a plural,
-- so that invoices are an invoice too. Numbers and words that any sentence is made of are left out,
-- and so is what is too short for anything but a name.
WITH said AS (
    SELECT DISTINCT unnest(words) AS said
    FROM talk_sentence
    WHERE side = 'customer' OR kind <> 'other'
),

folded AS (
    SELECT
        said,
        CASE
            WHEN said LIKE '%''s' OR said LIKE '%''' THEN regexp_replace(said, '''s?$', '')
            WHEN said LIKE '%ies' AND length(said) > 4 THEN regexp_replace(said, 'ies$', 'y')
            WHEN regexp_matches(said, '(ss|sh|ch|x)es$') THEN regexp_replace(said, 'es$', '')
            WHEN regexp_matches(said, '[^siu]s$') THEN regexp_replace(said, 's$', '')
            ELSE said
        END AS word
    FROM said
    WHERE NOT regexp_matches(said, '[0-9]')
)

SELECT folded.said, folded.word
FROM folded
LEFT JOIN (SELECT DISTINCT word FROM talk_name) AS name ON name.word = folded.said
ANTI JOIN talk_stop_word AS stop_said ON stop_said.word = folded.said
ANTI JOIN talk_stop_word AS stop_word ON stop_word.word = folded.word
WHERE length(folded.word) > 2 OR name.word IS NOT NULL
