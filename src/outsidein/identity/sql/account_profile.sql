-- One row is one profile: all that records which are surely one tell of a firm, to be compared with
-- other profiles. `plain_share` is how many of the others have the same name, by powers of two: of
-- what is not read, one firm in a million.
WITH named AS (
    SELECT
        account_profile_of.profile_id,
        firm_name.*,
        count(*) AS tellings
    FROM account_profile_of
    INNER JOIN record.account AS account USING (account_id)
    INNER JOIN firm_name USING (name)
    WHERE firm_name.plain <> ''
    GROUP BY ALL
),

names AS (
    SELECT
        profile_id,
        list(DISTINCT plain ORDER BY plain) AS plains,
        list(DISTINCT core ORDER BY core) AS cores,
        list_sort(list_distinct(flatten(list(words)))) AS words,
        coalesce(
            list(DISTINCT initials ORDER BY initials) FILTER (WHERE initials <> ''), []
        ) AS initials,
        coalesce(list(DISTINCT form ORDER BY form) FILTER (WHERE form <> ''), []) AS forms,
        max_by(core, lpad(CAST(tellings AS VARCHAR), 9, '0') || core) AS core,
        max_by(plain, lpad(CAST(tellings AS VARCHAR), 9, '0') || plain) AS plain
    FROM named
    GROUP BY profile_id
),

domain AS (
    SELECT
        account_profile_of.profile_id,
        regexp_replace(split_part(split_part(account_tie.shared_key, ':', 2), '.', 1), '[^a-z0-9]', '', 'g') AS label
    FROM account_tie
    INNER JOIN account_profile_of USING (account_id)
    WHERE account_tie.shared_key LIKE 'domain:%'
),

at_domain AS (
    SELECT profile_id, list(DISTINCT label ORDER BY label) AS labels FROM domain GROUP BY profile_id
),

told AS (
    SELECT
        account_profile_of.profile_id,
        list(DISTINCT lower(trim(account.city)) ORDER BY lower(trim(account.city)))
            FILTER (WHERE trim(account.city) <> '') AS cities,
        list(DISTINCT lower(trim(account.country)) ORDER BY lower(trim(account.country)))
            FILTER (WHERE trim(account.country) <> '') AS countries,
        list(DISTINCT right(regexp_replace(account.phone, '[^0-9]', '', 'g'), 9))
            FILTER (WHERE length(regexp_replace(account.phone, '[^0-9]', '', 'g')) >= 7) AS phones,
        list(DISTINCT parent.profile_id ORDER BY parent.profile_id)
            FILTER (WHERE parent.profile_id <> account_profile_of.profile_id) AS parents
    FROM record.account AS account
    INNER JOIN account_profile_of USING (account_id)
    LEFT JOIN account_profile_of AS parent ON parent.account_id = account.parent_id
    GROUP BY account_profile_of.profile_id
),

-- Of how many firms with domains of their own is this the name?
known AS (
    SELECT named.plain, greatest(1, count(DISTINCT at_domain.profile_id)) AS firms
    FROM named
    LEFT JOIN at_domain USING (profile_id)
    GROUP BY named.plain
),

every_one AS (
    SELECT profile_id, count(*) OVER () AS profiles
    FROM (SELECT DISTINCT profile_id FROM account_profile_of) AS once
)

SELECT
    every_one.profile_id AS unique_id,
    coalesce(names.plains, []) AS plains,
    coalesce(names.cores, []) AS cores,
    coalesce(names.words, []) AS words,
    coalesce(names.initials, []) AS initials,
    coalesce(names.forms, []) AS forms,
    names.core,
    names.plain,
    coalesce(at_domain.labels, []) AS labels,
    coalesce(told.cities, []) AS cities,
    coalesce(told.countries, []) AS countries,
    coalesce(list_sort(told.phones), []) AS phones,
    coalesce(told.parents, []) AS parents,
    pow(2, round(log2((known.firms - 1 + 0.1) / (every_one.profiles + 100000)))) AS plain_share
FROM every_one
LEFT JOIN names USING (profile_id)
LEFT JOIN at_domain USING (profile_id)
LEFT JOIN told USING (profile_id)
LEFT JOIN known USING (plain)
