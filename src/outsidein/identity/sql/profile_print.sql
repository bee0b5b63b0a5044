-- One row is one profile, and a fingerprint of all that it is compared by.
SELECT profile.unique_id, CAST(hash(profile) AS VARCHAR) AS print
FROM profile
