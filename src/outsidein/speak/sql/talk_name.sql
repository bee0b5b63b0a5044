-- One row is one word of a name: of one of us or of our firm (no account), or of an account and
-- those who speak in it. Names are nobody's choice of words.
WITH named AS (
    SELECT DISTINCT sentence.account_id, person.name
    FROM talk_sentence AS sentence
    INNER JOIN person USING (person_id)
    WHERE sentence.side = 'customer' AND sentence.account_id IS NOT NULL
    UNION
    SELECT account_id, name FROM account
    UNION
    SELECT NULL AS account_id, name FROM person WHERE side = 'us' AND nature = 'person'
    UNION
    SELECT NULL AS account_id, unnest($our_names) AS name
)

SELECT DISTINCT
    account_id,
    unnest(regexp_extract_all(replace(lower(name), '’', ''''), '[\p{L}\p{N}]+')) AS word
FROM named
WHERE name IS NOT NULL
