-- One row is one touch that one firm can be named for.
-- The source's word counts first, then the firm of who said it, then that of those who heard it:
-- a guest never takes a touch from its author's firm. Where the nearest of these point to several
-- firms, none is named here, and the thread decides.
WITH record_firm AS (
    -- A record's own firms: those that a system told rather than those that its address tells.
    SELECT record_id, account_id
    FROM record_home
    QUALIFY preference = min(preference) OVER (PARTITION BY record_id)
),

party_firm AS (
    -- Of a record without a firm of its own, the firms of its person.
    SELECT
        touch_party.touch_id,
        touch_party.distance,
        coalesce(record_firm.account_id, membership.account_id) AS account_id
    FROM touch_party
    LEFT JOIN record_firm USING (record_id)
    LEFT JOIN membership
        ON membership.person_id = touch_party.person_id AND record_firm.account_id IS NULL
    WHERE touch_party.side <> 'us'
),

candidate AS (
    SELECT touch.touch_id, same_account.entity_id AS account_id, 0 AS preference
    FROM record.touch AS touch
    INNER JOIN same_account ON same_account.record_id = touch.account_id
    UNION ALL
    SELECT touch_id, account_id, 1 + distance AS preference
    FROM party_firm
    WHERE account_id IS NOT NULL
),

nearest AS (
    SELECT touch_id, account_id
    FROM candidate
    QUALIFY preference = min(preference) OVER (PARTITION BY touch_id)
)

SELECT touch_id, min(account_id) AS account_id
FROM nearest
GROUP BY touch_id
HAVING count(DISTINCT account_id) = 1
