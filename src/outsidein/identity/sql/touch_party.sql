-- One row is one person who said or heard one touch.
WITH party AS (
    SELECT touch_id, author_id AS record_id, 0 AS distance
    FROM record.touch
    WHERE author_id IS NOT NULL
    UNION ALL
    SELECT touch_id, unnest(party_ids) AS record_id, 1 AS distance
    FROM record.touch
)

SELECT
    party.touch_id,
    party.record_id,
    party.distance,
    record_side.person_id,
    record_side.side
FROM party
INNER JOIN record_side USING (record_id)
