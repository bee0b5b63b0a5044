-- One row is one sure tie of one account record. Which records must speak of the same firm?
-- A domain, a merger or an id leaves no doubt; names come later, where these leave room.
-- What was decided counts before all: what was taken out of a firm has ties to no other.
WITH domain_told AS (
    SELECT told.account_id, registrable.domain
    FROM (SELECT account_id, unnest(domains) AS host FROM record.account) AS told
    INNER JOIN registrable USING (host)
    WHERE registrable.is_firm
),

external_id AS (
    SELECT account_id, external_id, split_part(external_id, ':', -1) AS bare
    FROM (SELECT account_id, unnest(external_ids) AS external_id FROM record.account) AS told
),

tie AS (
    SELECT account_id, 'domain:' || domain AS shared_key, 'same domain ' || domain AS reason
    FROM domain_told
    UNION ALL
    SELECT account_id, 'domain:' || domain AS shared_key, 'its people write from ' || domain AS reason
    FROM member_domain
    UNION ALL
    SELECT account_id, 'domain:' || domain AS shared_key, 'mail from ' || domain AS reason
    FROM mail_account
    UNION ALL
    SELECT account_id, 'record:' || merged_into AS shared_key, 'merged in ' || source AS reason
    FROM record.account
    WHERE merged_into IS NOT NULL
    UNION ALL
    SELECT
        given.account_id,
        'record:' || named.account_id AS shared_key,
        'carries the id ' || given.external_id AS reason
    FROM external_id AS given
    INNER JOIN record.account AS named
        ON split_part(named.source_id, ':', 2) = given.bare
    -- A short number is some system's own count, and means another firm in each.
    WHERE length(given.bare) >= 15
    UNION ALL
    SELECT account_id, 'id:' || bare AS shared_key, 'same number ' || bare AS reason
    FROM external_id
    WHERE length(bare) >= 6 AND regexp_matches(bare, '[A-Za-z]') AND regexp_matches(bare, '[0-9]')
    UNION ALL
    SELECT account_id, 'record:' || account_id AS shared_key, 'the only record' AS reason
    FROM (SELECT account_id FROM record.account UNION ALL SELECT account_id FROM mail_account) AS every_one
    UNION ALL
    SELECT
        record_id AS account_id,
        'decision:' || number AS shared_key,
        'you decided so' || CASE WHEN decided_on <> '' THEN ' on ' || decided_on ELSE '' END AS reason
    FROM decided_same
    -- A decision outlives what it was about: erased, or exported without it.
    WHERE
        sort = 'account'
        AND (
            record_id IN (SELECT account_id FROM record.account)
            OR record_id IN (SELECT account_id FROM mail_account)
        )
)

SELECT
    tie.account_id,
    tie.shared_key || CASE WHEN cut.number IS NOT NULL THEN ' but ' || cut.number ELSE '' END
        AS shared_key,
    tie.reason
FROM tie
LEFT JOIN account_cut AS cut ON cut.record_id = tie.account_id
