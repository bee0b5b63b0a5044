-- One row is one key of one account record. Which records speak of the same firm?
SELECT account_id, shared_key, reason FROM account_tie
UNION ALL
SELECT account_id, shared_key, reason FROM account_name_key
