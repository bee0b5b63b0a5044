-- One row is one person, mailbox or bot. What do all systems together say of them?
WITH told AS (
    SELECT
        same_person.entity_id AS person_id,
        person.* EXCLUDE (person_id),
        person.name IS NOT NULL AND no_name.name IS NULL AS is_named,
        count(*) OVER (PARTITION BY same_person.entity_id, person.name) AS tellings,
        row_number() OVER (
            PARTITION BY same_person.entity_id
            ORDER BY
                person.updated_at NULLS FIRST, person.created_at NULLS FIRST,
                person.source, person.person_id
        ) AS newness
    FROM same_person
    INNER JOIN record.person AS person ON person.person_id = same_person.record_id
    LEFT JOIN no_name ON no_name.name = person.name
),

mail AS (
    SELECT
        same_person.entity_id AS person_id,
        list(DISTINCT person_mail.plain ORDER BY person_mail.plain) AS emails,
        bool_or(our_host.host IS NOT NULL) AS is_ours
    FROM same_person
    INNER JOIN person_mail ON person_mail.person_id = same_person.record_id
    LEFT JOIN our_host USING (host)
    GROUP BY same_person.entity_id
),

judged AS (
    -- One record of a person among those of a mailbox makes a person.
    SELECT same_person.entity_id AS person_id, max(record_nature.nature) AS nature
    FROM record.person AS person
    INNER JOIN same_person ON same_person.record_id = person.person_id
    LEFT JOIN record_nature ON record_nature.person_id = person.person_id
    WHERE person.name IS NOT NULL OR len(person.emails) > 0
    GROUP BY same_person.entity_id
    HAVING bool_and(record_nature.nature IS NOT NULL)
),

described AS (
    SELECT
        person_id,
        -- A full name beats a nickname or a lone first name; of full ones, what most records say.
        max_by(
            name,
            CASE WHEN name LIKE '% %' AND name NOT LIKE '%@%' THEN '1' ELSE '0' END
            || lpad(CAST(tellings AS VARCHAR), 6, '0')
            || lpad(CAST(length(name) AS VARCHAR), 4, '0') || name
        ) AS name,
        -- All else is what the newest record that tells it says: max_by passes over nulls.
        max_by(title, newness) AS title,
        max_by(department, newness) AS department,
        max_by(buying_role, newness) AS buying_role,
        bool_or(is_named) AS is_named,
        bool_or(side = 'us') AS is_us,
        bool_or(side = 'partner') AS is_partner,
        bool_or(side IS NOT NULL) AS has_side,
        max(nature) AS nature
    FROM told
    GROUP BY person_id
),

voice AS (
    -- Whoever speaks in a call or meeting, and may be nobody that anyone can name.
    SELECT DISTINCT same_person.entity_id AS person_id
    FROM record.touch AS touch
    INNER JOIN same_person ON same_person.record_id = touch.author_id
    WHERE touch.channel IN ('call', 'meeting')
),

member AS (
    SELECT DISTINCT same_person.entity_id AS person_id
    FROM record.membership AS membership
    INNER JOIN same_person ON same_person.record_id = membership.person_id
    WHERE membership.account_id IS NOT NULL
),

known AS (
    SELECT
        described.*,
        mail.emails,
        coalesce(mail.is_ours, false) AS is_at_ours,
        judged.nature AS judged,
        voice.person_id IS NOT NULL AND mail.person_id IS NULL AND NOT described.is_named
            AS is_unnamed_voice,
        described.has_side OR member.person_id IS NOT NULL AS is_placed
    FROM described
    LEFT JOIN mail USING (person_id)
    LEFT JOIN judged USING (person_id)
    LEFT JOIN voice USING (person_id)
    LEFT JOIN member USING (person_id)
)

SELECT
    known.person_id,
    coalesce(known.name, known.emails[1], 'somebody') AS name,
    coalesce(known.emails, []) AS emails,
    known.title,
    known.department,
    known.buying_role,
    CASE
        WHEN known.is_us OR known.is_at_ours OR our_name.name IS NOT NULL THEN 'us'
        WHEN known.is_partner THEN 'partner'
        WHEN known.is_unnamed_voice AND NOT known.is_placed THEN 'unknown'
        ELSE 'customer'
    END AS side,
    CASE
        WHEN known.nature IS NOT NULL THEN known.nature
        WHEN known.is_unnamed_voice THEN 'unnamed voice'
        ELSE coalesce(known.judged, 'person')
    END AS nature
FROM known
LEFT JOIN our_name ON our_name.name = lower(known.name)
