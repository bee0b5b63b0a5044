-- One row counts pairs of records: those planted as one and joined, those planted as one, those joined.
-- Records that tell nothing of who they are, such as a browser nobody signed in with, are left out.
WITH met AS (
    SELECT truth.key, same_as.entity_id, count(*) AS records
    FROM read_parquet($same_as) AS truth
    INNER JOIN same_as USING (source, source_id)
    WHERE truth.is_told AND same_as.sort = $sort AND list_contains($entities, truth.entity)
    GROUP BY ALL
),

planted AS (SELECT key, sum(records) AS records FROM met GROUP BY key),

joined AS (SELECT entity_id, sum(records) AS records FROM met GROUP BY entity_id)

SELECT
    CAST(coalesce((SELECT sum(records * (records - 1) // 2) FROM met), 0) AS BIGINT) AS both,
    CAST(coalesce((SELECT sum(records * (records - 1) // 2) FROM planted), 0) AS BIGINT) AS planted,
    CAST(coalesce((SELECT sum(records * (records - 1) // 2) FROM joined), 0) AS BIGINT) AS joined
