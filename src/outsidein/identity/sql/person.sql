-- One row is one person, mailbox or bot. What do all systems together say of them?
WITH told AS (
    SELECT same_person.entity_id AS person_id, person.* EXCLUDE (person_id)
    FROM same_person
    INNER JOIN record.person AS person ON person.person_id = same_person.record_id
),

mail AS (
    SELECT
        same_person.entity_id AS person_id,
        list(DISTINCT person_mail.plain ORDER BY person_mail.plain) AS emails,
        bool_or(our_host.host IS NOT NULL) AS is_ours,
        bool_and(shared_mailbox.word IS NOT NULL) AS is_shared
    FROM same_person
    INNER JOIN person_mail ON person_mail.person_id = same_person.record_id
    LEFT JOIN our_host USING (host)
    LEFT JOIN shared_mailbox ON shared_mailbox.word = split_part(person_mail.plain, '@', 1)
    GROUP BY same_person.entity_id
),

described AS (
    SELECT
        person_id,
        -- A full name beats a nickname or a lone first name.
        max_by(
            name,
            CASE WHEN name LIKE '% %' AND name NOT LIKE '%@%' THEN '1' ELSE '0' END
            || lpad(CAST(length(name) AS VARCHAR), 4, '0') || name
        ) AS name,
        max_by(title, lpad(CAST(length(title) AS VARCHAR), 4, '0') || title) AS title,
        max(department) AS department,
        max(buying_role) AS buying_role,
        bool_or(side = 'us') AS is_us,
        bool_or(side = 'partner') AS is_partner,
        max(nature) AS nature
    FROM told
    GROUP BY person_id
)

SELECT
    described.person_id,
    coalesce(described.name, mail.emails[1], 'somebody') AS name,
    coalesce(mail.emails, []) AS emails,
    described.title,
    described.department,
    described.buying_role,
    CASE
        WHEN described.is_us OR coalesce(mail.is_ours, false) OR our_name.name IS NOT NULL
            THEN 'us'
        WHEN described.is_partner THEN 'partner'
        ELSE 'customer'
    END AS side,
    coalesce(
        described.nature,
        CASE WHEN coalesce(mail.is_shared, false) THEN 'shared mailbox' ELSE 'person' END
    ) AS nature
FROM described
LEFT JOIN mail USING (person_id)
LEFT JOIN our_name ON our_name.name = lower(described.name)
