-- One row is one profile with the firms it belongs to, its own apart, and how many profiles these
-- have between them.
WITH firm_size AS (
    SELECT firm, count(*) AS profiles FROM profile_firm WHERE is_own GROUP BY firm
)

SELECT
    profile_firm.profile_id,
    list_sort(list(profile_firm.firm)) AS firms,
    list_sort(list_distinct(list(CASE WHEN profile_firm.is_own THEN profile_firm.firm END)))
        AS own_firms,
    sum(CASE WHEN profile_firm.is_own THEN firm_size.profiles END) AS profiles
FROM profile_firm
LEFT JOIN firm_size USING (firm)
GROUP BY profile_firm.profile_id
