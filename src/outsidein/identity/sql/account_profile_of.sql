-- One row is one account record, and the profile that its sure ties make it a part of.
SELECT
    numbered.account_id,
    min(numbered.account_id) OVER (PARTITION BY grouped.group_number) AS profile_id
FROM account_number AS numbered
INNER JOIN account_tie_group AS grouped ON numbered.record = grouped.record
