-- One row is one key that makes one profile of a firm worth comparing with others that have it too.
SELECT unique_id, 'name' AS sort, unnest(list_distinct(list_concat(cores, labels))) AS block
FROM account_profile
UNION ALL
SELECT unique_id, 'name' AS sort, unnest(initials) AS block FROM account_profile
UNION ALL
SELECT unique_id, 'word' AS sort, unnest(words) AS block FROM account_profile
UNION ALL
-- A misspelt name has its beginning or its end right, as a rule.
SELECT DISTINCT unique_id, 'beginning' AS sort, name[:5] AS block
FROM (SELECT unique_id, unnest(list_concat(cores, labels)) AS name FROM account_profile) AS named
UNION ALL
SELECT DISTINCT unique_id, 'end' AS sort, name[-6:] AS block
FROM (SELECT unique_id, unnest(list_concat(cores, labels)) AS name FROM account_profile) AS named
UNION ALL
SELECT unique_id, 'phone' AS sort, unnest(phones) AS block FROM account_profile
