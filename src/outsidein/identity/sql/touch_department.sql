-- One row is one touch that one of our departments said or heard, by who of us took part.
SELECT
    touch_party.touch_id,
    min_by(
        our_department.department,
        CAST(touch_party.distance AS VARCHAR) || CAST(our_department.preference AS VARCHAR)
        || our_department.department
    ) AS department
FROM touch_party
INNER JOIN our_department USING (person_id)
INNER JOIN record.touch AS touch USING (touch_id)
WHERE
    touch_party.side = 'us'
    AND (our_department.from_at IS NULL OR touch.happened_at IS NULL OR our_department.from_at <= touch.happened_at)
    AND (our_department.to_at IS NULL OR touch.happened_at IS NULL OR touch.happened_at < our_department.to_at)
GROUP BY touch_party.touch_id
