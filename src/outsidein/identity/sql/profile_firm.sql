-- One row is one profile of a person and one firm it belongs to: ours is called 'us'.
-- `is_own`: a system or its mail address says so, or those of the person it was found to be; else it
-- is only heard beside people of the firm.
WITH told AS (
    SELECT person_profile_of.profile_id, same_account.entity_id AS firm
    FROM record.membership AS membership
    INNER JOIN person_profile_of USING (person_id)
    INNER JOIN same_account ON same_account.record_id = membership.account_id
    UNION
    SELECT person_profile_of.profile_id, same_account.entity_id AS firm
    FROM person_mail
    INNER JOIN person_profile_of USING (person_id)
    INNER JOIN registrable USING (host)
    INNER JOIN mail_account USING (domain)
    INNER JOIN same_account ON same_account.record_id = mail_account.account_id
    UNION
    SELECT person_profile_of.profile_id, 'us' AS firm
    FROM person_mail
    INNER JOIN person_profile_of USING (person_id)
    INNER JOIN our_host USING (host)
    UNION
    SELECT person_profile_of.profile_id, 'us' AS firm
    FROM record.person AS person
    INNER JOIN person_profile_of USING (person_id)
    LEFT JOIN our_name ON our_name.name = lower(person.name)
    WHERE person.side = 'us' OR our_name.name IS NOT NULL
),

-- Who is one by now has one's firms, where none are told of oneself.
own AS (
    SELECT profile_id, firm FROM told
    UNION
    SELECT homeless.profile_id, told.firm
    FROM person_joined AS homeless
    ANTI JOIN told USING (profile_id)
    INNER JOIN person_joined AS same USING (entity_id)
    INNER JOIN told ON told.profile_id = same.profile_id
),

present AS (
    SELECT touch.thread_id, touch.account_id, touch.channel, person_profile_of.profile_id
    FROM (
        SELECT coalesce(thread_id, touch_id) AS thread_id, account_id, channel, author_id AS person_id
        FROM record.touch
        UNION
        SELECT coalesce(thread_id, touch_id), account_id, channel, unnest(party_ids)
        FROM record.touch
    ) AS touch
    INNER JOIN person_profile_of USING (person_id)
),

-- Whoever has no firm may be of those of the people that they may be.
likely AS (
    SELECT DISTINCT homeless.profile_id, own.firm
    FROM (
        SELECT left_id AS profile_id, right_id AS other_id, weight
        FROM compared_pair
        WHERE sort = 'person'
        UNION ALL
        SELECT right_id AS profile_id, left_id AS other_id, weight
        FROM compared_pair
        WHERE sort = 'person'
    ) AS homeless
    ANTI JOIN own USING (profile_id)
    INNER JOIN own ON own.profile_id = homeless.other_id
    WHERE homeless.weight >= $likely
),

-- Who has no firm of their own is heard beside these. A conversation is with one customer, as a rule:
-- the one that most of the others in it are of.
heard_beside AS (
    SELECT homeless.profile_id, firm_of_other.firm, count(DISTINCT firm_of_other.profile_id) AS others
    FROM present AS homeless
    ANTI JOIN own USING (profile_id)
    INNER JOIN present AS other USING (thread_id)
    INNER JOIN (FROM own UNION FROM likely) AS firm_of_other
        ON firm_of_other.profile_id = other.profile_id
    WHERE homeless.profile_id <> other.profile_id AND firm_of_other.firm <> 'us'
    GROUP BY homeless.profile_id, firm_of_other.firm
    QUALIFY others = max(others) OVER (PARTITION BY homeless.profile_id)
),

beside AS (
    SELECT profile_id, firm FROM heard_beside
    UNION
    SELECT homeless.profile_id, same_account.entity_id AS firm
    FROM present AS homeless
    ANTI JOIN own USING (profile_id)
    INNER JOIN same_account ON same_account.record_id = homeless.account_id
    UNION
    -- Whoever speaks in a room may be one of us.
    SELECT homeless.profile_id, 'us' AS firm
    FROM present AS homeless
    ANTI JOIN own USING (profile_id)
    WHERE homeless.channel IN ('call', 'meeting')
),

called_customer AS (
    SELECT DISTINCT person_profile_of.profile_id
    FROM record.person AS person
    INNER JOIN person_profile_of USING (person_id)
    WHERE person.side = 'customer'
)

SELECT profile_id, firm, true AS is_own FROM own
UNION ALL
-- Whom a system calls a customer's is none of us, and who is heard beside everyone is nobody's.
SELECT beside.profile_id, beside.firm, false AS is_own
FROM beside
LEFT JOIN called_customer USING (profile_id)
WHERE NOT (beside.firm = 'us' AND called_customer.profile_id IS NOT NULL)
QUALIFY count(*) OVER (PARTITION BY beside.profile_id) <= 4
