-- One row is one phone number of one profile: its last nine digits.
SELECT DISTINCT person_profile_of.profile_id, right(told.digits, 9) AS phone
FROM (
    SELECT person_id, regexp_replace(unnest(phones), '[^0-9]', '', 'g') AS digits
    FROM record.person
) AS told
INNER JOIN person_profile_of USING (person_id)
-- The same digit again and again is a stand-in, as 000000000 is.
WHERE length(told.digits) >= 7 AND replace(told.digits, told.digits[1], '') <> ''
