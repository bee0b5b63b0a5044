-- One row is one key that so many share that those who share it were not compared for it. What was
-- passed over when people and accounts were told apart?
SELECT 'person' AS sort, person_block.sort AS what, person_block.block, count(*) AS profiles
FROM person_block
INNER JOIN person_profile USING (unique_id)
GROUP BY person_block.sort, person_block.block
HAVING
    count(*) > $most
    OR (
        person_block.sort = 'full name'
        AND count(*) FILTER (WHERE len(person_profile.own_firms) > 0) > $rare
    )
UNION ALL
SELECT 'account' AS sort, sort AS what, block, count(*) AS profiles
FROM account_block
GROUP BY ALL
HAVING count(*) > $most
