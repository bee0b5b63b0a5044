-- One row is one touch that one firm can be named for, and how we know.
WITH home AS (
    -- A record's own firm: the one a system told rather than the one its address tells.
    SELECT record_id, min_by(account_id, CAST(preference AS VARCHAR) || account_id) AS account_id
    FROM record_home
    GROUP BY record_id
),

person_home AS (
    SELECT person_id, min(account_id) AS account_id
    FROM membership
    GROUP BY person_id
    HAVING count(DISTINCT account_id) = 1
),

candidate AS (
    SELECT touch.touch_id, same_account.entity_id AS account_id, 0 AS preference
    FROM record.touch AS touch
    INNER JOIN same_account ON same_account.record_id = touch.account_id
    UNION ALL
    SELECT touch_party.touch_id, home.account_id, 1 + touch_party.distance AS preference
    FROM touch_party
    INNER JOIN home USING (record_id)
    WHERE touch_party.side <> 'us'
    UNION ALL
    SELECT touch_party.touch_id, person_home.account_id, 3 + touch_party.distance AS preference
    FROM touch_party
    INNER JOIN person_home USING (person_id)
    WHERE touch_party.side <> 'us'
)

SELECT
    touch_id,
    min_by(account_id, CAST(preference AS VARCHAR) || account_id) AS account_id
FROM candidate
GROUP BY touch_id
