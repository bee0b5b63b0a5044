-- One row is one key that so many share that those who share it were not compared for it. What was
-- passed over when people and accounts were told apart?
SELECT 'person' AS sort, sort AS what, block, count(*) AS profiles
FROM person_block
GROUP BY ALL
HAVING count(*) > $most
UNION ALL
SELECT 'account' AS sort, sort AS what, block, count(*) AS profiles
FROM account_block
GROUP BY ALL
HAVING count(*) > $most
