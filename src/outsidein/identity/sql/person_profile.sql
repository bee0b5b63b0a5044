-- One row is one profile: all that records which are surely one tell of a person, to be compared
-- with other profiles. A `_share` is how many of the others have the same value, by powers of two,
-- with what is known of the world before anything is read: one in 2,000 surnames, one in 300 first
-- names is a given one.
WITH known AS (
    SELECT
        profile_name.first,
        profile_name.last,
        coalesce(
            profile_firms.own_firms[1], CASE WHEN ways.has_mail THEN profile_name.profile_id END
        ) AS firm
    FROM profile_name
    LEFT JOIN profile_firms USING (profile_id)
    LEFT JOIN profile_ways AS ways USING (profile_id)
),

-- How many firms have people of that name? Who has an address and no firm is one of their own; who
-- has neither may be anyone of these.
first_known AS (
    SELECT first, greatest(1, count(DISTINCT firm)) AS firms FROM known GROUP BY first
),

last_known AS (
    SELECT last, greatest(1, count(DISTINCT firm)) AS firms FROM known GROUP BY last
),

phone_known AS (
    SELECT profile_phone.phone, count(DISTINCT coalesce(profile_name.last, profile_id)) AS names
    FROM profile_phone
    LEFT JOIN profile_name USING (profile_id)
    GROUP BY profile_phone.phone
),

title_known AS (
    SELECT titles[1] AS title, count(*) AS profiles FROM profile_ways GROUP BY titles[1]
),

counted AS (
    SELECT
        (SELECT count(*) FROM profile_ways) AS profiles,
        (SELECT count(DISTINCT firm) FROM known) AS firms
)

SELECT
    ways.profile_id AS unique_id,
    profile_name.first,
    profile_name.last,
    profile_name.first_initial,
    profile_name.last_initial,
    profile_words.firsts,
    profile_words.lasts,
    profile_words.formals,
    list_sort(list_distinct([
        coalesce(profile_name.first, '') || coalesce(profile_name.last, ''),
        coalesce(profile_name.last, '') || coalesce(profile_name.first, ''),
        coalesce(profile_name.first_initial, '') || coalesce(profile_name.last, ''),
        coalesce(profile_name.first, '') || coalesce(profile_name.last_initial, ''),
        coalesce(profile_name.last, ''),
        coalesce(profile_name.first, '')
    ])) AS ways,
    coalesce(profile_firms.firms, []) AS firms,
    coalesce(profile_firms.own_firms, []) AS own_firms,
    array_to_string(nullif(profile_firms.own_firms, []), ',') AS firm,
    ways.* EXCLUDE (profile_id),
    ways.phones[1] AS phone,
    ways.titles[1] AS title,
    pow(2, round(log2(first_known.firms / (counted.firms + 300)))) AS first_share,
    pow(2, round(log2(last_known.firms / (counted.firms + 2000)))) AS last_share,
    pow(2, round(log2(least(1, profile_firms.profiles / counted.profiles)))) AS firm_share,
    pow(2, round(log2((phone_known.names - 1 + 0.1) / (counted.profiles + 1000)))) AS phone_share,
    pow(2, round(log2(title_known.profiles / (counted.profiles + 50)))) AS title_share
FROM profile_ways AS ways
CROSS JOIN counted
INNER JOIN profile_words USING (profile_id)
LEFT JOIN profile_name USING (profile_id)
LEFT JOIN profile_firms USING (profile_id)
LEFT JOIN first_known ON first_known.first = profile_name.first
LEFT JOIN last_known ON last_known.last = profile_name.last
LEFT JOIN phone_known ON phone_known.phone = ways.phones[1]
LEFT JOIN title_known ON title_known.title = ways.titles[1]
