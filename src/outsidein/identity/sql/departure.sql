-- One row is one member of an account who left it, and how we know.
WITH present AS (
    SELECT max(happened_at) AS now_at FROM touch
),

told AS (
    SELECT
        account_id,
        person_id,
        to_at AS left_at,
        CAST(NULL AS VARCHAR) AS statement_id,
        'their membership ended on ' || strftime(to_at, '%-d %b %Y') AS reason,
        1 AS preference
    FROM group_member
    CROSS JOIN present
    WHERE to_at <= present.now_at
),

moved AS (
    SELECT
        former_member.account_id,
        former_member.person_id,
        CAST(NULL AS TIMESTAMPTZ) AS left_at,
        CAST(NULL AS VARCHAR) AS statement_id,
        'a system puts them at ' || coalesce(account.name, 'another firm') || ' now' AS reason,
        1 AS preference
    FROM former_member
    LEFT JOIN account ON account.account_id = former_member.now_at_id
),

said AS (
    SELECT
        statement.account_id,
        statement.person_id,
        statement.statement_id,
        statement.text,
        statement.happened_at,
        signed.shows,
        ' ' || regexp_replace(statement.text, '[^\p{L}-]+', ' ', 'g') || ' ' AS words
    FROM signed
    INNER JOIN statement USING (statement_id)
    WHERE signed.role = 'left' AND statement.account_id IS NOT NULL
),

own_words AS (
    SELECT
        said.account_id,
        said.person_id,
        said.happened_at AS left_at,
        said.statement_id,
        'they said “' || said.text || '”' AS reason,
        2 AS preference
    FROM said
    INNER JOIN group_member USING (account_id, person_id)
    WHERE said.shows = 'of themselves'
),

named AS (
    -- Whoever of the account is named, written as a name is: "Will" and not "will". A first name is
    -- enough, if one alone of them has it. Their own mailbox may say so when they are gone, but it
    -- does not say "I".
    SELECT
        said.account_id,
        group_member.person_id,
        said.happened_at,
        said.statement_id,
        said.text,
        speaker.name AS speaker,
        said.person_id IS NOT DISTINCT FROM group_member.person_id AS is_own,
        contains(said.words, ' ' || split_part(trim(person.name), ' ', -1) || ' ') AS is_full
    FROM said
    INNER JOIN group_member USING (account_id)
    INNER JOIN person ON person.person_id = group_member.person_id
    LEFT JOIN person AS speaker ON speaker.person_id = said.person_id
    WHERE
        said.shows = 'of somebody'
        AND (
            said.person_id IS DISTINCT FROM group_member.person_id
            OR NOT regexp_matches(lower(said.words), ' (i|me|my|we|us|our) ')
        )
        AND person.name LIKE '% %'
        AND contains(said.words, ' ' || split_part(trim(person.name), ' ', 1) || ' ')
),

others_words AS (
    SELECT
        account_id,
        person_id,
        happened_at AS left_at,
        statement_id,
        coalesce(speaker, 'somebody') || ' said “' || text || '”' AS reason,
        3 AS preference
    FROM named
    QUALIFY
        row_number() OVER (
            PARTITION BY statement_id, account_id ORDER BY is_own, is_full DESC
        ) = 1
        AND count(*) OVER (PARTITION BY statement_id, account_id, is_own, is_full) = 1
),

known AS (
    FROM told
    UNION ALL BY NAME
    FROM moved
    UNION ALL BY NAME
    FROM own_words
    UNION ALL BY NAME
    FROM others_words
)

-- Who is still heard long after was not the one that was meant, or stayed.
SELECT known.*
FROM known
LEFT JOIN group_times USING (account_id, person_id)
WHERE
    known.preference = 1
    OR group_times.last_at IS NULL
    OR known.left_at IS NULL
    OR group_times.last_at <= known.left_at + to_days($farewell_days)
QUALIFY row_number() OVER (
    PARTITION BY known.account_id, known.person_id
    ORDER BY known.preference, known.left_at DESC NULLS LAST, known.statement_id
) = 1
